import type { Source } from '../../text/source.js';
import { LogLine, type AccessLogEntry } from './accessLogLine.js';
import { FailureKinds, type MoreFailures } from './failureKinds.js';

export type { AccessLogEntry } from './accessLogLine.js';

/** How often an operation ended in the same way. */
export interface AccessLogCount {
  readonly operation: string;
  readonly status: number;
  readonly errorCode: string | undefined;
  readonly count: number;
}

export interface AccessLogReading {
  /** In the order of the log; of long logs the first failures, the last of each kind, and the first successes. */
  readonly entries: readonly AccessLogEntry[];
  /** Failures that are not among `entries`. */
  readonly more: readonly MoreFailures<AccessLogEntry>[];
  /** Lines of the log, kept or not. */
  readonly requests: number;
  readonly failed: number;
  /** Most frequent first. */
  readonly counts: readonly AccessLogCount[];
}

const maximumHealthy = 100;
/** Longer lines are not read, in UTF-16 code units. */
export const maximumLogLine = 32_768;
const maximumFirstLines = 20;
const maximumKinds = 2000;

/**
 * Reads S3 server access logs, line by line, of any length.
 *
 * Format: https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html
 */
export function readAccessLog(text: string, source?: Source): AccessLogReading | undefined {
  const collector = new AccessLogCollector();
  const counts = new Map<string, AccessLogCount>();
  for (let start = 0; start < text.length;) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak;
    const line =
      end - start <= maximumLogLine ? LogLine.of(text.slice(start, end), start, source) : undefined;
    if (line) {
      collector.add(line);
      count(counts, line);
    }
    start = end + 1;
  }
  const reading = collector.reading();
  return reading && { ...reading, counts: [...counts.values()].sort((a, b) => b.count - a.count) };
}

function count(counts: Map<string, AccessLogCount>, line: LogLine): void {
  const { operation, status, errorCode } = line;
  const name = `${operation} ${status} ${errorCode ?? ''}`;
  const known = counts.get(name);
  if (known || counts.size < maximumKinds)
    counts.set(name, { operation, status, errorCode, count: (known?.count ?? 0) + 1 });
}

/** Whether one of the first lines of a text is one of an access log: then all of it is taken for a log. */
export function beginsAsAccessLog(text: string): boolean {
  return text
    .slice(0, maximumLogLine)
    .split('\n', maximumFirstLines)
    .some((line) => LogLine.of(line, 0) !== undefined);
}

/** Keeps what a verdict may need of an access log, however many lines it has. */
export class AccessLogCollector {
  requests = 0;
  readonly #healthy: AccessLogEntry[] = [];
  readonly #failures = new FailureKinds<AccessLogEntry>();
  #failed = 0;

  /** No further line of a request that went well can change what is kept. */
  get hasEnoughHealthy(): boolean {
    return this.#healthy.length >= maximumHealthy;
  }

  /** Of further failures only the last of each kind is read. */
  get hasFirstFailures(): boolean {
    return this.#failures.hasFirst;
  }

  add(line: LogLine): void {
    const index = this.requests++;
    if (line.status >= 400) this.#failed++;
    if (line.status >= 300 && !line.isNoise) this.#failures.add(kindOf(line), () => line.entry(index));
    else if (!this.hasEnoughHealthy) this.#healthy.push(line.entry(index));
  }

  /** Counts a line of a request that went well, unread. */
  countHealthy(): void {
    this.requests++;
  }

  /** Counts lines of one kind, of which the last may be read at the end. */
  countFailures(
    kind: { readonly operation: string; readonly status: number; readonly errorCode: string | undefined },
    count: number,
    read: () => AccessLogEntry,
  ): void {
    if (kind.status >= 400) this.#failed += count;
    this.#failures.add(kindOf(kind), read, count);
  }

  reading(): Omit<AccessLogReading, 'counts'> | undefined {
    if (this.requests === 0) return undefined;
    const { kept, more } = this.#failures.all();
    const entries = [...this.#healthy, ...kept].sort((a, b) => a.index - b.index);
    return { entries, more, requests: this.requests, failed: this.#failed };
  }
}

function kindOf(line: {
  readonly operation: string;
  readonly status: number;
  readonly errorCode: string | undefined;
}): string {
  return `${line.operation} ${line.errorCode ?? line.status}`;
}
