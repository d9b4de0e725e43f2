import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

const order = ['shown', 'parsed', 'compiled', 'ran'];
const verifiedPath = 'src/snippets/verified.ts';
const tablePath = 'media/docs/snippets.md';

/** What was checked, one line each, and what went wrong below. */
export function printTable(results) {
  for (const { name, files, on, error, ms } of results) {
    const shown = files.length > 3 ? `${files.length} templates` : files.join(', ');
    console.log(`${error ? '✘' : '✔'} ${name}  ${shown}${on ? `  ${on}` : ''}  ${Math.round(ms)} ms`);
    if (error) console.log(error.replaceAll(/^/gm, '    '));
  }
}

/**
 * Writes what was done with each template, or compares it with what is written. Only a run with all toolchains says so;
 * another one can't tell.
 */
export async function judge(report, { lib }, { update, isComplete }) {
  const verified = verifiedFrom(report.results, lib.readTemplates());
  const options = await resolveConfig(verifiedPath);
  const outcomes = {
    [verifiedPath]: await format(verifiedSource(verified), { ...options, filepath: verifiedPath }),
    [tablePath]: tableSource(verified, lib),
  };
  for (const [path, text] of Object.entries(outcomes)) {
    if (update) {
      if (!isComplete) throw new Error(`${path} is written by a run with all toolchains only`);
      writeFileSync(path, text);
    } else if (isComplete) {
      await report.check(`${path} says what was done`, { files: [], status: 'shown' }, () => {
        const written = existsSync(path) ? readFileSync(path, 'utf8').replaceAll('\r\n', '\n') : '';
        if (written !== text) throw new Error(`${path} differs: node test/snippets/run.mjs -u writes it`);
      });
    }
  }
}

function verifiedFrom(results, templates) {
  return Object.fromEntries(
    templates.map(({ file }) => {
      const ofFile = results.filter(({ files }) => files.includes(file));
      if (ofFile.some(({ error }) => error)) return [file, { status: 'shown', on: [] }];
      const on = [...new Set(ofFile.flatMap((result) => result.on ?? []))].sort();
      const reached = ofFile.map(({ status, on: where }) => (status === 'ran' && !where ? 'shown' : status));
      const status = order.findLast((candidate) => candidate === 'shown' || reached.includes(candidate));
      return [file, { status, on }];
    }),
  );
}

function verifiedSource(verified) {
  return `import type { Verified } from './snippet.js';

/** What the snippet tests did with each template; written by them. */
export const verified: Readonly<Record<string, Verified>> = ${JSON.stringify(verified)};
`;
}

function tableSource(verified, { readTemplates, taskTitles, languages }) {
  const rows = readTemplates().map(({ task, language, label, file }) => {
    const { status, on } = verified[file];
    const { label: name } = languages.find(({ id }) => id === language);
    const done = {
      ran: `ran on ${on.join(', ')}`,
      compiled: 'compiled',
      parsed: 'parsed, not run',
      shown: 'shown, not run',
    };
    return `| ${taskTitles[task]} | ${name} | ${label} | ${done[status]} | [${file}](../../src/snippets/templates/${file}) |`;
  });
  return `# What was done with each snippet

Written by \`npm run test:snippets -- -u\`. "Ran" means that the text a reader gets, with a case's values in it, was executed
against these servers, and that what arrived was compared byte for byte, or that what must be refused was refused. The
TypeScript is checked by its compiler as well.

| task | language | for | done | file |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
