/**
 * Failures that nobody reported: drawn, computed and written down by rules that know nothing of the engine, and scored.
 *
 *   node test/generated/run.mjs [--count 2000] [--seed 1] [--list] [--write out/generated.jsonl]
 *   node test/generated/run.mjs --show 7000021     one failure, by the number at the end of its id
 *
 * Right, too general (the signature's mismatch without its cause), confidently wrong, overclaimed and missed are
 * counted by cause and by form; the wrong ones are listed with `--list`. It fails on a confidently wrong verdict, on a
 * wrong time beside a right one, on a secret that an answer repeats, and below the floor.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { build } from 'esbuild';
import { generate } from './generate.mjs';

const after = (name, otherwise) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? otherwise : process.argv[at + 1];
};
const count = Number(after('--count', 2000));
const seed = Number(after('--seed', 1));
const floor = 0.98;
/** Verdicts that name no single cause: to be sure of one claims little. */
const general = new Set([
  'insufficient-evidence',
  'signature-mismatch',
  'invalid-request',
  'access-denied-policy',
  'server-error',
  'malformed-request-auth',
  'unsupported-by-server',
  'network',
]);

const bundle = `out/generated/bundle-${process.pid}.mjs`;
await build({
  entryPoints: ['src/core/diagnose.ts'],
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  outfile: bundle,
  logLevel: 'warning',
});
const { diagnose } = await import(new URL(`../../${bundle}`, import.meta.url).href);
rmSync(bundle);

function judge({ truth, also, decidable }, { cause, certainty }) {
  const isSure = certainty === 'stated' || certainty === 'inferred';
  if (cause === truth || also.includes(cause))
    return decidable === 'no' && isSure && !general.has(cause) ? 'overclaimed' : 'right';
  if (cause === 'signature-mismatch' && truth.startsWith('signature-')) return 'too general';
  return isSure ? 'confidently wrong' : 'missed';
}

/** What is wrong beside the verdict. */
function findFalsehood({ facts, secrets }, diagnosis, isRight) {
  const said = JSON.stringify(diagnosis);
  if (secrets.some((secret) => said.includes(secret.slice(0, 24)))) return 'repeats a secret';
  const wrong = ['signedAt', 'arrivedAt'].find((name) => {
    const time = diagnosis.times[name];
    return time !== null && facts[name] !== undefined && time !== facts[name];
  });
  return wrong && isRight && diagnosis.certainty !== 'none' ? `has a wrong ${wrong}` : undefined;
}

const shown = after('--show', undefined);
if (shown) {
  const { input, ...row } = generate(Number(shown));
  const { cause, certainty, summary } = diagnose(input, { now: Date.parse(row.now) });
  console.log(`${input}\n\n${JSON.stringify(row, null, 2)}\n${cause} (${certainty}): ${summary}`);
  process.exit();
}

const outcomes = ['right', 'too general', 'missed', 'overclaimed', 'confidently wrong'];
const tables = { cause: new Map(), form: new Map() };
const totals = Object.fromEntries(outcomes.map((outcome) => [outcome, 0]));
const rows = [];
let falsehoods = 0;
for (let index = 0; index < count; index++) {
  const row = generate(seed * 1_000_000 + index);
  const diagnosis = diagnose(row.input, { now: Date.parse(row.now) });
  const outcome = judge(row, diagnosis);
  totals[outcome]++;
  const falsehood = findFalsehood(row, diagnosis, outcome === 'right');
  if (falsehood) {
    falsehoods++;
    console.log(`${falsehood}: ${row.id} (${row.form}, ${row.wrap})`);
  }
  for (const [table, key] of [
    ['cause', row.truth],
    ['form', row.form.replace(', cut', '')],
  ]) {
    const line = tables[table].get(key) ?? Object.fromEntries(outcomes.map((name) => [name, 0]));
    line[outcome]++;
    tables[table].set(key, line);
  }
  if (outcome !== 'right' && process.argv.includes('--list'))
    console.log(
      `${outcome.padEnd(17)} ${row.id} (${row.form}, ${row.wrap}): ${row.truth} → ${diagnosis.cause} (${diagnosis.certainty})`,
    );
  rows.push(row);
}

for (const [name, table] of Object.entries(tables)) {
  console.log(`\n${name.padEnd(28)}${outcomes.map((outcome) => outcome.padStart(19)).join('')}`);
  for (const [key, line] of [...table].sort(([a], [b]) => (a < b ? -1 : 1)))
    console.log(
      `${key.padEnd(28)}${outcomes.map((outcome) => String(line[outcome] || '·').padStart(19)).join('')}`,
    );
}
const written = after('--write', undefined);
if (written) {
  mkdirSync(dirname(written), { recursive: true });
  writeFileSync(written, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}
console.log(
  `\n${count} failures from seed ${seed}: ${outcomes.map((outcome) => `${totals[outcome]} ${outcome}`).join(', ')}`,
);
const isSound = totals['confidently wrong'] === 0 && falsehoods === 0;
process.exitCode = isSound && totals.right >= floor * count ? 0 : 1;
