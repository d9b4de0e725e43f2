import { rewrite } from './rewrite.js';
import type { Source } from './source.js';
import type { Edit } from './wrapped.js';

/**
 * Docker keeps each line that a program printed as a JSON object: `{"log":"…\n","stream":"stderr","time":"…"}`.
 *
 * @see https://docs.docker.com/engine/logging/drivers/json-file/
 */
const entry =
  /^(?<opening>\{"log":")(?<line>(?:[^"\\\n]|\\.){0,20000})","stream":"std(?:out|err)"[^\n]{0,600}\}\r?$/gm;
const escape = /\\(?:u(?<hex>[0-9a-fA-F]{4})|(?<character>["\\/nrtbf]))/g;
const controlCharacters: Readonly<Record<string, string>> = { n: '\n', r: '', t: '\t', b: '', f: '' };

/** The lines as the program printed them; a text with one such object alone is read as it is. */
export function containerLogs(source: Source): Source {
  if (!source.text.includes('{"log":"')) return source;
  const entries = Array.from(source.text.matchAll(entry));
  return entries.length < 2 ? source : rewrite(source, entries.flatMap(editsOf));
}

function editsOf(match: RegExpExecArray): Edit[] {
  const start = match.index + '{"log":"'.length;
  const written = match.groups?.['line'] ?? '';
  // The newline of each entry stands behind the object as well.
  const line = written.replace(/\\n$/, '');
  return [
    { start: match.index, end: start, text: '' },
    ...Array.from(line.matchAll(escape), (found) => ({
      start: start + found.index,
      end: start + found.index + found[0].length,
      text: unescaped(found),
    })),
    { start: start + line.length, end: match.index + match[0].length, text: '' },
  ];
}

function unescaped(found: RegExpExecArray): string {
  const { hex, character = '' } = found.groups ?? {};
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
  return controlCharacters[character] ?? character;
}
