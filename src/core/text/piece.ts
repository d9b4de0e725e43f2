import type { Span } from '../diagnosis.js';

/** Something long that was left out of a piece of text. */
export interface Gap {
  /** Offset in the text of the first character after the gap. */
  readonly at: number;
  /** How much of the input is missing there. */
  readonly length: number;
}

/** A part of the input as text that knows where it stood, although the middle of its longest strings may be missing. */
export class Piece {
  readonly text: string;
  /** Where it begins and ends in the input. */
  readonly place: Span;
  readonly #gaps: readonly Gap[];

  constructor(text: string, place: Span, gaps: readonly Gap[] = []) {
    this.text = text;
    this.place = place;
    this.#gaps = gaps;
  }

  /** The span in the input of the characters from `start` to `end`. */
  span(start: number, end: number): Span {
    return { start: this.#placeOf(start), end: this.#placeOf(end) };
  }

  /** Offset in the text of what stands at a place of the input. */
  offsetOf(place: number): number {
    let offset = place - this.place.start;
    for (const { at, length } of this.#gaps) if (offset > at) offset = Math.max(at, offset - length);
    return offset;
  }

  /** Where a text is written as a JSON string, between its quotes, inside a span of the input. */
  find(value: string, within: Span | null): Span | null {
    if (!within || value === '') return null;
    const escaped = JSON.stringify(value).slice(1, -1);
    const at = this.text.indexOf(escaped, this.offsetOf(within.start));
    const found = this.span(at, at + escaped.length);
    return at >= 0 && found.start < within.end ? found : null;
  }

  #placeOf(offset: number): number {
    let place = this.place.start + offset;
    for (const { at, length } of this.#gaps) if (offset >= at) place += length;
    return place;
  }
}
