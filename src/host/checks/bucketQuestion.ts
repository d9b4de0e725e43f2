import * as vscode from 'vscode';
import type { Account, AccountChoice } from '../../probe/node/account.js';
import type { PlannedRequest } from '../../probe/check.js';
import type { CurrentCase } from '../currentCase.js';
import { type AccountTools, loadAccount } from './accountLoader.js';
import { chooseAccount } from './accountSettings.js';
import { type Consent, requireTrust } from './consent.js';

/** A call with the user's own credentials, as it is shown before. */
export interface SignedCall {
  readonly method: string;
  /** Path and query behind the bucket. */
  readonly target: string;
  readonly purpose: string;
}

/** A bucket, and the credentials with which it may be asked. */
export interface BucketQuestion {
  readonly tools: AccountTools;
  readonly account: Account;
  readonly bucket: string;
  readonly host: string;
}

/**
 * Asks which bucket and whose credentials, and whether these calls may be made. Undefined when the user backs out. The caller
 * closes the account.
 */
export async function askBucket(
  { current, consent }: { readonly current: CurrentCase; readonly consent: Consent },
  calls: readonly SignedCall[],
): Promise<BucketQuestion | undefined> {
  requireTrust();
  const tools = await loadAccount();
  const values = current.shown?.diagnosis.values;
  const bucket = await vscode.window.showInputBox({
    title: 'The bucket',
    value: values?.bucket ?? '',
    validateInput: (text) =>
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/i.test(text.trim())
        ? undefined
        : 'A bucket’s name: 3 to 63 letters, digits, dots and hyphens',
  });
  if (bucket === undefined) return undefined;
  const choice = await chooseAccount(values?.region ?? null);
  if (choice === undefined) return undefined;
  return openBucket({ tools, choice, bucket: bucket.trim(), consent, calls });
}

/** The same for a bucket and credentials that are known from before. */
export async function openBucket({
  tools,
  choice,
  bucket,
  consent,
  calls,
  changes = false,
}: {
  readonly tools: AccountTools;
  readonly choice: AccountChoice;
  readonly bucket: string;
  readonly consent: Consent;
  readonly calls: readonly SignedCall[];
  readonly changes?: boolean;
}): Promise<BucketQuestion | undefined> {
  const host = tools.hostOf(choice, bucket);
  const signer = choice.profile === null ? 'the default credentials' : `the profile ${choice.profile}`;
  const requests = calls.map(({ method, target, purpose }): PlannedRequest => ({
    method,
    url: `${choice.endpoint === null ? `https://${host}` : `${choice.endpoint.replace(/\/$/, '')}/${bucket}`}${target}`,
    headers: [['authorization', `a signature by ${signer}`]],
    purpose,
    isAnnouncement: false,
  }));
  const agreed = changes
    ? await consent.askForChange(host, requests, signer)
    : await consent.ask(host, requests, signer);
  if (!agreed) return undefined;
  return { tools, account: tools.openAccount(choice), bucket, host };
}
