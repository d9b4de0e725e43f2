import type { Span } from '../diagnosis.js';
import type { TextEdit } from './document.js';
import { tokenAt } from './tokens.js';
import type { Syntax } from './tree.js';

/** Adds entries behind the last one of a bracketed list, on lines of their own where the others have theirs. */
export function appendTo(
  text: string,
  container: Span,
  items: readonly Span[],
  added: readonly (string | readonly string[])[],
  syntax: Syntax,
): TextEdit[] {
  const last = items.at(-1);
  if (!last) {
    const open = firstBracket(text, container);
    return [insertion(open + 1, added.map((each) => compact(asLines(each), syntax)).join(', '))];
  }
  const start = lineStart(text, last.start);
  const lead = text.slice(start, last.start);
  const isOnOwnLine = /^\s*$/.test(lead) && start > container.start;
  if (!isOnOwnLine)
    return [insertion(last.end, added.map((each) => `, ${compact(asLines(each), syntax)}`).join(''))];
  const next = tokenAt(text, last.end, syntax);
  const hasComma = next.text === ',';
  const end = lineEnd(text, hasComma ? next.span.end : last.end);
  // What stands behind the entry on its line, such as a comment, stays with it; a bracket there is the list's end.
  const rest = text.slice(hasComma ? next.span.end : last.end, end);
  const at = /^\s*(?:#|\/\/|\/\*.*\*\/\s*$|$)/.test(rest) ? end : hasComma ? next.span.end : last.end;
  const lines = added.map((each) =>
    asLines(each)
      .map((line) => `${eol(text)}${lead}${line}`)
      .join(''),
  );
  const body = lines.join(',') + (hasComma ? ',' : '');
  return hasComma || at === last.end
    ? [insertion(at, at === last.end ? `,${body}` : body)]
    : [insertion(last.end, ','), insertion(at, body)];
}

export function insertion(at: number, text: string): TextEdit {
  return { span: { start: at, end: at }, text };
}

export function asLines(added: string | readonly string[]): readonly string[] {
  return typeof added === 'string' ? added.split(/\r?\n/) : added;
}

/** Lines as one line, for files that have none of their own for each entry. */
export function compact(lines: readonly string[], syntax: Syntax): string {
  const joined = lines.map((line) => line.trim()).join(syntax === 'xml' ? '' : ' ');
  return joined.replace(/,( [}\])])/g, '$1');
}

/** Lines behind a node: each on its own line, with the node's indentation, where the node has its own. */
export function ownLines(text: string, at: Span, lines: readonly string[]): string {
  const lead = text.slice(lineStart(text, at.start), at.start);
  if (!/^\s*$/.test(lead)) return lines.map((line) => line.trim()).join('');
  return lines.map((line) => `${eol(text)}${line === '' ? '' : lead}${line}`).join('');
}

export function dashLines(text: string, last: Span, values: readonly string[]): string {
  const indent = /^\s*/.exec(text.slice(lineStart(text, last.start), last.start))?.[0] ?? '';
  return values.map((value) => `${eol(text)}${indent}- ${value}`).join('');
}

/** The beginning of the comment lines right above a line. */
export function startWithComments(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (!/^\s*(?:#|\/\/|<!--.*-->\s*$)/.test(text.slice(above, at))) break;
    at = above;
  }
  return at;
}

export function firstBracket(text: string, span: Span): number {
  const at = text.slice(span.start, span.end).search(/[[{(]/);
  return span.start + Math.max(at, 0);
}

export function indentOf(text: string, at: number): string {
  return /^\s*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? '';
}

export function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** Before the line break, carriage return included. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  if (end < 0) return text.length;
  return text.charAt(end - 1) === '\r' ? end - 1 : end;
}

export function eol(text: string): string {
  return text.charAt(text.indexOf('\n') - 1) === '\r' ? '\r\n' : '\n';
}
