import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { gaps } from './gaps.mjs';

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
export async function judge(report, { lib }, { runners, update, isComplete }) {
  const templates = lib.readTemplates();
  await report.check('a gap has no template', { files: [], status: 'shown' }, () => {
    const filled = templates.filter(({ task, language }) => gaps[task]?.[language]);
    if (filled.length > 0) throw new Error(`gaps.mjs: ${filled.map(({ file }) => file).join(', ')} is there`);
  });
  const verified = verifiedFrom(report.results, templates);
  const options = await resolveConfig(verifiedPath);
  const outcomes = {
    [verifiedPath]: await format(verifiedSource(verified), { ...options, filepath: verifiedPath }),
    [tablePath]: tableSource(verified, runners, lib),
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

/** In groups of the same outcome, since there are many files and few outcomes. */
function verifiedSource(verified) {
  const groups = new Map();
  for (const [file, outcome] of Object.entries(verified)) {
    const id = JSON.stringify(outcome);
    const group = groups.get(id) ?? { ...outcome, files: [] };
    group.files.push(file);
    groups.set(id, group);
  }
  return `import type { Verified } from './snippet.js';

type Group = Verified & { readonly files: readonly string[] };

const groups: readonly Group[] = ${JSON.stringify([...groups.values()])};

/** What the snippet tests did with each template; written by them. */
export const verified: Readonly<Record<string, Verified>> = Object.fromEntries(
  groups.flatMap(({ files, status, on }) => files.map((file) => [file, { status, on }])),
);
`;
}

function tableSource(verified, runners, { readTemplates, tasks, taskTitles, languages }) {
  const templates = readTemplates();
  const present = languages.filter(({ id }) => templates.some(({ language }) => language === id));
  const rows = templates.map(({ task, language, label, file }) => {
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
  const cell = (task, language) => {
    if (gaps[task]?.[language]) return '–';
    const reached = templates
      .filter((template) => template.task === task && template.language === language)
      .map(({ file }) => order.indexOf(verified[file].status));
    return reached.length > 0 ? order[Math.min(...reached)] : '';
  };
  const grid = present.map(
    ({ id, label }) => `| ${label} | ${tasks.map((task) => cell(task, id)).join(' | ')} |`,
  );
  const reasons = tasks.flatMap((task) =>
    languages
      .filter(({ id }) => gaps[task]?.[id])
      .map(({ id, label }) => `- ${taskTitles[task]}, ${label}: ${gaps[task][id]}`),
  );
  return `# What was done with each snippet

Written by \`npm run test:snippets -- -u\`. "Ran" means that the text a reader gets, with a case's values in it, was executed
against these servers, and that what arrived was compared byte for byte, or that what must be refused was refused. "Compiled"
and "parsed" mean no more than that: the language's own compiler took it, or a parser of its grammar. Where a cell stands for
several snippets, it says what was done to all of them.

| | ${tasks.join(' | ')} |
|---|${tasks.map(() => '---|').join('')}
${grid.join('\n')}
${reasons.length > 0 ? `\nNo snippet, shown as –, because:\n\n${reasons.join('\n')}\n` : ''}
The SDKs and tools that ran:

${runners
  .filter(({ sdk }) => sdk)
  .map(({ name, sdk }) => `- ${name}: ${sdk}`)
  .join('\n')}

| task | language | for | done | file |
|---|---|---|---|---|
${rows.join('\n')}
`;
}
