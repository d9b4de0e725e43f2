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
    'Right is the cause that a careful expert names first, or one that the label allows beside it; exact is the first of them. Confidently wrong is a wrong cause that is told as stated or inferred, overclaimed a right one that is told so where the text alone cannot show it.',
    '',
    'The corpus came first, and the engine was built on it. The reports were written after what people post, and labelled before the engine saw them; then they were used to mend it. Of these 893, 86 % were answered rightly at first sight and 8 % wrongly with confidence. The captures are what servers really answered; those of Garage, LocalStack, moto, S3Proxy, s3s and SeaweedFS were labelled at first sight too: 96 % of them were right then. So the figures below say what holds, and those two say what to expect of failures that nobody has seen yet; the rules behind `test/generated` draw more of these.',
    '',
    '| cases | count | right | share | exact | confidently wrong | abstained | overclaimed |',
    '|---|---|---|---|---|---|---|---|',
  ];
  for (const { name, count, right, exact, confidentlyWrong, abstained, overclaimed } of tallies(scored)) {
    lines.push(
      `| ${name} | ${count} | ${right} | ${share(right, count)} | ${exact} | ${confidentlyWrong} | ${abstained} | ${overclaimed} |`,
    );
  }
  lines.push(
    '',
    '## Calibration',
    '',
    'What each certainty is worth: a stated or inferred answer is a promise, a suspected one comes with the check that settles it.',
    '',
    '| certainty | answers | right | share |',
    '|---|---|---|---|',
  );
  for (const certainty of ['stated', 'inferred', 'suspected', 'none']) {
    const rows = scored.filter(({ diagnosis }) => diagnosis.certainty === certainty);
    const right = rows.filter(({ isRight }) => isRight).length;
    lines.push(`| ${certainty} | ${rows.length} | ${right} | ${share(right, rows.length)} |`);
  }
  lines.push(
    '',
    '## Confusion',
    '',
    'Every pair of causes that were taken for each other. All other answers name the very cause of the label.',
    '',
    '| label | answered | count | counted as |',
    '|---|---|---|---|',
    ...confusion().map(([pair, count]) => `| ${pair.join(' | ')} | ${count[0]} | ${count[1]} |`),
  );
  return lines.join('\n');
}

/** Pairs of label and answer that differ, the wrong ones first, then by number. */
function confusion() {
  const counts = new Map();
  for (const { truth, diagnosis, isRight } of scored.filter((row) => row.diagnosis.cause !== row.truth)) {
    const key = [truth, diagnosis.cause, isRight ? 'right: the label allows it' : 'wrong'].join('\n');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, count]) => {
      const [truth, answered, verdict] = key.split('\n');
      return [
        [truth, answered],
        [count, verdict],
      ];
    })
    .sort(
      (a, b) => b[1][1].localeCompare(a[1][1]) || b[1][0] - a[1][0] || a[0].join().localeCompare(b[0].join()),
    );
}

function share(part, whole) {
  return whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;
}
