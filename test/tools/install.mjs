/**
 * Brings node_modules up to package-lock.json. Imports nothing from it, so that it works where there is none yet.
 *
 *   node test/tools/install.mjs
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Whether a package of the lock file is missing from node_modules, or there in another version. */
export function isStale() {
  const installed = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(installed)) return true;
  const packagesOf = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;
  const there = packagesOf(installed);
  return Object.entries(packagesOf(join(root, 'package-lock.json'))).some(
    ([path, { version, optional }]) =>
      path !== '' && there[path]?.version !== version && !(optional && !there[path]),
  );
}

/** Runs `npm ci` where it is needed; says whether it was. Throws where it fails. */
export function install() {
  if (!isStale()) return false;
  // npm is a script on Windows, which only a shell starts.
  const { status, error } = spawnSync('npm', ['ci'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`npm ci ended with ${status}`);
  return true;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(install() ? 'The packages are installed.' : 'The packages are up to date.');
}
