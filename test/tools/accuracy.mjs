/**
 * Scores the engine on the labelled corpus and the recorded exchanges of real servers.
 *
 *   node test/tools/accuracy.mjs                 tables, and the wrong ones by name
 *   node test/tools/accuracy.mjs --reveals       what a good diagnosis points out, beside what ours says
 *   node test/tools/accuracy.mjs --show ID …     one case in full
 *   node test/tools/accuracy.mjs --write         renews media/docs/accuracy.md
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const bundle = 'out/accuracy/engine.mjs';
await build({ entryPoints: ['src/core/diagnose.ts'], bundle: true, format: 'esm', platform: 'neutral', outfile: bundle, logLevel: 'warning' });
const { diagnose } = await import(new URL(`../../${bundle}`, import.meta.url).href);

const mainJob = new Set(
  'expired-url entity-too-large clock-skew cors sigv2-unsupported stale-request session-token-expired session-token-invalid access-denied-policy proxy-body-limit post-policy wrong-region signature-mismatch signature-header-mismatch invalid-access-key no-such-bucket request-timeout expires-too-long unsigned-request checksum-default insufficient-evidence'.split(' '),
);
const args = process.argv.slice(2);
const shown = args.includes('--show') ? args.slice(args.indexOf('--show') + 1) : [];

const corpus = read('test/corpus/dev.jsonl').map((row) => ({ ...row, set: 'corpus', decidable: row.basis.startsWith('thread') ? 'no' : 'text', now: Date.parse(row.now ?? '2026-11-24T12:00:00Z') }));
const captures = readdirSync('test/corpus/captures')
  .filter((file) => file.endsWith('.jsonl'))
  .flatMap((file) => read(join('test/corpus/captures', file)).map((row) => ({ ...row, id: `${row.provider}:${row.id}`, set: 'captures', input: pasteOf(row), now: Date.parse(dateOf(row) ?? '2026-11-24T00:00:00Z') })));

const scored = [...corpus, ...captures].map(score);
if (shown.length > 0) {
  for (const row of scored.filter(({ id }) => shown.some((word) => id.includes(word)))) {
    console.log(`\n===== ${row.id}  truth ${row.truth} also ${row.also}  decidable ${row.decidable}  got ${row.diagnosis.cause} (${row.diagnosis.certainty})\n${row.input.slice(0, 3000)}\n-- ${row.diagnosis.summary}`);
    for (const finding of row.diagnosis.findings) console.log(`   ${finding.cause} ${finding.certainty} ${finding.variant}: ${finding.summary}\n      ${finding.facts.map((fact) => fact.text).join(' | ')}`);
  }
} else if (args.includes('--reveals')) {
  for (const row of scored.filter(({ set }) => set === 'corpus')) {
    console.log(`\n${row.id} ${row.truth} → ${row.diagnosis.cause} (${row.diagnosis.certainty})\n  wanted: ${row.reveals.join(' · ')}\n  said:   ${row.diagnosis.summary}\n  facts:  ${(row.diagnosis.findings[0]?.facts ?? []).map((fact) => fact.text).join(' · ')}`);
  }
} else {
  const text = report();
  console.log(text);
  for (const row of scored.filter(({ isRight, isConfidentlyWrong, isOverclaimed }) => !isRight || isConfidentlyWrong || isOverclaimed)) {
    console.log(`${row.isConfidentlyWrong ? 'CONFIDENTLY WRONG' : row.isRight ? 'overclaimed      ' : 'wrong            '} ${row.id}: ${row.truth} → ${row.diagnosis.cause} (${row.diagnosis.certainty})`);
  }
  if (args.includes('--write')) writeFileSync('media/docs/accuracy.md', `${text}\n`);
}

function read(path) {
  return readFileSync(path, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
}

/** The paste a user would make of a recorded exchange: request bodies stay out, since users rarely have them. */
function pasteOf({ request, response }) {
  const headers = (list) => (Array.isArray(list) ? list.map((entry) => (Array.isArray(entry) ? entry : [entry.name, entry.value])) : Object.entries(list ?? {})).map(([name, value]) => `${name}: ${value}`).join('\n');
  return `${request.method} ${request.url}\n${headers(request.headers)}\n\nHTTP/1.1 ${response.status}\n${headers(response.headers)}\n\n${response.body || response.error || ''}`;
}

function dateOf({ response }) {
  const headers = Array.isArray(response.headers) ? response.headers.map((entry) => (Array.isArray(entry) ? entry : [entry.name, entry.value])) : Object.entries(response.headers ?? {});
  return headers.find(([name]) => name.toLowerCase() === 'date')?.[1];
}

function score(row) {
  let diagnosis;
  const started = performance.now();
  try {
    diagnosis = diagnose(row.input, { now: row.now });
  } catch (error) {
    console.log(`THROWS ${row.id}: ${error.stack}`);
    diagnosis = { cause: 'throws', certainty: 'stated', findings: [], summary: String(error) };
  }
  const isRight = diagnosis.cause === row.truth || (row.also ?? []).includes(diagnosis.cause);
  const isConfident = diagnosis.certainty === 'stated' || diagnosis.certainty === 'inferred';
  const isGeneric = ['insufficient-evidence', 'signature-mismatch', 'invalid-request', 'access-denied-policy', 'server-error', 'malformed-request-auth', 'unsupported-by-server', 'network'].includes(diagnosis.cause);
  return { ...row, diagnosis, isRight, milliseconds: performance.now() - started, isConfidentlyWrong: !isRight && isConfident, isOverclaimed: isConfident && row.decidable === 'no' && !isGeneric && isRight };
}

function report() {
  const lines = ['# Accuracy', '', 'How often the first answer is right, on labelled failures and on recorded exchanges of real servers. `npm run accuracy` prints this page.', ''];
  const row = (name, rows) => {
    const right = rows.filter(({ isRight }) => isRight).length;
    const abstained = rows.filter(({ diagnosis }) => diagnosis.cause === 'insufficient-evidence').length;
    return `| ${name} | ${rows.length} | ${right} | ${((100 * right) / rows.length).toFixed(1)} % | ${rows.filter(({ isConfidentlyWrong }) => isConfidentlyWrong).length} | ${abstained} | ${rows.filter(({ isOverclaimed }) => isOverclaimed).length} |`;
  };
  lines.push('| cases | count | right | share | confidently wrong | abstained | overclaimed |', '|---|---|---|---|---|---|---|');
  for (const set of ['corpus', 'captures']) {
    const rows = scored.filter((candidate) => candidate.set === set);
    lines.push(row(`${set}, the main causes`, rows.filter(({ truth }) => mainJob.has(truth))), row(`${set}, all`, rows));
  }
  for (const provider of new Set(captures.map((candidate) => candidate.provider))) lines.push(row(`captures of ${provider}`, scored.filter((candidate) => candidate.set === 'captures' && candidate.provider === provider)));
  lines.push('', '| certainty | answers | right |', '|---|---|---|');
  for (const certainty of ['stated', 'inferred', 'suspected', 'none']) {
    const rows = scored.filter(({ diagnosis }) => diagnosis.certainty === certainty);
    lines.push(`| ${certainty} | ${rows.length} | ${rows.filter(({ isRight }) => isRight).length} |`);
  }
  const confusion = new Map();
  for (const { truth, diagnosis, isRight } of scored) if (!isRight) confusion.set(`${truth} | ${diagnosis.cause}`, (confusion.get(`${truth} | ${diagnosis.cause}`) ?? 0) + 1);
  lines.push('', '| truth | answered | count |', '|---|---|---|', ...[...confusion].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([pair, count]) => `| ${pair} | ${count} |`));
  return lines.join('\n');
}
