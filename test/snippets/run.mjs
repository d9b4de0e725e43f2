/**
 * Runs every snippet template against real S3 servers, in the languages that this machine has.
 *
 *   node test/snippets/run.mjs                  prints a table, what could not be exercised, and `N passed, N failed`
 *   node test/snippets/run.mjs --require-all    a missing toolchain is a failure, as with CI=true
 *   node test/snippets/run.mjs -u               writes what was done into src/snippets/verified.ts and media/docs/snippets.md
 */
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { servers } from '../support/servers/index.mjs';
import { runBrowser } from './runners/browser.mjs';
import { runDocuments } from './runners/documents.mjs';
import { runNode } from './runners/node.mjs';
import { preparePython, runPython } from './runners/python.mjs';
import { Report } from './runners/report.mjs';
import { runShell } from './runners/shell.mjs';
import { checkTypes } from './runners/types.mjs';
import { judge, printTable } from './table.mjs';

const args = process.argv.slice(2);
const update = args.includes('-u') || process.env.UPDATE_GOLDEN === '1';
const requireAll = args.includes('--require-all') || (Boolean(process.env.CI) && process.env.CI !== 'false');
const folder = resolve('out/snippets');

async function main() {
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
  const lib = await import(pathToFileURL(libPath));
  const context = { lib, libPath, folder };
  const report = new Report();
  const missing = [];

  await checkTypes(report, context);
  const python = await preparePython(missing);
  for (const server of servers) {
    const lacking = server.lacks();
    if (lacking) {
      missing.push(`snippets on ${server.label}; get it with ${lacking}`);
      continue;
    }
    const running = await server.start();
    try {
      await runNode(report, running, context);
      if (python) await runPython(report, running, python, context);
      if (python) await runShell(report, running, python, context);
      if (running.name === 'versitygw') {
        await runBrowser(report, running, context, missing);
      }
      await runDocuments(report, running, context);
    } finally {
      await running.stop();
    }
  }

  printTable(report.results);
  await judge(report, context, { update, isComplete: missing.length === 0 });
  for (const what of missing) {
    console.log(`not exercised: ${what}`);
    if (requireAll) report.add({ name: what, files: [], status: 'ran', on: null, error: what, ms: 0 });
  }
  const failed = report.results.filter(({ error }) => error).length;
  console.log(`${report.results.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main().catch((error) => {
  console.error(error.stack);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
