import { prepareRust } from '../support/toolchains/rust.mjs';
import { minio } from '../support/servers/minio.mjs';
import { versitygw } from '../support/servers/versitygw.mjs';
import { canRunHeadless, ensureVSCode, findChromium, isCached, versions } from '../support/vscode/cache.mjs';
import { countedChecks, mochaChecks, node, oneCheck } from './command.mjs';

const desktop = process.env.VSCODE_DESKTOP;
const chromium = 'a Chromium browser (Debian: apt-get install chromium; or set CHROMIUM to its path)';

/**
 * What `npm test` runs, in this order, each once. `quick` ones are `npm run check`. `lacks` names what this machine must
 * have first and how to get it, or gives null; `elsewhere` says why a system cannot run the suite at all.
 * `besides` ones run beside the other quick ones, `onlyQuick` ones are in `npm run check` alone.
 */
export const suites = [
  {
    name: 'types',
    quick: true,
    run: async () => oneCheck(await node('node_modules/typescript/bin/tsc', ['-b'])),
  },
  {
    name: 'lint',
    quick: true,
    // A cached verdict may be stale where a type of another file changed, which is soon enough found by npm test.
    run: async ({ quick }) =>
      oneCheck(
        await node('node_modules/eslint/bin/eslint.js', [
          '.',
          '--max-warnings',
          '0',
          ...(quick ? ['--cache', '--cache-strategy', 'content', '--cache-location', 'out/eslint.json'] : []),
        ]),
      ),
  },
  {
    name: 'format',
    quick: true,
    run: async ({ quick }) =>
      oneCheck(
        await node('node_modules/prettier/bin/prettier.cjs', [
          '--check',
          '.',
          ...(quick
            ? ['--cache', '--cache-strategy', 'content', '--cache-location', 'out/prettier.json']
            : []),
        ]),
      ),
  },
  {
    name: 'unit and meta',
    quick: true,
    besides: true,
    run: async () => mochaChecks(await node('test/tools/unit.mjs')),
  },
  {
    name: 'generated failures',
    quick: true,
    besides: true,
    run: async () => oneCheck(await node('test/generated/run.mjs', ['--count', '3000', '--seed', '12'])),
  },
  { name: 'build', quick: true, run: async () => oneCheck(await node('esbuild.mjs', ['--production'])) },
  {
    name: 'package',
    quick: true,
    run: async () => countedChecks(await node('test/tools/package.mjs', ['--built'])),
  },
  {
    name: 'budgets',
    quick: true,
    shown: true,
    run: async () => countedChecks(await node('test/tools/budgets.mjs')),
  },
  {
    // The whole of npm test measures it in the suites of VS Code; here it must not wait for a VS Code to be fetched.
    name: 'activation time',
    quick: true,
    onlyQuick: true,
    shown: true,
    lacks: () =>
      isCached('current') && findChromium() ? null : 'Chromium and a fetched VS Code (npm test fetches it)',
    run: async () => countedChecks(await node('test/host-tests/run.mjs', ['current', 'by VS Code'])),
  },
  { name: 'signing', run: async () => countedChecks(await node('test/signing/run.mjs')) },
  { name: 'live checks', run: async () => countedChecks(await node('test/probe/servers/run.mjs')) },
  {
    name: 'broken signatures',
    run: async () => countedChecks(await node('test/real/signatures/run.mjs')),
  },
  {
    name: 'CORS on servers',
    run: async () => countedChecks(await node('test/cors/differential.mjs')),
  },
  {
    name: 'CORS in a browser',
    lacks: () => (findChromium() ? null : chromium),
    run: async () => countedChecks(await node('test/cors/browser.mjs')),
  },
  {
    name: 'snippets',
    prepare: prepareRust,
    run: async () => countedChecks(await node('test/snippets/run.mjs')),
  },
  { name: 'loop', run: async () => countedChecks(await node('test/loop/run.mjs')) },
  ...Object.entries(versions).map(([name, { vscode }]) => ({
    name: `VS Code ${vscode}`,
    elsewhere:
      canRunHeadless || desktop ? null : 'set VSCODE_DESKTOP=download, which fetches a desktop VS Code',
    lacks: () => (desktop || findChromium() ? null : chromium),
    prepare: () => (desktop ? null : ensureVSCode(name)),
    run: async () => countedChecks(await node('test/host-tests/run.mjs', [name])),
  })),
  {
    name: 'user flow',
    elsewhere: canRunHeadless ? null : 'it needs the headless VS Code, which runs on Linux',
    lacks: () => (findChromium() ? null : chromium),
    prepare: () => ensureVSCode('current'),
    run: async () => countedChecks(await node('test/flow/run.mjs')),
  },
  {
    name: 'live checks by a user',
    elsewhere: canRunHeadless ? null : 'it needs the headless VS Code, which runs on Linux',
    lacks: () => (findChromium() ? null : chromium) ?? minio.lacks() ?? versitygw.lacks(),
    prepare: () => ensureVSCode('current'),
    run: async () => countedChecks(await node('test/flow/liveChecks.mjs')),
  },
];
