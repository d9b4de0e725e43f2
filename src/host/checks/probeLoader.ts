import { Problem } from '../problem.js';

/** The host of a desktop or remote VS Code has Node; that of a browser has not. */
export const hasNode = 'process' in globalThis && 'node' in process.versions;

/** The checks that need no credentials, and how they are sent: loaded when the first one is asked for. */
export async function loadChecks() {
  const [
    { checks },
    { findTarget },
    { runCheck },
    { withEvidence },
    { requestText, exchangeText },
    { curlCommand },
    { redact },
  ] = await Promise.all([
    import('../../probe/checks.js'),
    import('../../probe/target.js'),
    import('../../probe/runCheck.js'),
    import('../../probe/judgeTogether.js'),
    import('../../probe/exchangeText.js'),
    import('../../probe/curlCommand.js'),
    import('../../core/redact.js'),
  ]);
  return { checks, findTarget, runCheck, withEvidence, requestText, exchangeText, curlCommand, redact };
}

export type Checks = Awaited<ReturnType<typeof loadChecks>>;

/** Sends through Node, with the proxy and the certificates of VS Code. */
export async function loadSend() {
  if (!hasNode) throw new Problem('A browser cannot send this request.');
  return (await import('../../probe/node/nodeSend.js')).nodeSend();
}
