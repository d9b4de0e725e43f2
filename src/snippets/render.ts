import { languageRow, type Language, type LanguageRow } from './languages.js';
import type { Slots, SlotName, SlotValue } from './snippet.js';

/**
 * Turns a template file into the code a reader gets: what stands between `region snippet` and `endregion`, its slots
 * filled.
 *
 * A slot is the literal that ends a line, named by the comment behind it, so that a value is never joined to other code:
 * - `{{name}}` puts the value's literal in place of the template's own;
 * - `{{name?}}` does the same and leaves the line out where there is no value;
 * - `{{?name}}` keeps the line as it is where there is a value, and leaves it out otherwise.
 *
 * @throws where the template itself is wrong, which the unit tests rule out for all that ship
 */
export function renderTemplate(template: string, language: Language, slots: Slots): string {
  const row = languageRow(language);
  const write: WriteSlot = (line, slot) => {
    const value = slots[slot.name];
    if (value === null) {
      if (!slot.optional) throw new Error(`no value for the slot: ${slot.name}`);
      return [];
    }
    if (slot.conditionOnly) return [line.before + line.literal + line.after];
    return literals(row, value).map((literal) => line.before + literal + line.after);
  };
  return `${snippetLines(template, row)
    .flatMap((text) => renderLine(text, row, write))
    .join('\n')}\n`;
}

/** A line around its literal. */
export interface SlotLine {
  readonly before: string;
  readonly literal: string;
  /** A comma, a semicolon, a closing tag or the end of the tag it is in. */
  readonly after: string;
}

export interface SlotMark {
  readonly name: SlotName;
  readonly optional: boolean;
  readonly conditionOnly: boolean;
}

export type WriteSlot = (line: SlotLine, slot: SlotMark) => readonly string[];

/** The lines between the region marks, without what they have in common at their left. */
export function snippetLines(template: string, row: LanguageRow): readonly string[] {
  const lines = template.replaceAll('\r\n', '\n').split('\n');
  const first = lines.findIndex((line) => line.includes('region snippet'));
  const last = lines.findIndex((line, index) => index > first && line.includes('endregion'));
  if (first < 0 || last < 0) throw new Error('a template needs the lines "region snippet" and "endregion"');
  const region = lines.slice(first + 1, last);
  const filled = region.filter((line) => line.trim() !== '');
  const indent = Math.min(...filled.map((line) => line.length - line.trimStart().length));
  const kept = row.keepsComments
    ? region
    : region.filter((line) => !line.trimStart().startsWith(row.comment.open));
  return kept.map((line) => line.slice(indent));
}

/** One line, handed to `write` where it ends in a slot's mark. */
export function renderLine(text: string, row: LanguageRow, write: WriteSlot): readonly string[] {
  const mark = /\{\{(\??)([A-Za-z]+)(\??)\}\}/.exec(text);
  if (!mark) return [text];
  const [whole, condition = '', name = '', optional = ''] = mark;
  const comment = text.lastIndexOf(row.comment.open, mark.index);
  const end = text.slice(mark.index + whole.length).trim();
  if (
    comment < 0 ||
    end !== row.comment.close ||
    text.slice(comment + row.comment.open.length, mark.index).trim() !== ''
  ) {
    throw new Error(`a slot is named by a comment at the end of its line: ${text}`);
  }
  const slot = {
    name: name as SlotName,
    optional: condition !== '' || optional !== '',
    conditionOnly: condition !== '',
  };
  const code = text.slice(0, comment).trimEnd();
  if (slot.conditionOnly) return write({ before: code, literal: '', after: '' }, slot);
  const parts = literalAtEnd.exec(code);
  if (!parts) throw new Error(`no literal before the slot: ${text}`);
  return write({ before: parts[1] ?? '', literal: parts[2] ?? '', after: parts[3] ?? '' }, slot);
}

/** A string, a list of strings or a number that is a whole right-hand side, an attribute's value, or the text of an XML element. */
const literalAtEnd =
  /^(.*?(?:=>\s*|[=:]\s*|>))('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\d[\d_]*|(?<=>)[^<>]*)([,;]?|<\/\w+>| ?\/?>)$/;

function literals(row: LanguageRow, value: SlotValue): readonly string[] {
  if (typeof value === 'string') return [row.string(value)];
  if (typeof value === 'number') return [row.number(value)];
  return row.list ? [row.list(value)] : value.map((item) => row.string(item));
}
