import type { EpochMs } from '../diagnosis.js';
import { parseTime } from '../text/amzDate.js';
import { isBesideAnswer } from './beside.js';
import type { Case, Match } from './case.js';
import type { Field } from './evidence.js';

/** Signs in an answer's own words that the request came after the URL's end. */
const expiryPhrases = [
  'Request has expired',
  'pre-signed URL has expired',
  'presigned URL has expired',
  'URL has expired',
  'Request signature expired',
  'Signature expired',
  'Date is too old',
  'Expired presigned',
  'request is expired',
  'has expired, please',
];

/** How services of AWS other than S3 refuse an old request: by the time of its signing, not by a URL's end. */
const ofOtherServices =
  /Signature (?:expired: \d{8}T\d{6}Z is now earlier|not yet current: \d{8}T\d{6}Z is still later) than \d{8}T\d{6}Z/;

/** Those words, however they are wrapped. */
export function otherServiceSays(c: Case): Field | undefined {
  return (
    c.find(ofOtherServices) ??
    (c.says('is now earlier than') && c.says('Signature expired:')) ??
    (c.says('is still later than') && c.says('Signature not yet current:'))
  );
}

export function saysExpired(c: Case): ReturnType<Case['says']> {
  if (otherServiceSays(c)) return undefined;
  if (
    c.says('Policy expired', 'token has expired. Request', 'token included in the request is expired') &&
    !c.says('Request signature expired')
  )
    return undefined;
  if (isOldHeader(c)) return undefined;
  const said = c.says(...expiryPhrases);
  return said && isBesideAnswer(c, said) ? undefined : said;
}

/**
 * Garage has the same words for an expired URL and for a request whose headers were signed over a day ago: a client's own call
 * makes no URL.
 *
 * @see https://git.deuxfleurs.fr/Deuxfleurs/garage/src/branch/main/src/api/common/signature/payload.rs
 */
export function isOldHeader(c: Case): boolean {
  return (
    c.url?.scheme !== 'v4' &&
    c.says('Date is too old') !== undefined &&
    (c.operation !== undefined ||
      c.requestHeader('authorization') !== undefined ||
      c.find(/\bclient\.[A-Z][A-Za-z]{4,30}: |\b(?:restic|rclone|s3cmd)\b/) !== undefined)
  );
}

/** Google's XML API uses the token's code for an expired URL: there is no session token then. */
export function isGoogleUrlExpiry(c: Case): boolean {
  if (c.says('Request signature expired', 'Request has expired:') !== undefined) return true;
  if (c.element('Details')?.value.startsWith('Request has expired') === true) return true;
  return c.provider === 'gcs' && c.url !== undefined && c.url.scheme !== 'none' && !c.url.hasToken;
}

/** By how many seconds the request missed the URL's end by the store's clock; negative while it was good. */
export function lateSeconds(c: Case): number | undefined {
  const end = endOfLife(c);
  return end === undefined || c.arrivedAt === undefined ? undefined : Math.round((c.arrivedAt - end) / 1000);
}

export function endOfLife(c: Case): EpochMs | undefined {
  return parseTime(c.element('Expires')?.value ?? '') ?? c.expiresAt;
}

/**
 * When the signer really ran, where the paste shows it by a clock that is not the signer's: the output of `date -u` beside
 * the signing, a log line, or the Date header of the signing call.
 */
export function witnessedSigningTime(c: Case): { at: EpochMs; because: string } | undefined {
  const date = c.find(
    /date -u\s{0,8}\n(?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d UTC \d{4})/,
  );
  const time = parseTime(date?.groups['time'] ?? '');
  return time === undefined
    ? signingCall(c)
    : { at: time, because: 'the output of date -u beside the signing' };
}

const toleranceMs = 120_000;

/**
 * The recorded signing call: where its answer was dated like the URL, while the browser's clock, which agrees with the store's, says
 * otherwise, the clock of the signing server is off.
 */
function signingCall(c: Case): { at: EpochMs; because: string } | undefined {
  const { signedAt, arrivedAt, clientAt } = c;
  if (signedAt === undefined || arrivedAt === undefined || clientAt === undefined) return undefined;
  if (Math.abs(arrivedAt - clientAt) > toleranceMs) return undefined;
  for (const { request, response } of c.signingCalls) {
    const date = parseTime(response?.headers.find(({ name }) => name === 'date')?.value ?? '');
    const at = request.startedAt;
    if (date === undefined || at === undefined) continue;
    if (Math.abs(date - signedAt) <= 5_000 && Math.abs(at - date) > toleranceMs)
      return { at, because: 'the browser’s clock at the signing call, whose answer has the date of the URL' };
  }
  return undefined;
}

/**
 * How far this computer's clock is from a server's, in seconds and positive when it is ahead: where a terminal shows the output
 * of `date` beside the Date header of an answer.
 */
export function comparedClocks(c: Case): { readonly aheadSeconds: number; readonly at: Match } | undefined {
  const own = c.find(
    /\bdate\b[^\n]{0,120}\n(?<time>[A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d:\d\d (?:UTC|GMT) \d{4})/,
  );
  const theirs = c.find(
    /(?:^|\n)[<*\s]{0,6}[Dd]ate: (?<time>[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT)/,
  );
  const [here, there] = [own, theirs].map((match) => parseTime(match?.groups['time'] ?? ''));
  return own && here !== undefined && there !== undefined
    ? { aheadSeconds: Math.round((here - there) / 1000), at: own }
    : undefined;
}

/** Times that lines of a log begin with, in order, down to an offset of the text. */
export function logTimes(c: Case, until = 200_000): EpochMs[] {
  const times: EpochMs[] = [];
  for (const match of c.text
    .slice(0, until)
    .matchAll(/(?:^|\n|\[)(\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?)/g)) {
    // Where a platform puts its own time before a line, the second one is the program’s.
    const line =
      c.text.slice(match.index + match[0].length, match.index + match[0].length + 160).split('\n', 1)[0] ??
      '';
    const own = /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?Z?/.exec(line)?.[0];
    const time = parseTime(own ?? match[1] ?? '');
    if (time !== undefined) times.push(time);
    if (times.length >= 2000) break;
  }
  return times;
}
