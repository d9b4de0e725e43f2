import type { EpochMs } from '../diagnosis.js';
import { fromHar } from '../evidence/fromHar.js';
import { fromLog } from '../evidence/fromLog.js';
import type { Gathered } from '../evidence/gathered.js';
import { AccessLogCollector, beginsAsAccessLog } from '../evidence/readers/accessLog.js';
import { CloudTrailCollector } from '../evidence/readers/cloudTrail.js';
import { HarCollector } from '../evidence/readers/har.js';
import { glanceAtEntry, mayHoldError } from '../evidence/readers/harGlance.js';
import { isStoreHost } from '../evidence/readers/harTraffic.js';
import type { Source } from '../text/source.js';
import { LogScanner } from './logScanner.js';
import { ObjectScanner, type Sighting } from './objectScanner.js';
import { sign } from './signs.js';
import type { Units } from './units.js';

/** What every entry of an HTTP archive has that its writer did not leave unfinished. */
const wholeEntry = sign.request | sign.response | sign.startedDateTime | sign.method | sign.url;
const maximumHosts = 1000;

/** Reads a recording of any length, chunk by chunk: an HTTP archive, an access log or a trail, as `gather` does with a string. */
export class RecordingScanner {
  readonly #isLog: boolean;
  readonly #har = new HarCollector();
  readonly #trail = new CloudTrailCollector();
  readonly #log = new AccessLogCollector();
  readonly #objects: ObjectScanner;
  readonly #lines: LogScanner;
  readonly #stores = new Map<string, boolean>();

  constructor(head: string, decode: (units: Units) => string) {
    this.#isLog = beginsAsAccessLog(head);
    this.#objects = new ObjectScanner(decode, (sighting) => {
      this.#object(sighting);
    });
    this.#lines = new LogScanner(this.#log, decode);
  }

  push(chunk: Units): void {
    if (!this.#isLog) this.#objects.push(chunk);
    // A request of an archive anywhere makes it one.
    if (this.#har.requests === 0) this.#lines.push(chunk);
  }

  end(): void {
    if (!this.#isLog) this.#objects.end();
    if (this.#har.requests === 0) this.#lines.end();
  }

  /** What was found; undefined where it is no recording. Places are in units. */
  gathered(now: EpochMs): Gathered | undefined {
    if (this.#har.requests > 0) return fromHar(this.#har.reading(), now);
    const source: Source = { text: '', span: (start, end) => ({ start, end }) };
    const log = this.#log.reading();
    if (log) return fromLog('access-log', log, source, now);
    const trail = this.#trail.reading();
    return trail && fromLog('cloudtrail', trail, source, now);
  }

  #object({ signs, status, piece }: Sighting): void {
    if ((signs & sign.eventSource) !== 0 && (signs & sign.eventName) !== 0) {
      this.#trail.add(piece());
      return;
    }
    const har = this.#har;
    const isWhole = (signs & wholeEntry) === wholeEntry && status > 0;
    if (!isWhole || !har.canSkip) {
      har.add(piece());
      return;
    }
    const entry = piece();
    const concern = glanceAtEntry(entry.text, (host) => this.#isStore(host));
    if (concern === 'no') {
      if (har.hasEnoughOthers) har.count();
      else har.add(entry);
      return;
    }
    const isHealthy = (signs & sign.error) === 0 && status < 300 && !mayHoldError(entry.text);
    const isKnown = concern === 'yes' || har.hasEnoughOthers;
    if (isHealthy && isKnown && har.hasEnoughHealthy) har.count();
    else if (!isHealthy && concern === 'yes' && har.hasFirstFailures) har.addUnread(entry, status);
    else har.add(entry);
  }

  #isStore(host: string): boolean {
    const known = this.#stores.get(host);
    if (known !== undefined) return known;
    const isStore = isStoreHost(host);
    if (this.#stores.size < maximumHosts) this.#stores.set(host, isStore);
    return isStore;
  }
}
