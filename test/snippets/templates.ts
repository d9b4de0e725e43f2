import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languages, type Language } from '../../src/snippets/languages.js';
import { tasks, type Task } from '../../src/snippets/snippet.js';

export const templatesFolder = 'src/snippets/templates';

/** A template as it lies in its folder: the folder names its task, the extension its language, the first line its label. */
export interface TemplateFile {
  readonly task: Task;
  readonly language: Language;
  /** The file's name without its extension. */
  readonly name: string;
  readonly label: string;
  readonly file: string;
  readonly text: string;
}

/** All templates, by task and language in the order of their lists. */
export function readTemplates(): TemplateFile[] {
  return tasks.flatMap((task) => {
    const names = readdirSync(join(templatesFolder, task)).sort(
      (one, other) => Number(isRetired(one)) - Number(isRetired(other)) || (one < other ? -1 : 1),
    );
    const files = names.map((name) => readTemplate(task, name));
    return languages.flatMap(({ id }) => files.filter((file) => file.language === id));
  });
}

/** What an SDK that gets no more releases is written for comes last: it is for those who still have it. */
function isRetired(fileName: string): boolean {
  return fileName.startsWith('aws-sdk-v2.');
}

/** The folders that no task has. */
export function strayFolders(): string[] {
  return readdirSync(templatesFolder).filter((name) => !tasks.some((task) => task === name));
}

function readTemplate(task: Task, fileName: string): TemplateFile {
  const file = `${task}/${fileName}`;
  const dot = fileName.lastIndexOf('.');
  const row = languages.find(({ extension }) => extension === fileName.slice(dot + 1));
  if (!row) throw new Error(`${file}: src/snippets/languages.ts has no language of this extension`);
  const text = readFileSync(join(templatesFolder, file), 'utf8').replaceAll('\r\n', '\n');
  const firstLine = text.slice(0, text.indexOf('\n')).trim();
  const { open, close } = row.comment;
  if (!firstLine.startsWith(open) || firstLine.includes('region snippet')) {
    throw new Error(`${file}: the first line is a comment that says what the template is written for`);
  }
  const label = firstLine.slice(open.length, firstLine.length - close.length).trim();
  return { task, language: row.id, name: fileName.slice(0, dot), label, file, text };
}
