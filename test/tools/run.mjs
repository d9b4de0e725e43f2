/**
 * Runs the tests: installs what is missing, then each suite once, and ends with the line `N passed, N failed`.
 *
 *   node test/tools/run.mjs             everything, as CI does
 *   node test/tools/run.mjs --quick     the quick part, up to its first failure
 *   node test/tools/run.mjs types lint  the suites of these names
 *
 * What a machine lacks is named before the last line; with CI=true it is a failure. out/logs keeps what the suites printed.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './command.mjs';
import { install } from './install.mjs';
import { suites } from './suites.mjs';

const strict = Boolean(process.env.CI) && process.env.CI !== 'false';
const logs = join(root, 'out/logs');

/** Runs one suite, whatever happens in it. A suite may print lines `not exercised: WHAT`, which are handed on. */
async function runSuite(suite, quick) {
  const started = performance.now();
  const result = await outcome(suite, quick).catch((error) => ({
    passed: 0,
    failed: 1,
    output: error.stack,
  }));
  const notExercised = [...result.output.matchAll(/^not exercised: (.+?)\s*$/gm)].map(([, what]) => what);
  const seconds = (performance.now() - started) / 1000;
  writeFileSync(join(logs, `${suite.name.replaceAll(/[^\w.]+/g, '-')}.log`), result.output);
  // Suites count what they miss themselves when they can; what they only report must not pass in CI.
  const failed =
    result.failed + (strict && result.elsewhere !== true && result.failed === 0 ? notExercised.length : 0);
  return { name: suite.name, shown: suite.shown, ...result, failed, notExercised, seconds };
}

async function outcome(suite, quick) {
  if (suite.elsewhere) {
    return {
      passed: 0,
      failed: 0,
      elsewhere: true,
      output: `not exercised: ${suite.name}: ${suite.elsewhere}\n`,
    };
  }
  const lacking = suite.lacks?.();
  if (lacking) return { passed: 0, failed: 0, output: `not exercised: ${suite.name} needs ${lacking}\n` };
  await suite.prepare?.();
  return suite.run({ quick });
}

function print(result) {
  const { name, passed, failed, seconds } = result;
  console.log(`${failed ? '✘' : passed ? '✔' : '–'} ${name}  ${seconds.toFixed(1)} s`);
  if (failed || result.shown) console.log(result.output.trimEnd().replaceAll(/^/gm, '    '));
}

function printTable(results) {
  const rows = [
    ['suite', 'passed', 'failed', 'seconds'],
    ...results.map(({ name, passed, failed, seconds }) =>
      [name, passed, failed, seconds.toFixed(1)].map(String),
    ),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  console.log();
  for (const [first, ...numbers] of rows) {
    console.log(
      [first.padEnd(widths[0]), ...numbers.map((text, i) => text.padStart(widths[i + 1]))].join('  '),
    );
  }
}

/** Fetches what slow suites need, one after the other. What goes wrong here goes wrong again in its suite, and is told there. */
async function prepareAll(chosen) {
  for (const suite of chosen.filter(({ elsewhere, lacks }) => !elsewhere && !lacks?.())) {
    await Promise.resolve(suite.prepare?.()).catch(() => {});
  }
}

/**
 * Runs the chosen suites; the quick ones in two rows, since each of them uses one processor. With `quick`, the first
 * failure ends the run.
 */
async function runAll(chosen, quick) {
  const results = [];
  let stopped = false;
  const row = async (part) => {
    for (const suite of part) {
      if (stopped) return;
      const result = await runSuite(suite, quick);
      results.push(result);
      print(result);
      stopped ||= quick && result.failed > 0;
    }
  };
  const slow = chosen.filter((suite) => !suite.quick);
  const ahead = prepareAll(slow);
  const besides = chosen.filter((suite) => suite.besides);
  await Promise.all([row(chosen.filter((suite) => suite.quick && !suite.besides)), row(besides)]);
  await ahead;
  await row(slow);
  return chosen.flatMap((suite) => results.filter((result) => result.name === suite.name));
}

async function main(args) {
  const quick = args.includes('--quick');
  const names = args.filter((argument) => argument !== '--quick');
  const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    throw new Error(`no suite "${unknown.join('", "')}": ${suites.map((suite) => suite.name).join(', ')}`);
  }
  mkdirSync(logs, { recursive: true });
  if (install()) console.log('✔ packages installed');
  const chosen = suites.filter((suite) =>
    names.length ? names.includes(suite.name) : quick ? suite.quick : !suite.onlyQuick,
  );
  const results = await runAll(chosen, quick);

  printTable(results);
  const notExercised = results.flatMap((result) => result.notExercised);
  if (notExercised.length > 0) {
    console.log(`\nNot exercised on this machine:\n${notExercised.map((what) => `- ${what}`).join('\n')}`);
  }
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0;
}

await main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
});
