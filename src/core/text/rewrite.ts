import type { Source } from './source.js';
import type { Edit } from './wrapped.js';

/** A reading in which every match is replaced, and which still knows where each character stood. */
export function replace(
  source: Source,
  pattern: RegExp,
  replacement: (match: string, ...groups: unknown[]) => string,
): Source {
  return rewrite(source, editsOf(source.text, pattern, replacement));
}

function* editsOf(
  text: string,
  pattern: RegExp,
  replacement: (match: string, ...groups: unknown[]) => string,
): Generator<Edit> {
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    yield { start, end: start + match[0].length, text: replacement(match[0], ...match.slice(1)) };
  }
}

/** The same for edits in order; one that overlaps the one before it is left out. */
export function rewrite(source: Source, edits: Iterable<Edit>): Source {
  const pieces: string[] = [];
  // Parallel lists: where each kept or replaced piece starts in the new text, and where it came from.
  const newStarts: number[] = [];
  const oldStarts: number[] = [];
  const literal: boolean[] = [];
  let at = 0;
  let length = 0;
  const push = (text: string, oldStart: number, isLiteral: boolean): void => {
    pieces.push(text);
    newStarts.push(length);
    oldStarts.push(oldStart);
    literal.push(isLiteral);
    length += text.length;
  };
  for (const edit of edits) {
    if (edit.start < at) continue;
    if (edit.start > at) push(source.text.slice(at, edit.start), at, true);
    push(edit.text, edit.start, false);
    at = edit.end;
  }
  if (at === 0) return source;
  push(source.text.slice(at), at, true);
  const oldOffset = (offset: number, isEnd: boolean): number => {
    const piece = lastAtOrBefore(newStarts, isEnd && offset > 0 ? offset - 1 : offset);
    const start = oldStarts[piece] ?? 0;
    if (literal[piece]) return start + offset - (newStarts[piece] ?? 0);
    return isEnd ? (oldStarts[piece + 1] ?? source.text.length) : start;
  };
  return {
    text: pieces.join(''),
    span: (start, end) => source.span(oldOffset(start, false), oldOffset(end, true)),
  };
}

function lastAtOrBefore(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((sorted[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
