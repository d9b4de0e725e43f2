import type { Source } from '../text/source.js';
import type { Case } from './case.js';
import { ofOtherService, ofUploads } from './otherSubject.js';
import { isStoreHost } from './readers/harTraffic.js';
import { isUnambiguousCode } from './vocabulary.js';

/** Longer pastes are logs, whose lines are all of one kind. */
const maximumLength = 2_000_000;
/** No sentence, address or service fits into less. */
const shortestLine = 12;
const addresses = /\bhttps?:\/\/([a-z0-9._-]{1,253}(?::\d{1,5})?)(?=[/?#"'\s)\]>,;]|$)/gi;
const outcome =
  /\bnet::ERR_|CORS policy|Cross-Origin Request Blocked|\bERR_[A-Z]|\b[1-5]\d\d \(|^\s{0,8}(?:GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) \S{1,2000} [1-5]\d\d\b/;
const failure =
  /error|exception|fail|refused|denied|timed? ?out|reset|blocked|forbidden|expired|ERR_|\bE[A-Z]{5,}\b|\b[45]\d\d\b/i;
const strongFailure =
  /\b\w{0,60}(?:Error|Exception)\b[:\s(]|error occurred|\b[Uu]nable to\b|\b[Cc]ould not\b|failed:|upload failed|\bE(?:CONN|TIMEDOUT|PIPE)|[Tt]imed? ?out\b|\bERROR\b/;
/** People's words for what did not happen, or not now. */
const hedge =
  /\b(?:not|never|no longer|isn['’]t|wasn['’]t|aren['’]t|read|heard|maybe|might|whether|means?|fixed|last (?:week|month|time|year)|yesterday|previously|earlier|instead of|unlike|used to|ignore)\b/i;
const sentence = /^[\s>*-]{0,8}[A-Z(“"'][^<{}=|]{20,600}[.!?)]?\s{0,8}$/;
const storeWords =
  /Request has expired|Access Denied|blocked by CORS|signature we calculated|Reduce your request rate|SlowDown|does not exist/i;

/**
 * The same text without what stands beside the failure: lines of a console about other hosts, of a log about other services, and
 * sentences that name an error only to rule it out. What is left out is blank, so that all places stay what they were; nothing
 * is, where nothing else would be left that tells of a failed upload.
 */
export function withoutBesides(source: Source): Source {
  const { text } = source;
  if (text.length > maximumLength) return source;
  const lines = text.split('\n');
  const own = ownHosts(text);
  const kinds = lines.map((line) => (line.length < shortestLine ? undefined : kindOf(line, own)));
  if (kinds.every((kind) => kind === undefined)) return source;
  const rest = lines.filter((_, index) => kinds[index] === undefined).join('\n');
  const isFailureLeft =
    hasCode(rest) ||
    (ofUploads.test(rest) && (own.size > 0 ? failure : strongFailure).test(rest)) ||
    (kinds.includes('other-service') && strongFailure.test(rest));
  const isLeftOut = (kind: Beside | undefined): boolean =>
    kind === 'denied' || (isFailureLeft && kind !== undefined);
  if (!kinds.some(isLeftOut)) return source;
  const kept = lines.map((line, index) => (isLeftOut(kinds[index]) ? ' '.repeat(line.length) : line));
  return { ...source, text: kept.join('\n') };
}

/** What stands beside a failure; what is denied is no evidence even where it stands alone. */
type Beside = 'denied' | 'hedged' | 'other-host' | 'other-service';

function kindOf(line: string, own: ReadonlySet<string>): Beside | undefined {
  if (isNote(line)) return 'denied';
  if (isHedged(line)) return denial.test(line) ? 'denied' : 'hedged';
  if (isOfOtherHost(line, own) || ofHealth.test(line)) return 'other-host';
  return ofOtherService(line) ? 'other-service' : undefined;
}

/** What watches a server, and asks for nothing of a store’s. */
const ofHealth =
  /\b(?:GET|HEAD) "?\/(?:health(?:z|check)?|readyz?|livez?|metrics|ping|favicon\.ico)(?=[\s?"])[^\n]{0,60}\b[1-5]\d\d\b/i;

/** Hosts of the addresses that are an upload's: signed, or of a store. */
function ownHosts(text: string): ReadonlySet<string> {
  const hosts = new Set<string>();
  for (const match of text.matchAll(addresses)) {
    const host = (match[1] ?? '').toLowerCase();
    const query = text.slice(match.index, match.index + 2000).split(/[\s"'<>]/, 1)[0] ?? '';
    if (isStoreHost(host) || /[?&](?:amp;)?(?:x-amz-|signature=|x-goog-|awsaccesskeyid=)/i.test(query))
      hosts.add(host);
  }
  return hosts;
}

/** Without an upload's address in the paste, any that may be one counts: stores stand under names of their own. */
const perhapsOwn =
  /\bPUT\b|https?:\/\/(?:localhost|[\d.]+|[^/?#\s"']*:\d+)[/?#]|https?:\/\/[^?#\s"']*(?:s3|minio|storage|bucket|object|file|cdn|upload|media|asset|blob|ceph|rgw)|[?&](?:uploads?|uploadId|partNumber|x-id|list-type|prefix)\b/i;

function isOfOtherHost(line: string, own: ReadonlySet<string>): boolean {
  if (!outcome.test(line) || /x-amz-|\bs3\b|<Error/i.test(line)) return false;
  const hosts = Array.from(line.slice(0, 4000).matchAll(addresses), ([, host = '']) => host.toLowerCase());
  if (hosts.length === 0) return false;
  return own.size > 0 ? !hosts.some((host) => own.has(host)) : !perhapsOwn.test(line);
}

/** Whether all that a paste shows are calls to addresses that nothing connects with a store. */
export function isOfNoStore({ text, urls, code, exchange, exchanges, isProviderCertain }: Case): boolean {
  return (
    code === '' &&
    !isProviderCertain &&
    urls.length > 0 &&
    exchanges.every(({ request }) => (request.url?.scheme ?? 'none') === 'none') &&
    urls.every(({ scheme, raw }) => scheme === 'none' && !perhapsOwn.test(`${raw}/`)) &&
    exchange?.request.method !== 'PUT' &&
    !ofUploads.test(text)
  );
}

/** A sentence that denies an error, or has it from elsewhere. */
const denial =
  /\b(?:not|isn['’]t|wasn['’]t|no longer|never|without)\s(?:(?:an?|the|about|getting|because of)\s){0,2}(?=[A-Z][a-z])|\b(?:read|heard) (?:somewhere|that|about)\b/;

/** A programmer's note of what to do about errors. */
function isNote(line: string): boolean {
  return /^(?:.{0,300}")?\s{0,60}(?:\/\/|#|\/?\*)\s{0,4}(?:TODO|FIXME|XXX|NOTE|handle)\b/i.test(line);
}

function isHedged(line: string): boolean {
  if (
    !sentence.test(line) ||
    !hedge.test(line) ||
    /https?:|arn:|\b[A-Z]\w{3,60}: |\(Service|status code/i.test(line)
  )
    return false;
  return hasCode(line) || storeWords.test(line);
}

function hasCode(text: string): boolean {
  for (const [word] of text.matchAll(/\b[A-Z][a-z][A-Za-z0-9]{3,50}\b/g))
    if (isUnambiguousCode(word)) return true;
  return false;
}
