import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { ceph } from '../support/servers/ceph.mjs';
import { minio } from '../support/servers/minio.mjs';
import { versitygw } from '../support/servers/versitygw.mjs';

const path = 'media/docs/loop.md';

/** The servers of the page; it is written and compared only where all of them are. */
export const columns = [minio, versitygw, ceph];

/** Prints what was done, a line a case. */
export function printTable(results) {
  for (const { cause, case: name, server, because, ran, error, fix, ms } of results) {
    if (because && !error) continue;
    const mark = error ? '✘' : '✔';
    console.log(`${mark} ${cause}: ${name}  ${server}  ${fix ?? ''} ${(ran ?? []).join(' ')}  ${ms} ms`);
  }
}

/** The published page. */
export function page(results, scenarios) {
  const lines = [];
  const closed = new Set(results.filter(({ ran }) => ran).map(({ cause }) => cause)).size;
  lines.push(
    '# The loop closed',
    '',
    'For each cause the tests make the failure happen on real S3 servers, give the engine what a user would paste, apply the first fix it offers as it was generated, and see the upload succeed. Written by `npm run loop -- -u`.',
    '',
    `${closed} of ${scenarios.size} causes are closed, in ${results.filter(({ ran }) => ran).length} rounds. A dash has its reason [below](#why-not).`,
    '',
    `| cause | ${columns.map(({ label }) => label).join(' | ')} |`,
    `| --- |${columns.map(() => ' --- |').join('')}`,
  );
  for (const [cause, { why }] of scenarios) {
    const cells = columns.map(({ name }) =>
      cell(
        results.filter((r) => r.cause === cause && r.server === name),
        why,
      ),
    );
    lines.push(`| [${cause}](../causes/${cause}.md) | ${cells.join(' | ')} |`);
  }
  lines.push('', '## How each was closed', '');
  lines.push('| cause | what happened | certainty | first fix | code that ran | the reader fills in |');
  lines.push('| --- | --- | --- | --- | --- | --- |');
  for (const [cause, { cases = [] }] of scenarios) {
    for (const { name } of cases) {
      const closed = results.filter((r) => r.cause === cause && r.case === name && r.ran);
      if (closed.length === 0) continue;
      const of = (values) => [...new Set(closed.flatMap(values))].sort().join(', ');
      lines.push(
        `| ${cause} | ${name} | ${of((r) => r.certainty)} | ${of((r) => r.fix)} | ${of((r) => r.ran) || 'none: steps in words'} | ${of((r) => r.filledIn)} |`,
      );
    }
  }
  lines.push('', '## Why not', '');
  for (const [cause, { why, cases = [] }] of scenarios) {
    if (why) lines.push(`- **${cause}**: ${why}.`);
    for (const { name: server, label } of columns) {
      const reasons = [...new Set(cases.map(({ cannot }) => cannot?.[server]).filter(Boolean))];
      for (const because of reasons) {
        const names = cases.filter(({ cannot }) => cannot?.[server] === because).map(({ name }) => name);
        const which = names.length === cases.length ? '' : `, where ${names.join('; ')}`;
        lines.push(`- **${cause}** on ${label}${which}: ${because}.`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

function cell(results, why) {
  const closed = results.filter(({ ran }) => ran).length;
  if (closed > 0) return closed > 1 ? `closed, ${closed} cases` : 'closed';
  return why || results.some(({ because }) => because) ? '–' : '';
}

/** Writes the page, or says that the one that is there is stale. */
export function checkPage(text, update) {
  if (update) {
    writeFileSync(path, text);
    return [];
  }
  const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === text;
  return isCurrent ? [] : [`${path} is stale: npm run loop -- -u writes it`];
}
