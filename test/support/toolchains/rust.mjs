import { copyFileSync, existsSync } from 'node:fs';
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

/** Builds the pinned SDK ahead of the programs that use it, which takes minutes. */
export async function prepareRust() {
  if (lacksRust() || existsSync(join(sdkFolder(), 'target/debug', binary))) return;
  await compile({ 'main.rs': 'fn main() {}\n' });
}

/** Compiles a program (path below `src` → text) against the pinned SDK, and gives the path of its binary. */
export async function buildRust(sources) {
  const { pins, version } = pinsAndVersion();
  const folder = await ensureBuilt('rust', fingerprint(version, pins, sources), async (into) => {
    copyFileSync(await compile(sources), join(into, binary));
  });
  return join(folder, binary);
}

/** Compiles in the folder where the SDK's own build is kept, which serves whatever program comes next. */
async function compile(sources) {
  const { pins } = pinsAndVersion();
  const kept = sdkFolder();
  const project = join(kept, 'project');
  writeAll(project, {
    ...pins,
    ...Object.fromEntries(Object.entries(sources).map(([path, text]) => [`src/${path}`, text])),
  });
  await build('cargo', ['build', '--locked', '--quiet'], {
    cwd: project,
    env: { CARGO_TARGET_DIR: join(kept, 'target'), CARGO_BUILD_JOBS: '2', RUSTFLAGS: '-D warnings' },
  });
  return join(kept, 'target/debug', binary);
}

function sdkFolder() {
  const { pins, version } = pinsAndVersion();
  return keptFolder('rust-sdk', fingerprint(version, pins));
}

function pinsAndVersion() {
  return {
    version: find().version,
    pins: { 'Cargo.toml': pinned('rust', 'Cargo.toml'), 'Cargo.lock': pinned('rust', 'Cargo.lock') },
  };
}
