import type { Send } from '../../probe/check.js';
import { Problem } from '../problem.js';

/** The host of a desktop or remote VS Code has Node; that of a browser has not. */
export const hasNode = 'process' in globalThis && 'node' in process.versions;

/** Sends through Node, with the proxy and the certificates of VS Code. */
export async function loadSend(): Promise<Send> {
  if (!hasNode) throw new Problem('A browser cannot send this request.');
  return (await import('../../probe/node/nodeSend.js')).nodeSend();
}
