import { Problem } from '../problem.js';
import { hasNode } from './probeLoader.js';

/** The AWS SDK and what is done with it: loaded when a command needs the user's own credentials. */
export async function loadAccount() {
  if (!hasNode)
    throw new Problem(
      'VS Code in a browser has no credentials of yours. Run this in a desktop VS Code, or use the AWS CLI.',
    );
  return import('../../probe/node/accountTools.js');
}

export type AccountTools = Awaited<ReturnType<typeof loadAccount>>;
