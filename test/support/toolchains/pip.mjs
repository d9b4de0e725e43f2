import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build, findProgram } from './program.mjs';
import { fingerprint, keptFolder } from './built.mjs';

const folderOfPrograms = process.platform === 'win32' ? 'Scripts' : 'bin';
const find = () =>
  findProgram(['python3', 'python'], ['-c', 'import ensurepip, venv, sys; print(sys.version)'], [3, 9]);

/** What this machine must have for programs from the Python package index, for people; null where it has it. */
export function lacksPip() {
  return find() ? null : 'Python 3.9 or newer and its venv (Debian: apt-get install python3-venv)';
}

/** The path of a program of pinned packages (`name==version`), installed once into an environment of their own. */
export async function ensurePipProgram(program, packages) {
  const python = find();
  // An environment can't be moved, so it is made in its place, and is ready when its mark is there.
  const venv = join(keptFolder(`pip-${program}`, fingerprint(python.version, packages)), 'venv');
  const complete = join(venv, '.complete');
  if (!existsSync(complete)) {
    if (existsSync(venv)) {
      const old = mkdtempSync(join(dirname(venv), 'old-'));
      renameSync(venv, join(old, 'venv'));
      rmSync(old, { recursive: true, force: true });
    }
    await build(python.command, ['-m', 'venv', venv]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
    await build(join(venv, folderOfPrograms, 'python'), [...pip, ...packages]);
    writeFileSync(complete, '');
  }
  return join(venv, folderOfPrograms, program);
}
