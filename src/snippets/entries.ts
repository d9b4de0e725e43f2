import { languages } from './languages.js';
import { tasks, type TemplateEntry, type Verified } from './snippet.js';
import { verified } from './verified.js';

const shown: Verified = { status: 'shown', on: [] };

/**
 * What is to be known of each template: its folder names the task, its extension the language, and its name tells it apart
 * from others of the same task and language.
 *
 * @throws where a file fits no task or language, which the unit tests rule out
 */
export function entriesOf(
  rows: readonly (readonly [file: string, label: string])[],
): readonly TemplateEntry[] {
  const entries = rows.map(([file, label]) => {
    const [folder = '', fileName = ''] = file.split('/');
    const dot = fileName.lastIndexOf('.');
    const task = tasks.find((candidate) => candidate === folder);
    const language = languages.find(({ extension }) => extension === fileName.slice(dot + 1))?.id;
    if (!task || !language) throw new Error(`no task or no language of: ${file}`);
    return { task, language, name: fileName.slice(0, dot), label, file, verified: verified[file] ?? shown };
  });
  const count = new Map<string, number>();
  for (const { task, language } of entries) {
    count.set(`${task} ${language}`, (count.get(`${task} ${language}`) ?? 0) + 1);
  }
  return entries.map(({ name, ...entry }) => ({
    ...entry,
    variant: count.get(`${entry.task} ${entry.language}`) === 1 ? null : name,
  }));
}
