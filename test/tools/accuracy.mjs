/**
 * Scores the engine on the labelled corpus and the recorded exchanges of real servers.
 *
 *   node test/tools/accuracy.mjs                 tables, and the wrong ones by name
 *   node test/tools/accuracy.mjs --reveals       what a good diagnosis points out, beside what ours says
 *   node test/tools/accuracy.mjs --show ID …     one case in full
 *   node test/tools/accuracy.mjs --write         renews media/docs/accuracy.md
 */
import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';

const bundle = 'out/accuracy/accuracy.mjs';
await build({
  entryPoints: ['test/support/accuracy.ts'],
  bundle: true,
  format: 'esm',
  platform: 'node',
  outfile: bundle,
  logLevel: 'warning',
});
const { scoreAll, tallies } = await import(new URL(`../../${bundle}`, import.meta.url).href);

const args = process.argv.slice(2);
const shown = args.includes('--show') ? args.slice(args.indexOf('--show') + 1) : [];
const scored = scoreAll();

if (shown.length > 0) {
  for (const row of scored.filter(({ id }) => shown.some((word) => id.includes(word)))) {
    console.log(
      `\n===== ${row.id}  truth ${row.truth} also ${row.also}  decidable ${row.decidable}  got ${row.diagnosis.cause} (${row.diagnosis.certainty})\n${row.input.slice(0, 3000)}\n-- ${row.diagnosis.summary}`,
    );
    for (const finding of row.diagnosis.findings) {
      console.log(
        `   ${finding.cause} ${finding.certainty} ${finding.variant}: ${finding.summary}\n      ${factsOf(finding).join(' | ')}`,
      );
    }
  }
} else if (args.includes('--reveals')) {
  for (const row of scored.filter(({ set }) => set === 'corpus')) {
    console.log(
      `\n${row.id} ${row.truth} → ${row.diagnosis.cause} (${row.diagnosis.certainty})\n  wanted: ${row.reveals.join(' · ')}\n  said:   ${row.diagnosis.summary}\n  facts:  ${factsOf(row.diagnosis.findings[0]).join(' · ')}`,
    );
  }
} else {
  const text = report();
  console.log(text);
  for (const row of scored) {
    const word = row.isConfidentlyWrong
      ? 'CONFIDENTLY WRONG'
      : row.isOverclaimed
        ? 'overclaimed'
        : row.isRight
          ? undefined
          : 'wrong';
    if (word)
      console.log(
        `${word.padEnd(17)} ${row.id}: ${row.truth} → ${row.diagnosis.cause} (${row.diagnosis.certainty})`,
      );
  }
  if (args.includes('--write')) writeFileSync('media/docs/accuracy.md', `${text}\n`);
}

function factsOf(finding) {
  return (finding?.facts ?? []).map(({ text }) => text);
}

function report() {
  const lines = [
    '# Accuracy',
    '',
    'How often the first answer is right, on labelled failures and on recorded exchanges of real servers. `npm run accuracy` prints this page.',
    '',
    '| cases | count | right | share | confidently wrong | abstained | overclaimed |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const { name, count, right, confidentlyWrong, abstained, overclaimed } of tallies(scored)) {
    const share = ((100 * right) / count).toFixed(1);
    lines.push(
      `| ${name} | ${count} | ${right} | ${share} % | ${confidentlyWrong} | ${abstained} | ${overclaimed} |`,
    );
  }
  lines.push('', '| certainty | answers | right |', '|---|---|---|');
  for (const certainty of ['stated', 'inferred', 'suspected', 'none']) {
    const rows = scored.filter(({ diagnosis }) => diagnosis.certainty === certainty);
    lines.push(`| ${certainty} | ${rows.length} | ${rows.filter(({ isRight }) => isRight).length} |`);
  }
  const confusion = new Map();
  for (const { truth, diagnosis } of scored.filter(({ isRight }) => !isRight)) {
    const pair = `${truth} | ${diagnosis.cause}`;
    confusion.set(pair, (confusion.get(pair) ?? 0) + 1);
  }
  const sorted = [...confusion].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]));
  lines.push(
    '',
    '| truth | answered | count |',
    '|---|---|---|',
    ...sorted.map(([pair, count]) => `| ${pair} | ${count} |`),
  );
  return lines.join('\n');
}
