import type { Piece } from '../text/piece.js';
import { Frames, role } from './frames.js';
import { Retained } from './retained.js';
import { longestName, sign, signAt } from './signs.js';
import type { Units } from './units.js';

/** What an object said on its way past, before anybody read it. */
export interface Sighting {
  /** Which of the keys of `sign` it has; `method` and `url` are its request's, `error` also its response's. */
  readonly signs: number;
  /** The status of its response where that is a number of three digits, else 0. */
  readonly status: number;
  /** The object as text, without the middle of its long strings. */
  readonly piece: () => Piece;
}

const exchange = sign.request | sign.response;
const event = sign.eventSource | sign.eventName;
/** Of longer strings the middle is left out: a verdict reads only the beginning of a body. In units. */
const longString = 32_768;
/** No more than this is kept of objects that are not whole yet. In units. */
const maximumRetained = 4 << 20;
/** A string that a chunk cuts is read again with the next one, unless it is longer: then it is no key. */
const maximumHeldBack = 1024;
/** So far a string is read unit by unit, since most are short, and what is native costs a call. */
const shortLook = 64;
const longLook = 65_536;
const denseQuotes = 256;

const quote = 0x22;
const backslash = 0x5c;
const lineBreak = 0x0a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const colon = 0x3a;

/**
 * Finds, in chunks of any size, the objects that are requests of an HTTP archive or events of CloudTrail: the same ones
 * that `findObjects` finds in a string. Keeps no more than the object in the making.
 */
export class ObjectScanner {
  readonly #decode: (units: Units) => string;
  readonly #visit: (sighting: Sighting) => void;
  readonly #frames = new Frames();
  readonly #retained = new Retained();
  #resume = 0;
  #isInString = false;
  #stringStart = 0;
  /** Where the middle of the string begins that is being read, or −1. */
  #middleStart = -1;
  #roleAt = -1;
  #role: number = role.other;

  constructor(decode: (units: Units) => string, visit: (sighting: Sighting) => void) {
    this.#decode = decode;
    this.#visit = visit;
  }

  push(chunk: Units): void {
    if (this.#frames.isFull) return;
    this.#advance(chunk);
    this.#scan(false);
  }

  end(): void {
    if (!this.#frames.isFull) this.#scan(true);
  }

  #advance(chunk: Units): void {
    const retained = this.#retained;
    const frames = this.#frames;
    const { length } = retained.units;
    if (this.#isInString && frames.keptFrom >= 0) {
      if (this.#middleStart < 0 && length - this.#stringStart > longString)
        this.#middleStart = this.#safeCut(this.#stringStart + longString);
      if (this.#middleStart >= 0) retained.cut(this.#middleStart, length);
    }
    while (frames.keptFrom >= 0 && retained.sizeFrom(frames.keptFrom) > maximumRetained) frames.floor++;
    // One unit before the next one stays: it tells a quote from the end of a wrapped object.
    const needed = Math.max(0, Math.min(this.#resume, length) - 1);
    const from = frames.keptFrom < 0 ? needed : Math.min(frames.keptFrom, needed);
    const moved = retained.advance(from, chunk);
    frames.move(moved);
    this.#resume = moved(this.#resume);
    this.#stringStart = Math.max(0, moved(this.#stringStart));
    if (frames.keptFrom < 0) this.#middleStart = -1;
    else if (this.#middleStart >= 0) this.#middleStart = moved(this.#middleStart);
    this.#roleAt = -1;
  }

  #scan(isFinal: boolean): void {
    const { units } = this.#retained;
    const frames = this.#frames;
    let index = this.#resume;
    if (this.#isInString) {
      const end = this.#stringEnd(index);
      if (end < 0) return;
      this.#endString(this.#stringStart, end);
      index = end + 1;
    }
    for (; index < units.length; index++) {
      const unit = units[index];
      if (unit === quote) {
        const end = this.#string(index, isFinal);
        if (end < 0) return;
        index = end;
      } else if (unit === openBrace) {
        if (frames.isFull) return;
        frames.open(index, index === this.#roleAt ? this.#role : role.other);
      } else if (unit === closeBrace && frames.close()) this.#closed(index + 1);
    }
    this.#resume = index;
  }

  #closed(end: number): void {
    const { closedSigns: signs, closedStart: start, closedStatus: status } = this.#frames;
    if ((signs & exchange) !== exchange && (signs & event) !== event) return;
    this.#visit({ signs, status, piece: () => this.#retained.piece(start, end, this.#decode) });
    // The innermost wins: what holds this object is not read again.
    this.#frames.forget();
    this.#retained.forgetCuts();
  }

  /** Offset of the quote that ends a string, or −1 where the rest of it is still to come. */
  #string(start: number, isFinal: boolean): number {
    const { units } = this.#retained;
    const canWait = !isFinal && units.length - start <= maximumHeldBack;
    if (start > 0 && units[start - 1] === closeBrace) return start;
    if (start + 1 >= units.length && canWait) return this.#wait(start);
    if (units[start + 1] === openBrace) {
      const key = skipSpace(units, start + 2);
      if (key + 1 >= units.length && canWait) return this.#wait(start);
      if (units[key] === quote && isWordUnit(units[key + 1])) return start;
    }
    const end = this.#stringEnd(start + 1);
    if (end < 0) {
      if (canWait) return this.#wait(start);
      this.#isInString = true;
      this.#stringStart = start;
      return -1;
    }
    const length = end - start - 1;
    if (length > longString) this.#endString(start, end);
    else if (length <= longestName && this.#frames.depth > 0) {
      const bit = signAt(units, start + 1, length);
      if (bit !== 0 && !this.#key(bit, end, canWait)) return this.#wait(start);
    }
    return end;
  }

  #wait(start: number): number {
    this.#resume = start;
    return -1;
  }

  #endString(start: number, end: number): void {
    if (this.#frames.keptFrom >= 0) {
      if (this.#middleStart < 0 && end - start > longString)
        this.#middleStart = this.#safeCut(start + longString);
      if (this.#middleStart >= 0) this.#retained.cut(this.#middleStart, end);
    }
    this.#middleStart = -1;
    this.#isInString = false;
  }

  /** Notes a name if it is a key. False where what follows is still to come. */
  #key(bit: number, end: number, canWait: boolean): boolean {
    const { units } = this.#retained;
    const colonAt = skipSpace(units, end + 1);
    const value = skipSpace(units, colonAt + 1);
    if (value + 4 > units.length && canWait) return false;
    if (units[colonAt] !== colon) return true;
    const frames = this.#frames;
    const { innermostRole } = frames;
    switch (bit) {
      case sign.status:
        if (innermostRole === role.response) frames.markStatus(statusAt(units, value));
        break;
      case sign.method:
      case sign.url:
        if (innermostRole === role.request && units[value] === quote) frames.mark(bit, 1);
        break;
      case sign.error:
        frames.mark(bit, innermostRole === role.response ? 1 : 0);
        break;
      default:
        frames.mark(bit, 0);
        if (bit === sign.request || bit === sign.response) {
          this.#roleAt = value;
          this.#role = bit === sign.request ? role.request : role.response;
        }
    }
    return true;
  }

  /** Offset of the quote or line break that ends a string, or −1; then reading resumes with the next chunk. */
  #stringEnd(from: number): number {
    const { units } = this.#retained;
    const { length } = units;
    let index = from;
    let look = shortLook;
    while (index < length) {
      for (const near = Math.min(length, index + look); index < near; index++) {
        const unit = units[index] ?? 0;
        if (unit > backslash) continue;
        if (unit === quote || unit === lineBreak) return index;
        if (unit === backslash) index++;
      }
      if (index >= length) break;
      const found = units.indexOf(quote, index);
      const near = found < 0 ? length : found;
      const broken = units.subarray(index, near).indexOf(lineBreak);
      const candidate = broken < 0 ? near : index + broken;
      let backslashes = 0;
      while (candidate - backslashes > index && units[candidate - backslashes - 1] === backslash)
        backslashes++;
      if (candidate < length && backslashes % 2 === 0) return candidate;
      // Where quotes are dense, looking at each unit is quicker.
      look = candidate - index < denseQuotes ? longLook : shortLook;
      index = candidate + (backslashes % 2);
    }
    this.#resume = index;
    return -1;
  }

  /** The last place before which no escape and no character is cut in two. */
  #safeCut(end: number): number {
    const { units } = this.#retained;
    const isPart = (unit: number): boolean =>
      units instanceof Uint16Array ? unit >= 0xdc00 && unit < 0xe000 : unit >= 0x80 && unit < 0xc0;
    let cut = end;
    while (cut > end - 4 && isPart(units[cut] ?? 0)) cut--;
    for (let index = cut - 1; index > cut - 7; index--) {
      if (units[index] !== backslash) continue;
      while (units[index - 1] === backslash && index > end - longString) index--;
      return index;
    }
    return cut;
  }
}

function skipSpace(units: Units, from: number): number {
  let index = from;
  while (index < units.length && (units[index] ?? 0) <= 0x20) index++;
  return index;
}

function isWordUnit(unit: number | undefined): boolean {
  return unit !== undefined && /\w/.test(String.fromCharCode(unit));
}

function statusAt(units: Units, start: number): number {
  let status = 0;
  for (let index = start; index < start + 3; index++) {
    const digit = (units[index] ?? 0) - 0x30;
    if (digit < 0 || digit > 9) return 0;
    status = status * 10 + digit;
  }
  const next = units[start + 3] ?? 0;
  const goesOn = (next >= 0x30 && next <= 0x39) || next === 0x2e || next === 0x65 || next === 0x45;
  return goesOn ? 0 : status;
}
