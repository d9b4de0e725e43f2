import { Piece, type Gap } from '../text/piece.js';
import { type Units } from './units.js';

/** A middle of the buffer that is left out, or was: then it has no extent there, but a length in the input. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly length: number;
}

/** The part of the input that is still needed, with holes where long strings were. Offsets are into `units`. */
export class Retained {
  units: Units = new Uint8Array(0);
  /** Place in the input of the first unit. */
  #origin = 0;
  #cuts: Cut[] = [];
  #used: Units = this.units;
  #spare: Units = this.units;

  /** Leaves out what stands from `start` to `end`, which follows what was left out at `start` before. */
  cut(start: number, end: number): void {
    const last = this.#cuts.at(-1);
    if (last?.start === start) this.#cuts.pop();
    const before = last?.start === start ? last.length - (last.end - last.start) : 0;
    this.#cuts.push({ start, end, length: before + end - start });
  }

  /** Forgets the holes: nothing before the next object is needed. */
  forgetCuts(): void {
    const removed = this.#cuts.reduce((sum, cut) => sum + hidden(cut), 0);
    this.#origin += removed;
    this.#cuts = [];
  }

  /** How much would be kept from an offset on. */
  sizeFrom(start: number): number {
    let size = this.units.length - start;
    for (const cut of this.#cuts) if (cut.start >= start) size -= cut.end - cut.start;
    return size;
  }

  /** Keeps what stands from `from` on, less the holes, and appends a chunk. Returns where an offset has gone. */
  advance(from: number, chunk: Units): (offset: number) => number {
    const old = this.units;
    const cuts = this.#cuts;
    const size = this.sizeFrom(from);
    const units = this.#room(chunk, size + chunk.length);
    const moved: Cut[] = [];
    let read = from;
    let written = 0;
    const keep = (until: number): void => {
      if (until <= read) return;
      units.set(old.subarray(read, until), written);
      written += until - read;
      read = until;
    };
    for (const cut of cuts) {
      if (cut.start < from) continue;
      keep(cut.start);
      read = Math.max(read, cut.end);
      moved.push({ start: written, end: written, length: cut.length });
    }
    keep(old.length);
    units.set(chunk, written);
    this.#origin = this.placeOf(from);
    this.#cuts = moved;
    this.units = units;
    return (offset) => {
      let shift = from;
      for (const cut of cuts)
        if (cut.start >= from && cut.start < offset) shift += Math.min(cut.end, offset) - cut.start;
      return offset - shift;
    };
  }

  /** Room for as many units, that a chunk ago was in use: new memory costs more than the copying. */
  #room(like: Units, length: number): Units {
    const spare = this.#spare;
    this.#spare = this.#used;
    const isFit = spare.length >= length && spare.BYTES_PER_ELEMENT === like.BYTES_PER_ELEMENT;
    const size = length + (length >> 2);
    const used = isFit ? spare : like instanceof Uint16Array ? new Uint16Array(size) : new Uint8Array(size);
    this.#used = used;
    return used.subarray(0, length);
  }

  /** Place in the input of a unit. */
  placeOf(offset: number): number {
    let place = this.#origin + offset;
    for (const cut of this.#cuts) if (cut.start <= offset) place += hidden(cut);
    return place;
  }

  piece(start: number, end: number, decode: (units: Units) => string): Piece {
    const parts: string[] = [];
    const gaps: Gap[] = [];
    let from = start;
    let length = 0;
    const take = (until: number): void => {
      const text = decode(this.units.subarray(from, until));
      parts.push(text);
      length += text.length;
    };
    for (const cut of this.#cuts) {
      if (cut.start < start || cut.end > end) continue;
      take(cut.start);
      gaps.push({ at: length, length: cut.length });
      from = cut.end;
    }
    take(end);
    const text = parts.length === 1 ? (parts[0] ?? '') : parts.join('');
    return new Piece(text, { start: this.placeOf(start), end: this.placeOf(end) }, gaps);
  }
}

/** How much of a hole is gone from the buffer already. */
function hidden(cut: Cut): number {
  return cut.length - (cut.end - cut.start);
}
