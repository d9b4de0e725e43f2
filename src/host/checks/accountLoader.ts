import { Problem } from '../problem.js';
import { hasNode } from './probeLoader.js';

/** The AWS SDK and what is done with it: loaded when a command needs the user's own credentials. */
export async function loadAccount() {
  if (!hasNode)
    throw new Problem(
      'VS Code in a browser has no credentials of yours. Run this in a desktop VS Code, or use the AWS CLI.',
    );
  const [account, errors, rules, change, uploads, settings] = await Promise.all([
    import('../../probe/node/account.js'),
    import('../../probe/node/accountErrors.js'),
    import('../../probe/node/corsRules.js'),
    import('../../probe/node/corsChange.js'),
    import('../../probe/node/unfinishedUploads.js'),
    import('../../probe/node/bucketSettings.js'),
  ]);
  return { ...account, ...errors, ...rules, ...change, ...uploads, ...settings };
}

export type AccountTools = Awaited<ReturnType<typeof loadAccount>>;
