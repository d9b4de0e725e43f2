import { findObjects } from '../../text/json.js';
import { Piece } from '../../text/piece.js';
import type { Header } from '../evidence.js';
import { FailureKinds, type MoreFailures } from './failureKinds.js';
import { readHarEntry, type HarEntry } from './harEntry.js';
import { concernsUploads } from './harTraffic.js';

export type { HarEntry } from './harEntry.js';

export interface HarReading {
  /** In the order of the recording; of a very long recording, what concerns uploads goes first, and failures before all. */
  readonly entries: readonly HarEntry[];
  /** Failed requests of uploads that are not among `entries`. */
  readonly more: readonly MoreFailures<HarEntry>[];
  /** Requests in the recording, kept or not. */
  readonly requests: number;
  readonly failed: number;
  /** Origins of the pages, from `Origin` and `Referer`, most frequent first. */
  readonly pageOrigins: readonly string[];
  /** The recording broke off. */
  readonly isCut: boolean;
}

const maximumHealthy = 100;
const maximumOthers = 150;
const maximumKeptBody = 8192;

/**
 * Reads an HTTP archive: a whole one, one broken off in the middle, a list of entries or a single one, with prose around it.
 *
 * Only reads: the store's error document in an answer is left in `response.body`. Format: http://www.softwareishard.com/blog/har-12-spec/
 */
export function readHar(paste: string): HarReading | undefined {
  const found = findObjects(paste, ['request', 'response']);
  const collector = new HarCollector();
  const origins = new Map<string, number>();
  let failed = 0;
  for (const span of found.spans) {
    const entry = collector.add(new Piece(paste.slice(span.start, span.end), span));
    if (!entry) continue;
    if (entry.response === undefined || entry.response.status >= 400 || entry.clientError !== undefined)
      failed++;
    const origin = pageOrigin(entry.request.headers);
    if (origin !== undefined) origins.set(origin, (origins.get(origin) ?? 0) + 1);
  }
  if (collector.requests === 0) return undefined;
  const pageOrigins = [...origins].sort((a, b) => b[1] - a[1]).map(([origin]) => origin);
  return { ...collector.reading(), failed, pageOrigins: pageOrigins.slice(0, 20), isCut: found.isCut };
}

/** Keeps what a verdict may need of a recording, however many requests it has. */
export class HarCollector {
  requests = 0;
  readonly #entries: HarEntry[] = [];
  readonly #failures = new FailureKinds<HarEntry>();
  #healthy = 0;
  #others = 0;

  /** No further upload that went well can change the reading. */
  get hasEnoughHealthy(): boolean {
    return this.#healthy >= maximumHealthy;
  }

  /** No further request that has nothing to do with uploads can change the reading. */
  get hasEnoughOthers(): boolean {
    return this.#others >= maximumOthers;
  }

  /** Of further failures only the last of each kind is read. */
  get hasFirstFailures(): boolean {
    return this.#failures.hasFirst;
  }

  /** There are requests now that need not be read. */
  get canSkip(): boolean {
    return this.hasEnoughHealthy || this.hasEnoughOthers || this.hasFirstFailures;
  }

  /** Counts a request that was not read. */
  count(): void {
    this.requests++;
  }

  /** Reads an object of the recording; undefined if it is no request. */
  add(piece: Piece): HarEntry | undefined {
    const entry = readHarEntry(piece, this.requests);
    if (!entry) return undefined;
    this.requests++;
    if (!concernsUploads(entry)) this.#addOther(entry);
    else if (isFailure(entry)) {
      const { method = '' } = entry.request;
      this.#failures.add(kindOf(piece.text, method, entry.response?.status ?? 0), () => entry);
    } else if (this.#healthy++ < maximumHealthy) this.#entries.push(entry);
    return entry;
  }

  /** Counts a failed request of an upload, to be read if it is the last of its kind. */
  addUnread(piece: Piece, status: number): void {
    const index = this.requests++;
    const method = /"method"\s{0,20}:\s{0,20}"(\w{1,20})"/.exec(piece.text)?.[1] ?? '';
    this.#failures.add(kindOf(piece.text, method, status), () => readHarEntry(piece, index));
  }

  reading(): Pick<HarReading, 'entries' | 'more' | 'requests'> {
    const { kept, more } = this.#failures.all();
    const entries = [...this.#entries, ...kept].sort((a, b) => a.index - b.index);
    return { entries, more, requests: this.requests };
  }

  #addOther(entry: HarEntry): void {
    if (this.#others++ >= maximumOthers) return;
    const { request, response } = entry;
    this.#entries.push({
      ...entry,
      request: { ...request, body: request.body === undefined ? undefined : shortened(request.body) },
      response: response && { ...response, body: shortened(response.body) },
      piece: undefined,
    });
  }
}

/** What may decide: an answer of 200 can hold an error too. */
function isFailure({ response, clientError }: HarEntry): boolean {
  return (
    response === undefined ||
    response.status >= 300 ||
    clientError !== undefined ||
    response.body.includes('<Code>')
  );
}

function kindOf(text: string, method: string, status: number): string {
  const code = /(?:<|\\u003c)Code(?:>|\\u003e)([A-Za-z0-9.]{1,64})/i.exec(text)?.[1] ?? '';
  return `${method} ${status} ${code}`;
}

/** The beginning of a text, in memory of its own: a slice would keep the whole. */
function shortened(text: string): string {
  return text.length <= maximumKeptBody
    ? text
    : (JSON.parse(JSON.stringify(text.slice(0, maximumKeptBody))) as string);
}

function pageOrigin(headers: readonly Header[]): string | undefined {
  const header = (name: string): string | undefined => headers.find((other) => other.name === name)?.value;
  const origin = header('origin');
  if (origin && origin !== 'null') return origin;
  return /^https?:\/\/[^/?#]{1,253}/i.exec(header('referer') ?? '')?.[0];
}
