/** What a file is made of: bytes of UTF-8, or the 16-bit units that PowerShell writes. Signs of ASCII are one unit in both. */
export type Units = Uint8Array | Uint16Array;

/** As much of the platform's decoder as is used here; every runtime of the engine has it. */
declare class TextDecoder {
  constructor(encoding: string, options?: { readonly ignoreBOM?: boolean });
  decode(bytes: Uint8Array | Uint16Array): string;
}

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** The encoding that a byte order mark at the beginning of a file tells, and how many bytes the mark has. */
export function encodingOf(head: Uint8Array): { readonly encoding: Encoding; readonly markBytes: number } {
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  const isMarked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  return { encoding: 'utf-8', markBytes: isMarked ? 3 : 0 };
}

/** A function that makes text of units; what is no text becomes U+FFFD. */
export function decoderOf(encoding: Encoding): (units: Units) => string {
  // Units of 16 bits were put into the order of this machine when they were read.
  const decoder = new TextDecoder(encoding === 'utf-8' ? 'utf-8' : 'utf-16le', { ignoreBOM: true });
  return (units) => decoder.decode(units);
}

/** Cuts chunks of bytes into units, however the chunks divide them. */
export class UnitCutter {
  readonly #encoding: Encoding;
  #half: number | undefined;

  constructor(encoding: Encoding) {
    this.#encoding = encoding;
  }

  cut(bytes: Uint8Array): Units {
    if (this.#encoding === 'utf-8') return bytes;
    const first = this.#half;
    const length = bytes.length + (first === undefined ? 0 : 1);
    const units = new Uint16Array(length >> 1);
    const at = (index: number): number =>
      first === undefined ? (bytes[index] ?? 0) : index === 0 ? first : (bytes[index - 1] ?? 0);
    for (let index = 0; index < units.length; index++) {
      const [low, high] = [at(2 * index), at(2 * index + 1)];
      units[index] = this.#encoding === 'utf-16le' ? low | (high << 8) : (low << 8) | high;
    }
    this.#half = length % 2 === 1 ? at(length - 1) : undefined;
    return units;
  }
}

/** Units of the same kind, in a row. */
export function joined(first: Units, second: Units): Units {
  const units =
    second instanceof Uint16Array
      ? new Uint16Array(first.length + second.length)
      : new Uint8Array(first.length + second.length);
  units.set(first);
  units.set(second, first.length);
  return units;
}
