import { squeeze, type Squeezed } from './source.js';

/** A table of this many entries leaves most phrases out that a text of a few kilobytes doesn't hold. */
const tableBits = 14;
const tableMask = (1 << tableBits) - 1;
const longestAscii = 0x7f;

/** Looks for phrases in a text, however they are wrapped, spaced or cased there. */
export class Phrases {
  readonly #squeezed: Squeezed;
  /** Which three characters in a row the squeezed text holds, by their hash. */
  readonly #triples = new Uint8Array(1 << tableBits);

  constructor(text: string) {
    this.#squeezed = squeeze(text);
    const { text: squeezed } = this.#squeezed;
    let hash = 0;
    for (let index = 0; index < squeezed.length; index++) {
      hash = next(hash, squeezed.charCodeAt(index));
      this.#triples[hash & tableMask] = 1;
    }
  }

  /** Where a phrase stands in the unsqueezed text, from its first character to its last. */
  find(phrase: string): { readonly start: number; readonly end: number } | undefined {
    // Hundreds of phrases are asked for, and a text holds few of them.
    if (!this.#mayHold(phrase)) return undefined;
    const wanted = phrase.replace(/\s+/g, '').replace(/[‘’]/g, "'").toLowerCase();
    const at = this.#squeezed.text.indexOf(wanted);
    if (at < 0) return undefined;
    const { offsets } = this.#squeezed;
    return { start: offsets[at] ?? 0, end: (offsets[at + wanted.length - 1] ?? 0) + 1 };
  }

  #mayHold(phrase: string): boolean {
    let hash = 0;
    let count = 0;
    for (let index = 0; index < phrase.length; index++) {
      let unit = phrase.charCodeAt(index);
      if (unit <= 0x20) continue;
      // What is not ASCII may be squeezed to something else.
      if (unit > longestAscii) return true;
      if (unit >= 0x41 && unit <= 0x5a) unit += 0x20;
      hash = next(hash, unit);
      count++;
      if (count >= 3 && this.#triples[hash & tableMask] === 0) return false;
    }
    return true;
  }
}

/** A hash of the last three units: each is shifted out by the third one after it. */
function next(hash: number, unit: number): number {
  return ((hash << 5) ^ unit) & 0x7fff;
}
