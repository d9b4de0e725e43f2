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

const maximumHealthy = 500;
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
  for (let start = 0; start < text.length;) {
    const lineBreak = text.indexOf('\n', start);
    const lineEnd = lineBreak < 0 ? text.length : lineBreak;
    if (lineEnd - start <= maximumLogLine) collector.add(text.slice(start, lineEnd), start, source);
    start = lineEnd + 1;
  }
  return collector.reading();
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
  readonly #counts = new Map<string, AccessLogCount>();
  #failed = 0;

  /** No further line of a request that went well can change what is kept. */
  get hasEnoughHealthy(): boolean {
    return this.#healthy.length >= maximumHealthy;
  }

  /** Failures are no longer read at once. */
  get hasFirstFailures(): boolean {
    return this.#failures.hasFirst;
  }

  /** Reads a line, which begins at `start` of the input. False if it belongs to no access log. */
  add(text: string, start: number, source?: Source): boolean {
    const line = LogLine.of(text, start, source);
    if (!line) return false;
    const index = this.requests;
    const { operation, status } = line;
    const code = line.get('errorCode')?.value;
    if (status >= 300 && !line.isNoise) this.addFailure(operation, status, code, () => line.entry(index));
    else {
      this.count(operation, status, code);
      if (!this.hasEnoughHealthy) this.#healthy.push(line.entry(index));
    }
    return true;
  }

  /** Counts a line that another one like it stands for. */
  count(operation: string, status: number, errorCode: string | undefined): void {
    this.requests++;
    if (status >= 400) this.#failed++;
    const name = `${operation} ${status} ${errorCode ?? ''}`;
    const known = this.#counts.get(name);
    if (known || this.#counts.size < maximumKinds)
      this.#counts.set(name, { operation, status, errorCode, count: (known?.count ?? 0) + 1 });
  }

  addFailure(
    operation: string,
    status: number,
    errorCode: string | undefined,
    read: () => AccessLogEntry,
  ): void {
    this.count(operation, status, errorCode);
    this.#failures.add(`${operation} ${errorCode ?? status}`, read);
  }

  reading(): AccessLogReading | undefined {
    if (this.requests === 0) return undefined;
    const { kept, more } = this.#failures.all();
    return {
      entries: [...this.#healthy, ...kept].sort((a, b) => a.index - b.index),
      more,
      requests: this.requests,
      failed: this.#failed,
      counts: [...this.#counts.values()].sort((a, b) => b.count - a.count),
    };
  }
}
