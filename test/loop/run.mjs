/**
 * From the failure to the upload that succeeds, on real S3 servers, for every cause that can be closed here.
 *
 *   node test/loop/run.mjs              prints the table cause × server, and `N passed, N failed`
 *   node test/loop/run.mjs expired      those whose cause or title holds the words
 *   node test/loop/run.mjs --server=ceph --paste    at one server; shows the pastes of those that fail
 *   node test/loop/run.mjs -u           writes media/docs/loop.md
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { python } from '../snippets/runners/python.mjs';
import { run } from './bench.mjs';
import { findChromium } from '../support/vscode/cache.mjs';
import { loopServers, readScenarios } from './scenarios.mjs';
import { checkPage, columns, page, printTable } from './table.mjs';

const args = process.argv.slice(2);
const update = args.includes('-u') || process.env.UPDATE_GOLDEN === '1';
const only = args.find((each) => each.startsWith('--server='))?.slice('--server='.length);
const words = args.filter((each) => !each.startsWith('-')).join(' ');
const requireAll = Boolean(process.env.CI) && process.env.CI !== 'false';
const folder = resolve(process.env.LOOP_OUT ?? 'out/loop');
const atOnce = 2;

async function main() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const libPath = resolve(folder, 'lib.mjs');
  await build({
    entryPoints: ['test/loop/lib.ts'],
    outfile: libPath,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { causes } = await import(pathToFileURL(libPath));
  const scenarios = new Map(await readScenarios());
  const failures = causes
    .filter(({ id }) => !scenarios.has(id))
    .map(({ id }) => `${id} has no file in test/loop/scenarios`);

  const missing = [];
  const lacksPython = python.lacks();
  if (lacksPython) missing.push(`Python; get it with ${lacksPython}`);
  const pythonPath = lacksPython ? null : (await python.prepare()).python;
  if (!findChromium())
    missing.push('Chromium (Debian: apt-get install chromium; or set CHROMIUM to its path)');
  const hasClock = spawnSync('faketime', ['--version']).status === 0;
  // A machine without Ceph's packages is without this one too, and says so once.
  if (!hasClock && loopServers.length === columns.length) {
    missing.push('a clock that is wrong (Debian: apt-get install faketime)');
  }
  if (spawnSync('curl', ['--version']).status !== 0) throw new Error('this needs curl');
  const servers = [];
  for (const server of loopServers.filter(({ name }) => !only || name === only)) {
    const lacks = server.lacks();
    if (lacks) missing.push(`${server.label}; get it with ${lacks}`);
    else servers.push(server);
  }

  const results = [];
  const queue = [...servers].reverse();
  const worker = async () => {
    for (let server = queue.shift(); server; server = queue.shift()) {
      await server.prepare();
      const options = { server: server.name, libPath, folder, python: pythonPath, hasClock, words };
      const { code, output, errors } = await run(process.execPath, [
        'test/loop/atServer.mjs',
        JSON.stringify(options),
      ]);
      const lines = output.split('\n').filter((line) => line.startsWith('{"cause"'));
      results.push(...lines.map((line) => JSON.parse(line)));
      if (code !== 0)
        failures.push(`the loop at ${server.label} ended with ${code}:\n${errors.slice(-2_000)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));

  printTable(results, scenarios);
  for (const { cause, case: name, server, error, paste } of results.filter(({ error }) => error)) {
    failures.push(`${cause}: ${name} on ${server}\n${error}${args.includes('--paste') ? `\n${paste}` : ''}`);
  }
  const isComplete = missing.length === 0 && !words && servers.length === columns.length;
  if (isComplete && failures.length === 0) failures.push(...checkPage(page(results, scenarios), update));
  for (const what of missing) {
    console.log(`not exercised: ${what}`);
    if (requireAll) failures.push(`missing: ${what}`);
  }
  for (const failure of failures) console.log(`✘ ${failure}`);
  const passed = results.filter(({ ran }) => ran).length;
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exitCode = failures.length > 0 ? 1 : 0;
}

await main().catch((error) => {
  console.error(error.stack);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
