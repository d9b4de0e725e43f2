/**
 * Runs every snippet template against real S3 servers, in the languages that this machine has.
 *
 *   node test/snippets/run.mjs                  prints a table, what could not be exercised, and `N passed, N failed`
 *   node test/snippets/run.mjs --only Go,Rust   these runners alone; the published table is left alone
 *   node test/snippets/run.mjs --require-all    a missing toolchain is a failure, as with CI=true
 *   node test/snippets/run.mjs -u               writes what was done into src/snippets/verified.ts and media/docs/snippets.md
 */
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { allServers as servers } from '../support/servers/index.mjs';
import { isWholeMachine, runners } from './runners/index.mjs';
import { Report } from './runners/report.mjs';
import { judge, printTable } from './table.mjs';

const args = process.argv.slice(2);
const update = args.includes('-u') || process.env.UPDATE_GOLDEN === '1';
const requireAll = args.includes('--require-all') || (Boolean(process.env.CI) && process.env.CI !== 'false');
const only = args.includes('--only') ? args[args.indexOf('--only') + 1].split(',') : null;
const folder = resolve(only ? `out/snippets-${only.join('-').replaceAll(' ', '-')}` : 'out/snippets');

async function main() {
  const report = new Report();
  const missing = [];
  const context = await makeContext();
  const present = runners.filter((runner) => {
    if (only) return only.includes(runner.name);
    const lacking = runner.lacks();
    if (lacking) missing.push(`snippets in ${runner.name}; get it with ${lacking}`);
    return !lacking;
  });
  const running = [];
  try {
    for (const server of servers) {
      const lacking = server.lacks();
      if (lacking) missing.push(`snippets on ${server.label}; get it with ${lacking}`);
      else running.push(await server.start());
    }
    await runAll(present, running, report, context);
  } finally {
    await Promise.all(running.map((server) => server.stop()));
  }

  printTable(report.results);
  await judge(report, context, {
    runners,
    update,
    isComplete: missing.length === 0 && isWholeMachine && !only,
  });
  for (const what of missing) {
    console.log(`not exercised: ${what}`);
    if (requireAll) report.add({ name: what, files: [], status: 'ran', on: null, error: what, ms: 0 });
  }
  const failed = report.results.filter(({ error }) => error).length;
  console.log(`${report.results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function makeContext() {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const libPath = resolve(folder, 'lib.mjs');
  await build({
    entryPoints: ['test/snippets/lib.ts'],
    outfile: libPath,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  return { lib: await import(pathToFileURL(libPath)), libPath, folder };
}

/**
 * Runners prepare themselves one after the other, compilers and all, while others run; two run at a time, since they wait
 * more than they compute: for programs to start, and for URLs to expire.
 */
async function runAll(present, running, report, context) {
  let before = Promise.resolve();
  const waiting = present.map((runner) => {
    const prepared = before.then(() => prepare(runner, report, context));
    before = prepared;
    return { runner, prepared };
  });
  const row = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await runOnAll(next.runner, await next.prepared, running, report, context);
    }
  };
  await Promise.all([row(), row()]);
}

async function runOnAll(runner, prepared, running, report, context) {
  if (prepared === null) return;
  for (const server of runner.run ? running : []) {
    await attempt(report, `${runner.name} on ${server.label}`, () =>
      runner.run(report, server, prepared, context),
    );
  }
  await prepared.end?.();
}

async function prepare(runner, report, context) {
  let ready = null;
  await attempt(report, `${runner.name} is prepared`, async () => {
    ready = (await runner.prepare?.(report, context)) ?? (runner.prepare ? null : {});
  });
  return ready;
}

/** What goes wrong outside of any check is a failure of its own, and the other runners go on. */
async function attempt(report, name, task) {
  try {
    await task();
  } catch (error) {
    report.add({ name, files: [], status: 'ran', on: null, error: error.stack ?? String(error), ms: 0 });
  }
}

await main().catch((error) => {
  console.error(error.stack);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
