import type { Fact } from '../../src/core/diagnosis.js';
import type { Piece } from '../../src/protocol/panel.js';

/** A stretch of a piece with the facts that rest on it, by their numbers; none: plain text. */
export interface Segment {
  readonly text: string;
  readonly facts: readonly number[];
}

/** A fact and its number; null for those without a place in the paste. */
export interface NumberedFact {
  readonly fact: Fact;
  readonly number: number | null;
}

/** Numbers the facts that have a place in the paste. */
export function numberFacts(facts: readonly Fact[]): readonly NumberedFact[] {
  let last = 0;
  return facts.map((fact) => ({ fact, number: fact.span === null ? null : ++last }));
}

/** Cuts a piece at the ends of the facts' spans, which may overlap. */
export function segmentsOf(piece: Piece, facts: readonly NumberedFact[]): readonly Segment[] {
  const end = piece.start + piece.text.length;
  const spans = facts.flatMap(({ fact, number }) => {
    if (number === null || !fact.span) return [];
    const from = Math.max(fact.span.start, piece.start);
    const to = Math.min(fact.span.end, end);
    return from < to ? [{ from, to, number }] : [];
  });
  const cuts = [...new Set([piece.start, end, ...spans.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end;
    return {
      text: piece.text.slice(from - piece.start, to - piece.start),
      facts: spans.filter((span) => span.from <= from && span.to >= to).map(({ number }) => number),
    };
  });
}
