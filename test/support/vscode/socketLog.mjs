/** What the processes of a VS Code under test did on the network, as watchSockets.mjs wrote it down. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const watcher = pathToFileURL(fileURLToPath(new URL('./watchSockets.mjs', import.meta.url))).href;

/** The environment with which a process is watched. */
export function watchedBy(file) {
  return { SOCKET_LOG: file, NODE_OPTIONS: `--import=${watcher}` };
}

/**
 * What the extension under test opened or looked up. Throws where its host was not watched, since then nothing would be
 * proven; `own` fits the extension's files as they stand in a stack.
 */
export function socketsOf(file, own) {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  const notes = lines.map((line) => JSON.parse(line));
  const isHost = ({ argv }) => argv.join(' ').includes('extensionHost');
  if (!notes.some((note) => note.what === 'watching' && isHost(note)))
    throw new Error('no extension host was watched, so this proves nothing');
  return notes.filter(({ what, from }) => what !== 'watching' && own.test(from));
}
