import type { Entries } from './source.js';
import { partsOf, spanOf, type Edit, type SyntaxNode } from './syntax.js';

/** Adds an entry or argument after the last one of a bracketed list, on a line of its own where the others have theirs. */
export function appendTo(container: SyntaxNode, entry: string, text: string): Edit {
  const last = partsOf(container).at(-1);
  if (!last) {
    const isObject = text[container.startIndex] === '{';
    return { span: spanOf(container), text: isObject ? `{ ${entry} }` : `(${entry})` };
  }
  const indent = indentBefore(last.startIndex, text);
  const separator = indent === undefined ? ', ' : `,${lineEnd(text)}${indent}`;
  return { span: { start: last.endIndex, end: last.endIndex }, text: `${separator}${entry}` };
}

/** Replaces the value of an entry; `{ expiresIn }` becomes `{ expiresIn: 900 }`. */
export function replaceValue(entry: Entries['list'][number], value: string): Edit {
  const text = entry.node === entry.value ? `${entry.key}: ${value}` : value;
  return { span: spanOf(entry.value), text };
}

export function replace(node: SyntaxNode, text: string): Edit {
  return { span: spanOf(node), text };
}

/** The white space between the start of the line and `at`; undefined where something else stands there. */
export function indentBefore(at: number, text: string): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return before.trim() === '' ? before : undefined;
}

/** The line end that a text uses, by its first line. */
export function lineEnd(text: string): '\r\n' | '\n' {
  return text[text.indexOf('\n') - 1] === '\r' ? '\r\n' : '\n';
}
