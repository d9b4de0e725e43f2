import { languageRow } from '../../src/snippets/languages.js';
import { renderLine, snippetLines, type WriteSlot } from '../../src/snippets/render.js';
import { taskTitles, type Slots, type TemplateEntry } from '../../src/snippets/snippet.js';

/** A snippet as VS Code reads it from a contributed file. */
export interface EditorSnippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

/**
 * The snippet that VS Code offers for a template: a tab stop on each slot, whose literal is the example in it. Values of
 * stores other than AWS are left out.
 */
export function editorSnippet(entry: TemplateEntry, text: string, slots: Slots): EditorSnippet {
  const row = languageRow(entry.language);
  const stops = new Map<string, number>();
  const write: WriteSlot = (line, slot) => {
    if (slots[slot.name] === null) return [];
    const stop = stops.get(slot.name) ?? stops.size + 1;
    stops.set(slot.name, stop);
    return [`${escape(line.before)}\${${stop}:${escape(line.literal)}}${escape(line.after)}`];
  };
  const body = snippetLines(text, row).flatMap((line) =>
    line.includes('{{') ? renderLine(line, row, write) : [escape(line)],
  );
  return {
    prefix: ['s3', entry.task, ...(entry.variant ? [entry.variant] : [])].join('-'),
    description: `${taskTitles[entry.task]} (${entry.label})`,
    body,
  };
}

/** @see https://code.visualstudio.com/docs/editing/userdefinedsnippets#_snippet-syntax */
function escape(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
