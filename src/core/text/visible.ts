import type { Span } from '../diagnosis.js';

/** A stretch of a line as it can be shown: every character of it can be seen. */
export interface VisiblePiece {
  readonly text: string;
  /** It differs from the other side. */
  readonly isMarked: boolean;
  /** How `text` is said where it stands for something else: “no-break space” for U+00A0; null where it is the text itself. */
  readonly spoken: string | null;
}

/**
 * A line of text as pieces that hide nothing: white space, control characters, zero-width and direction marks become signs
 * with names. Combining marks are drawn on their letter, unless they are what differs.
 *
 * @param longestEqual Equal stretches that are longer, in UTF-16 code units, are shown by their two ends.
 */
export function visiblePieces(text: string, marks: readonly Span[], longestEqual = 240): VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let at = 0;
  for (const { start, end } of tidied(marks, text.length)) {
    if (start > at) pieces.push(...equalPieces(text.slice(at, start), longestEqual));
    pieces.push(...withSigns(text.slice(start, end), true));
    at = end;
  }
  if (at < text.length) pieces.push(...equalPieces(text.slice(at), longestEqual));
  return pieces;
}

/** In order, inside the text, without overlap. */
function tidied(marks: readonly Span[], length: number): Span[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const mark of sorted) {
    const [start, end] = [Math.max(0, mark.start), Math.min(length, mark.end)];
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

function equalPieces(text: string, longest: number): VisiblePiece[] {
  if (text.length <= longest) return withSigns(text, false);
  const shownEnd = Math.floor(longest * 0.375);
  const left = text.length - 2 * shownEnd;
  return [
    ...withSigns(text.slice(0, shownEnd), false),
    {
      text: `⋯${left.toLocaleString('en')}⋯`,
      isMarked: false,
      spoken: `${left.toLocaleString('en')} characters that are equal`,
    },
    ...withSigns(text.slice(-shownEnd), false),
  ];
}

function withSigns(text: string, isMarked: boolean): VisiblePiece[] {
  const pieces: VisiblePiece[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') pieces.push({ text: plain, isMarked, spoken: null });
    plain = '';
  };
  for (const character of text) {
    const sign = signOf(character, isMarked);
    if (sign === undefined) {
      plain += character;
      continue;
    }
    flush();
    pieces.push({ text: sign.text, isMarked, spoken: sign.spoken });
  }
  flush();
  return pieces;
}

const signs: ReadonlyMap<string, { readonly text: string; readonly spoken: string }> = new Map(
  Object.entries({
    ' ': { text: '·', spoken: 'space' },
    '\t': { text: '⇥', spoken: 'tab' },
    '\n': { text: '⏎', spoken: 'line feed' },
    '\r': { text: '␍', spoken: 'carriage return' },
    '\u00a0': { text: 'U+00A0', spoken: 'no-break space' },
    '\u00ad': { text: 'U+00AD', spoken: 'soft hyphen' },
    '\u200b': { text: 'U+200B', spoken: 'zero-width space' },
    '\u200c': { text: 'U+200C', spoken: 'zero-width non-joiner' },
    '\u200d': { text: 'U+200D', spoken: 'zero-width joiner' },
    '\u202f': { text: 'U+202F', spoken: 'narrow no-break space' },
    '\u3000': { text: 'U+3000', spoken: 'ideographic space' },
    '\ufeff': { text: 'U+FEFF', spoken: 'byte order mark' },
    '\ufffd': { text: 'U+FFFD', spoken: 'replacement character' },
  }),
);

function signOf(character: string, isMarked: boolean): { text: string; spoken: string } | undefined {
  const known = signs.get(character);
  if (known) return known;
  if (/[\p{Z}\p{C}]/u.test(character)) return { text: codePoint(character), spoken: codePoint(character) };
  return isMarked && /\p{M}/u.test(character)
    ? { text: codePoint(character), spoken: `combining mark ${codePoint(character)}` }
    : undefined;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
