import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, fingerprint, keptFolder, pinned, writeAll } from './built.mjs';
import { build, findProgram } from './program.mjs';

// What the SDK asks for.
const least = [1, 94];
const find = () => findProgram(['rustc'], ['--version'], least);
const binary = process.platform === 'win32' ? 'answers.exe' : 'answers';

/** What this machine must have to compile Rust, for people; null where it has it. */
export function lacksRust() {
  return find() && findProgram(['cargo'], ['--version'], least)
    ? null
    : `Rust ${least.join('.')} or newer with Cargo on the PATH (rustup brings it; Debian's is older)`;
}

/**
 * Compiles a program (path below `src` → text) against the pinned SDK, and gives the path of its binary. The SDK's own
 * build, which takes minutes, is kept apart and serves whatever program comes next.
 */
export async function buildRust(sources) {
  const { version } = find();
  const pins = { 'Cargo.toml': pinned('rust', 'Cargo.toml'), 'Cargo.lock': pinned('rust', 'Cargo.lock') };
  const folder = await ensureBuilt('rust', fingerprint(version, pins, sources), async (into) => {
    const kept = keptFolder('rust-sdk', fingerprint(version, pins));
    const project = join(kept, 'project');
    writeAll(project, {
      ...pins,
      ...Object.fromEntries(Object.entries(sources).map(([path, text]) => [`src/${path}`, text])),
    });
    await build('cargo', ['build', '--locked', '--quiet'], {
      cwd: project,
      env: { CARGO_TARGET_DIR: join(kept, 'target'), CARGO_BUILD_JOBS: '2', RUSTFLAGS: '-D warnings' },
    });
    copyFileSync(join(kept, 'target/debug', binary), join(into, binary));
  });
  return join(folder, binary);
}
