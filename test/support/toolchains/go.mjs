import { join } from 'node:path';
import { build, findProgram } from './program.mjs';
import { ensureBuilt, fingerprint, pinned, writeAll } from './built.mjs';

const least = [1, 24];
const find = () => findProgram(['go', '/usr/local/go/bin/go'], ['version'], least);

/** What this machine must have to compile Go, for people; null where it has it. */
export function lacksGo() {
  return find() ? null : `Go ${least.join('.')} or newer on the PATH`;
}

/**
 * Compiles packages, each a folder of `sources` (path → text), into test binaries: those hold a package as it is, and may
 * call what it doesn't export. Gives the folder, where `<package>.test` lies for each.
 */
export async function buildGo(sources) {
  const go = find();
  const pins = { 'go.mod': pinned('go', 'go.mod'), 'go.sum': pinned('go', 'go.sum') };
  return ensureBuilt('go', fingerprint(go.version, pins, sources), async (folder) => {
    const project = `${folder}/project`;
    writeAll(project, { ...pins, ...sources });
    const env = { CGO_ENABLED: '0', GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local' };
    const root = (await build(go.command, ['env', 'GOROOT'])).trim();
    const unformatted = await build(join(root, 'bin/gofmt'), ['-d', '.'], { cwd: project });
    if (unformatted !== '') throw new Error(`gofmt would change:\n${unformatted.slice(0, 3_000)}`);
    await build(go.command, ['vet', './...'], { cwd: project, env });
    await build(go.command, ['test', '-c', '-o', `${folder}/`, './...'], { cwd: project, env });
  });
}
