import type { Span } from '../../core/diagnosis.js';
import type { Excerpt, Piece } from '../../protocol/panel.js';

/** Up to this many UTF-16 code units a paste is shown whole. */
const wholeUpTo = 30_000;
/** How much is shown on each side of a piece of evidence in a longer one. */
const around = 400;
/** The beginning of a longer paste is always shown. */
const beginning = 600;
/** No piece of evidence takes more room than this. */
const longestSpan = 4_000;
/** Pieces of evidence that are shown. */
const mostSpans = 60;

/**
 * As much of a redacted paste as a person would look at: all of it, or its beginning and the surroundings of the evidence.
 * Bounded, whatever the paste.
 */
export function excerptOf(redacted: string, spans: readonly Span[]): Excerpt {
  const length = redacted.length;
  if (length <= wholeUpTo) return { length, pieces: length === 0 ? [] : [{ start: 0, text: redacted }] };

  const windows = spans
    .slice(0, mostSpans)
    .map(({ start, end }) => ({
      start: Math.max(0, start - around),
      end: Math.min(length, Math.min(end, start + longestSpan) + around),
    }))
    .filter(({ start, end }) => start < end);
  windows.push({ start: 0, end: beginning });
  windows.sort((a, b) => a.start - b.start);

  const merged: { start: number; end: number }[] = [];
  for (const next of windows) {
    const last = merged.at(-1);
    if (last && next.start <= last.end) last.end = Math.max(last.end, next.end);
    else merged.push({ ...next });
  }
  return {
    length,
    pieces: merged.map(({ start, end }): Piece => ({ start, text: redacted.slice(start, end) })),
  };
}
