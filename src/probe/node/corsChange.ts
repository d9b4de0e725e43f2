import type { Account } from './account.js';
import { accountSentence } from './accountErrors.js';
import {
  areSame,
  type BucketRules,
  readPermission,
  readRules,
  writePermission,
  writeRules,
} from './corsRules.js';

/** What became of a change. In each case but `written` the sentence says what the bucket has now, as far as that is known. */
export interface ChangeOutcome {
  readonly status: 'written' | 'untouched' | 'differs' | 'unknown';
  readonly sentence: string;
}

export interface RuleChange {
  readonly bucket: string;
  /** What the user was shown as the present rules. */
  readonly shown: BucketRules;
  readonly wanted: BucketRules;
}

/**
 * Replaces a bucket's CORS rules by those that the user agreed to, if it still has those that the user was shown.
 *
 * S3 has no condition on this call, so somebody who writes between this reading and this writing is overwritten; the reading
 * comes right before the writing to keep that gap small.
 */
export async function changeRules(
  account: Account,
  { bucket, shown, wanted }: RuleChange,
  signal: AbortSignal,
): Promise<ChangeOutcome> {
  let before: BucketRules;
  try {
    before = await readRules(account, bucket, signal);
  } catch (error) {
    return {
      status: 'untouched',
      sentence: `${accountSentence(error, readPermission)} Nothing was written.`,
    };
  }
  if (!areSame(before, shown))
    return {
      status: 'untouched',
      sentence: `Somebody changed the CORS rules of ${bucket} since they were shown. Nothing was written; look at them again.`,
    };
  if (signal.aborted) return { status: 'untouched', sentence: 'Cancelled; nothing was written.' };
  let failure: string | null = null;
  try {
    await writeRules(account, bucket, wanted, signal);
  } catch (error) {
    failure = accountSentence(error, writePermission);
  }
  return readBack(account, { bucket, shown, wanted }, failure);
}

/** A write whose answer was lost may have happened, so what counts is what can be read. It is read even when cancelled. */
async function readBack(
  account: Account,
  { bucket, shown, wanted }: RuleChange,
  failure: string | null,
): Promise<ChangeOutcome> {
  const because = failure === null ? '' : `${failure} `;
  let after: BucketRules;
  try {
    after = await readRules(account, bucket, new AbortController().signal);
  } catch (error) {
    return {
      status: 'unknown',
      sentence: `${because}The rules could not be read back (${accountSentence(error, readPermission)}), so whether ${bucket} has the new ones is not known.`,
    };
  }
  if (areSame(after, wanted))
    return {
      status: 'written',
      sentence: `${bucket} now has ${wanted === null ? 'no CORS rules' : 'these CORS rules'}, as read back from the store.`,
    };
  if (areSame(after, shown))
    return { status: 'untouched', sentence: `${because}${bucket} still has its former CORS rules.` };
  return {
    status: 'differs',
    sentence: `${because}${bucket} has CORS rules that are neither the former nor the new ones: somebody else wrote at the same time.`,
  };
}
