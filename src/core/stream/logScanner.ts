import { maximumLogLine, type AccessLogCollector } from '../evidence/readers/accessLog.js';
import { LogLine } from '../evidence/readers/accessLogLine.js';
import { joined, type Units } from './units.js';

const lineBreak = 0x0a;
const blockUnits = 65_536;
const token = '[^ \\n"\\[][^ \\n]{0,1024}';
const time =
  '\\[[0-3]\\d/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)/20\\d\\d:[0-2]\\d:[0-5]\\d:[0-5]\\d [+-]\\d{4}\\]';
const operation = '(?:REST|SOAP|WEBSITE|BATCH|S3)\\.[A-Z][A-Za-z_]{1,40}(?:\\.[A-Z][A-Z_]{1,40})?';
const beginning = (group: string): string =>
  `${token} ${token} ${time} ${token} ${token} ${token} ${group}${operation}) ${token} "`;

/** A line that is as Amazon writes it, of a request that went well. */
const healthyLine = new RegExp(`${beginning('(?:')}[^"\\n]{0,16384}" 2\\d\\d `, 'y');
/** The same of one that failed: its operation, target, status and error code. */
const failedLine = new RegExp(`${beginning('(')}([^"\\n]{0,16384})" ([345]\\d\\d) (${token}) `, 'y');
const noise = /favicon|robots\.txt/;

interface Seen {
  readonly operation: string;
  readonly status: number;
  readonly errorCode: string | undefined;
  count: number;
  /** The last of its kind. */
  index: number;
  start: number;
  end: number;
}

/**
 * Reads the lines of an access log in chunks of any size, as `readAccessLog` does. Once enough lines are kept, those
 * written as usual are only counted.
 */
export class LogScanner {
  readonly #collector: AccessLogCollector;
  readonly #decode: (units: Units) => string;
  #rest: Units | undefined;
  /** Place in the input of the first unit that was not read. */
  #origin = 0;
  #isInLongLine = false;

  constructor(collector: AccessLogCollector, decode: (units: Units) => string) {
    this.#collector = collector;
    this.#decode = decode;
  }

  push(chunk: Units): void {
    const units = this.#rest ? joined(this.#rest, chunk) : chunk;
    const end = units.lastIndexOf(lineBreak) + 1;
    if (end > 0) this.#blocks(units.subarray(0, end));
    else if (units.length > 4 * maximumLogLine) this.#isInLongLine = true;
    // Of a line that is too long nothing is kept but that it goes on.
    this.#rest = this.#isInLongLine ? undefined : units.slice(end);
    this.#origin += this.#isInLongLine ? units.length : end;
  }

  end(): void {
    if (this.#rest && this.#rest.length > 0) this.#line(this.#rest, this.#origin);
  }

  /** Whole lines, as much at a time as stays in the processor's caches. */
  #blocks(units: Units): void {
    for (let start = 0; start < units.length;) {
      const most = Math.min(start + blockUnits, units.length);
      const last = units.lastIndexOf(lineBreak, most - 1);
      const end = (last >= start ? last : units.indexOf(lineBreak, most)) + 1;
      this.#lines(units.subarray(start, end), this.#origin + start);
      this.#isInLongLine = false;
      start = end;
    }
  }

  #lines(units: Units, origin: number): void {
    const text = this.#decode(units);
    const from = this.#isInLongLine ? units.indexOf(lineBreak) + 1 : 0;
    // Only where each character is one unit do places in the text tell places in the input.
    if (text.length === units.length) this.#quickly(text, from, units, origin);
    else {
      for (let start = from; start < units.length;) {
        const end = units.indexOf(lineBreak, start);
        this.#line(units.subarray(start, end), origin + start);
        start = end + 1;
      }
    }
  }

  #quickly(text: string, from: number, units: Units, origin: number): void {
    const collector = this.#collector;
    const kinds = new Map<string, Seen>();
    for (let start = from; start < text.length;) {
      const end = text.indexOf('\n', start);
      healthyLine.lastIndex = start;
      if (collector.hasEnoughHealthy && healthyLine.test(text)) {
        if (end - start <= maximumLogLine) collector.countHealthy();
      } else if (!collector.hasFirstFailures || !this.#seen(text, start, end, kinds))
        this.#line(units.subarray(start, end), origin + start);
      start = end + 1;
    }
    for (const kind of kinds.values()) {
      const line = LogLine.of(this.#decode(units.subarray(kind.start, kind.end)), origin + kind.start);
      if (line) collector.countFailures(kind, kind.count, () => line.entry(kind.index));
    }
  }

  /** Notes a failure that is written as usual; false for all other lines. */
  #seen(text: string, start: number, end: number, kinds: Map<string, Seen>): boolean {
    failedLine.lastIndex = start;
    const match = end - start <= maximumLogLine ? failedLine.exec(text) : null;
    const target = match?.[2] ?? '';
    if (!match || noise.test(target)) return false;
    const [, operation = '', , status = '', code = '-'] = match;
    const name = `${operation} ${status} ${code}`;
    let kind = kinds.get(name);
    if (!kind) {
      const errorCode = code === '-' ? undefined : code;
      kind = { operation, status: Number(status), errorCode, count: 0, index: 0, start: 0, end: 0 };
      kinds.set(name, kind);
    }
    kind.count++;
    kind.index = this.#collector.requests++;
    kind.start = start;
    kind.end = end;
    return true;
  }

  #line(units: Units, place: number): void {
    if (units.length > 4 * maximumLogLine) return;
    const text = this.#decode(units);
    const line = text.length <= maximumLogLine ? LogLine.of(text, place) : undefined;
    if (line) this.#collector.add(line);
  }
}
