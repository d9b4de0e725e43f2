/** What the processes of a VS Code under test did on the network, as watchSockets.mjs wrote it down. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const watcher = pathToFileURL(fileURLToPath(new URL('./watchSockets.mjs', import.meta.url))).href;

/** The environment with which a process is watched. */
export function watchedBy(file) {
  return { SOCKET_LOG: file, NODE_OPTIONS: `--import=${watcher}` };
}

/**
 * What the hosts of extensions opened, sent or looked up, whichever extension it was: who asks is not always on the stack.
 * Throws where no host was watched, since then nothing would be proven.
 */
export function socketsOf(file) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const notes = lines
    .map((line) => JSON.parse(line))
    .filter(({ argv }) => argv.join(' ').includes('extensionHost'));
  if (!notes.some(({ what }) => what === 'watching'))
    throw new Error('no extension host was watched, so this proves nothing');
  return notes.filter(({ what }) => what !== 'watching').map(({ what, to }) => `${what} ${to}`.trim());
}
