import type { CheckTarget } from '../../probe/target.js';
import type { CheckWords } from '../../protocol/panel.js';
import type { CurrentCase } from '../currentCase.js';
import { loadAccount } from './accountLoader.js';
import { askBucket } from './bucketQuestion.js';
import type { Consent } from './consent.js';
import { withProgress } from './progress.js';

/** How the check is offered beside those that need no credentials. */
export const settingsOffer = {
  title: 'Settings of the bucket',
  question: 'Which settings of the bucket bear on this upload?',
  permission: 'Your own credentials, with the right to read each setting.',
} as const;

/** Reads the settings of the upload's bucket with the user's own credentials; undefined when the user backs out. */
export async function checkSettings(
  parts: { readonly current: CurrentCase; readonly consent: Consent },
  target: CheckTarget,
): Promise<CheckWords | undefined> {
  const { bucketSettings } = await loadAccount();
  const question = await askBucket(
    parts,
    bucketSettings.map(({ name, request, permission }) => ({
      method: 'GET',
      target: request.replace(/^GET /, '/'),
      purpose: `${name}, by ${permission}`,
    })),
  );
  if (question === undefined) return undefined;
  const { tools, account, bucket } = question;
  try {
    const lines = await withProgress(`Reading the settings of ${bucket}`, (signal) =>
      tools.readBucketSettings(account, bucket, target, signal),
    );
    const { title, question: asked } = settingsOffer;
    const sentence = `What ${bucket} says about itself, to ${account.choice.profile ?? 'the default credentials'}.`;
    return { title, question: asked, sentence, lines, proves: true, exchange: '' };
  } finally {
    account.close();
  }
}
