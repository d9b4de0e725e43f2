import { open } from 'node:fs/promises';
import { diagnose } from '../core/diagnose.js';
import type { Diagnosis, EpochMs } from '../core/diagnosis.js';
import { diagnoseStream, pasteUnits } from '../core/diagnoseStream.js';
import { decoderOf, encodingOf, UnitCutter } from '../core/stream/units.js';
import { formatBytesShort } from '../core/text/units.js';
import type { Io } from './io.js';

/** A file that cannot be read; the message says which and why. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** The user ended the reading with Ctrl-C. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}

const chunkBytes = 512 * 1024;
const progressEveryMs = 100;

/** What is in a file, or on standard input for `-`. */
interface Input {
  readonly chunks: AsyncGenerator<Uint8Array, void>;
  /** In bytes; undefined where nobody knows. */
  readonly size: number | undefined;
}

/**
 * Diagnoses a file of any size. One that is as short as a paste is read as one; a longer one is streamed, with its progress
 * on a terminal, until Ctrl-C. What is as short as a paste is judged by `judge`, if given.
 *
 * @throws {UnreadableFile | Interrupted}
 */
export async function diagnoseFile(
  file: string,
  now: EpochMs,
  io: Io,
  judge: (paste: string) => Diagnosis = (paste) => diagnose(paste, { now }),
): Promise<Diagnosis> {
  const { chunks, size } =
    file === '-' ? { chunks: bytesOf(io.stdin), size: undefined } : await openFile(file);
  const beginning: Uint8Array[] = [];
  let length = 0;
  while (length <= pasteUnits) {
    const { done, value } = await chunks.next();
    if (done === true) return judge(textOf(Buffer.concat(beginning)));
    // The next chunk takes the same room.
    beginning.push(value.slice());
    length += value.length;
  }
  return streamed(joined(beginning, chunks), now, io, file, size);
}

/** The text of a file's bytes: UTF-8, or UTF-16 with its mark. */
export function textOf(bytes: Uint8Array): string {
  const { encoding, markBytes } = encodingOf(bytes);
  return decoderOf(encoding)(new UnitCutter(encoding).cut(bytes.subarray(markBytes)));
}

async function streamed(
  chunks: AsyncIterable<Uint8Array>,
  now: EpochMs,
  io: Io,
  file: string,
  size: number | undefined,
): Promise<Diagnosis> {
  const controller = new AbortController();
  const interrupt = (): void => {
    controller.abort(
      new Interrupted(`Ended before all of ${file === '-' ? 'standard input' : file} was read.`),
    );
  };
  const progress = new Progress(io, size);
  process.once('SIGINT', interrupt);
  try {
    return await diagnoseStream(chunks, {
      now,
      signal: controller.signal,
      onProgress: (bytes) => {
        progress.show(bytes);
      },
    });
  } finally {
    process.off('SIGINT', interrupt);
    progress.clear();
  }
}

/** One line on a terminal that tells how far a long reading is. */
class Progress {
  readonly #io: Io;
  readonly #size: number | undefined;
  readonly #startedAt = Date.now();
  #shownAt = Date.now();
  #isShown = false;

  constructor(io: Io, size: number | undefined) {
    this.#io = io;
    this.#size = size;
  }

  show(bytes: number): void {
    const now = Date.now();
    if (this.#io.isErrorTerminal !== true || now - this.#shownAt < progressEveryMs) return;
    this.#shownAt = now;
    this.#isShown = true;
    const speed = formatBytesShort((bytes / (now - this.#startedAt)) * 1000);
    const share = this.#size
      ? `${Math.floor((100 * bytes) / this.#size)} % of ${formatBytesShort(this.#size)}`
      : formatBytesShort(bytes);
    this.#io.err(`\r\u001b[KReading: ${share}, ${speed}/s; Ctrl-C ends it`);
  }

  clear(): void {
    if (this.#isShown) this.#io.err('\r\u001b[K');
  }
}

async function openFile(file: string): Promise<Input> {
  try {
    const handle = await open(file);
    const stat = await handle.stat();
    return { size: stat.isFile() ? stat.size : undefined, chunks: readAll(handle, file) };
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** The file in chunks, of which each takes the room of the one before. */
async function* readAll(
  handle: Awaited<ReturnType<typeof open>>,
  file: string,
): AsyncGenerator<Uint8Array, void> {
  try {
    const chunk = new Uint8Array(chunkBytes);
    for (;;) {
      const { bytesRead } = await handle.read(chunk, 0, chunkBytes, null);
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    await handle.close();
  }
}

async function* bytesOf(stdin: Io['stdin']): AsyncGenerator<Uint8Array, void> {
  for await (const chunk of stdin) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

async function* joined(
  beginning: readonly Uint8Array[],
  rest: AsyncGenerator<Uint8Array, void>,
): AsyncGenerator<Uint8Array, void> {
  yield* beginning;
  yield* rest;
}

function unreadable(file: string, error: unknown): UnreadableFile {
  return new UnreadableFile(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
}
