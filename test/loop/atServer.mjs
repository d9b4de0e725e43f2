/**
 * Runs the scenarios at one server and prints a result a line as JSON:
 *
 *   node atServer.mjs '{ server, libPath, folder, python, words }'
 */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium } from '../support/vscode/cache.mjs';
import { Bench } from './bench.mjs';
import { goRound } from './loop.mjs';
import { Python } from './programs.mjs';
import { loopServers, readScenarios } from './scenarios.mjs';

const options = JSON.parse(process.argv[2]);
const lib = await import(pathToFileURL(options.libPath));
const server = await loopServers.find(({ name }) => name === options.server).start();
const bench = new Bench({
  server,
  lib,
  folder: resolve(options.folder, server.name),
  python: options.python,
});
const python = options.python ? new Python(options.python, bench.folder) : null;

try {
  for (const [cause, { cases = [] }] of await readScenarios()) {
    for (const scenarioCase of cases) {
      const title = `${cause}: ${scenarioCase.name}`;
      if (options.words && !title.includes(options.words)) continue;
      const because = cannot(scenarioCase, server.name);
      const result = { cause, case: scenarioCase.name, server: server.name };
      if (because) print({ ...result, because, ...(await audit(cause, scenarioCase)) });
      else print({ ...result, ...(await outcome(cause, scenarioCase)) });
    }
  }
} finally {
  python?.stop();
  await bench.stop();
  await server.stop();
}

/** Why this server, or this machine, can't show the case; null where it can. */
function cannot({ needsPython, needsBrowser, needsClock, cannot = {} }, name) {
  if (needsPython && !options.python) return 'Python is missing';
  if (needsBrowser && !findChromium()) return 'Chromium is missing';
  if (needsClock && !options.hasClock) return 'faketime is missing';
  return cannot[name] ?? null;
}

/** A server that is said not to show a case is asked, so that the table doesn't outlive what it says. */
async function audit(cause, scenarioCase) {
  try {
    const { paste, now } = await scenarioCase.fail(bench);
    const diagnosis = lib.diagnose(paste, { now: now ?? Date.now() });
    if (diagnosis.cause !== cause) return {};
    return { error: `it can show this by now: ${diagnosis.summary}`, paste };
  } catch {
    return {}; // What the failure needs can't even be set up here.
  }
}

async function outcome(cause, scenarioCase) {
  const started = performance.now();
  try {
    const done = await goRound(bench, cause, scenarioCase, python);
    return { ...done, ms: Math.round(performance.now() - started) };
  } catch (error) {
    const { paste, diagnosis } = error;
    return { error: error.stack, paste, diagnosis, ms: Math.round(performance.now() - started) };
  }
}

function print(result) {
  process.stdout.write(`${JSON.stringify(result)}\n`);
}
