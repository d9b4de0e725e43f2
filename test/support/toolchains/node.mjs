import { writeFileSync } from 'node:fs';
import { build } from './program.mjs';
import { ensureBuilt, fingerprint } from './built.mjs';

/** What an outer `npm run` says about its own package, which must not reach another npm. */
const outer = /^npm_(?:config_local_prefix|package_|lifecycle_|command|execpath)/;

/**
 * The folder `node_modules` with these packages (`name@version`), installed once, without their install scripts. They are
 * for a test alone, too large or of another TypeScript than this repository's, and so no dependencies of it.
 */
export async function ensureNodePackages(name, packages) {
  const folder = await ensureBuilt(`node-${name}`, fingerprint(packages), async (at) => {
    writeFileSync(`${at}/package.json`, '{ "private": true }\n');
    const cleared = Object.keys(process.env).filter((key) => outer.test(key));
    const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--save-exact'];
    await build('npm', ['install', ...quiet, ...packages], {
      cwd: at,
      env: Object.fromEntries(cleared.map((key) => [key, undefined])),
    });
  });
  return `${folder}/node_modules`;
}
