import type { Span } from '../../diagnosis.js';
import type { Field } from '../evidence.js';

const maximumFields = 60;

/** Splits a line of an access log at spaces, except in brackets and quotes; `offset` is where the line begins. */
export function splitLogLine(line: string, offset: number): Field[] {
  const fields: Field[] = [];
  let quotes = 0;
  let start = 0;
  while (start < line.length && fields.length < maximumFields) {
    const first = line.charAt(start);
    let value: Span = { start, end: endOf(line, ' ', start) };
    let next = value.end;
    if (first === '[') {
      const closed = endOf(line, '] ', start + 1);
      if (closed >= 0) next = closed + 1;
      value = { start, end: next };
    } else if (isDoubled(line, start)) {
      const closed = line.indexOf('"" ', start + 2);
      if (closed > start) {
        value = { start: start + 2, end: closed };
        next = closed + 2;
      }
    } else if (first === '"') {
      quotes++;
      // The agent, third and last of the quoted fields, may hold quotes itself.
      const closed = quotes === 3 ? line.lastIndexOf('"') : endOf(line, '" ', start + 1);
      if (closed > start) {
        value = { start: start + 1, end: closed };
        next = closed + 1;
      }
    }
    if (next > start) {
      const span = { start: offset + value.start, end: offset + value.end };
      fields.push({ value: line.slice(value.start, value.end), span });
    }
    start = next + 1;
  }
  return fields;
}

/** A cell of a CSV table doubles the quotes of its text. */
function isDoubled(line: string, at: number): boolean {
  return line.startsWith('""', at) && at + 2 < line.length && line.charAt(at + 2) !== ' ';
}

/** Where `sign` stands next; the line's end counts as a space. */
function endOf(line: string, sign: string, from: number): number {
  const at = line.indexOf(sign, from);
  if (at >= 0) return at;
  if (sign === ' ') return line.length;
  return line.endsWith(sign.charAt(0)) && line.length > from ? line.length - 1 : -1;
}
