import { diagnosisOf } from './diagnose.js';
import type { Diagnosis, EpochMs, Span } from './diagnosis.js';
import { gather, readLimit } from './evidence/gather.js';
import { RecordingScanner } from './stream/recordingScanner.js';
import { decoderOf, encodingOf, joined, UnitCutter, type Encoding, type Units } from './stream/units.js';

export interface StreamOptions {
  /** The reader's clock, as for `diagnose`. */
  readonly now: EpochMs;
  /** Ends the reading: the promise is rejected with the signal's reason. */
  readonly signal?: { readonly aborted: boolean; readonly reason?: unknown } | undefined;
  /** Told after each chunk how many bytes were read so far. */
  readonly onProgress?: ((bytes: number) => void) | undefined;
}

/** Up to here a file is read as a paste would be, since it cannot have fewer characters than are read of one. In units. */
export const pasteUnits = 3 * readLimit;
/** As much tells what kind of file it is. In units. */
const headUnits = 65_536;
const longestMark = 3;

/**
 * `diagnose` for a file of any size, in memory that does not grow with it. The caller opens the file.
 *
 * The answer is that of `diagnose`, save for places: `request` stands in the file's bytes, and the spans of facts count
 * from its start.
 *
 * @param chunks Bytes of UTF-8, or of UTF-16 with a byte order mark.
 */
export async function diagnoseStream(
  chunks: AsyncIterable<Uint8Array>,
  { now, signal, onProgress }: StreamOptions,
): Promise<Diagnosis> {
  const reader = new FileReader();
  let bytes = 0;
  for await (const chunk of chunks) {
    if (signal?.aborted === true)
      throw signal.reason instanceof Error ? signal.reason : new Error('The reading was ended.');
    reader.push(chunk);
    bytes += chunk.length;
    onProgress?.(bytes);
  }
  return reader.diagnosis(now);
}

/** Holds what fits into a paste, and reads what goes on beyond it as a recording. */
class FileReader {
  #mark: Uint8Array = new Uint8Array(0);
  #encoding: Encoding = 'utf-8';
  #markBytes = 0;
  #cutter: UnitCutter | undefined;
  readonly #beginning: Units[] = [];
  #length = 0;
  #scanner: RecordingScanner | undefined;

  push(bytes: Uint8Array): void {
    if (this.#cutter) {
      this.#take(this.#cutter.cut(bytes));
      return;
    }
    // The first chunks may be too short to hold a whole mark.
    this.#mark = joined(this.#mark, bytes) as Uint8Array;
    if (this.#mark.length >= longestMark) this.#begin();
  }

  diagnosis(now: EpochMs): Diagnosis {
    this.#begin();
    const text = (): string => decodeAll(this.#encoding, this.#beginning, pasteUnits);
    if (!this.#scanner) {
      const paste = text();
      return placed(
        diagnosisOf(gather(paste, now)),
        (offset) => this.#markBytes + this.#bytesOf(paste.slice(0, offset)),
      );
    }
    this.#scanner.end();
    const gathered = this.#scanner.gathered(now) ?? { ...gather(text(), now), truncated: true };
    return placed(diagnosisOf(gathered), (offset) => this.#markBytes + offset * this.#unitBytes);
  }

  #begin(): void {
    if (this.#cutter) return;
    const { encoding, markBytes } = encodingOf(this.#mark);
    this.#encoding = encoding;
    this.#markBytes = markBytes;
    this.#cutter = new UnitCutter(encoding);
    this.#take(this.#cutter.cut(this.#mark.subarray(markBytes)));
  }

  #take(units: Units): void {
    this.#length += units.length;
    if (this.#scanner) {
      this.#scanner.push(units);
      return;
    }
    // What was given may be overwritten once it is read.
    this.#beginning.push(units.slice());
    if (this.#length <= pasteUnits) return;
    const decode = decoderOf(this.#encoding);
    this.#scanner = new RecordingScanner(decodeAll(this.#encoding, this.#beginning, headUnits), decode);
    for (const chunk of this.#beginning) this.#scanner.push(chunk);
  }

  get #unitBytes(): number {
    return this.#encoding === 'utf-8' ? 1 : 2;
  }

  #bytesOf(text: string): number {
    if (this.#encoding !== 'utf-8') return 2 * text.length;
    let bytes = 0;
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      // A pair of surrogates is one character of four bytes.
      bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
    }
    return bytes;
  }
}

function decodeAll(encoding: Encoding, chunks: readonly Units[], most: number): string {
  const kept: Units[] = [];
  let length = 0;
  for (const chunk of chunks) {
    if (length >= most) break;
    kept.push(chunk);
    length += chunk.length;
  }
  const all = encoding === 'utf-8' ? new Uint8Array(length) : new Uint16Array(length);
  let at = 0;
  for (const chunk of kept) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return decoderOf(encoding)(all.subarray(0, most));
}

/** The same answer with places in a file: the request in bytes, and spans counted from its start. */
function placed(diagnosis: Diagnosis, bytesBefore: (offset: number) => number): Diagnosis {
  const { request } = diagnosis;
  if (!request) return diagnosis;
  const moved = (span: Span | null): Span | null =>
    span && { start: span.start - request.start, end: span.end - request.start };
  return {
    ...diagnosis,
    request: { ...request, start: bytesBefore(request.start), end: bytesBefore(request.end) },
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      facts: finding.facts.map((fact) => ({ ...fact, span: moved(fact.span) })),
    })),
  };
}
