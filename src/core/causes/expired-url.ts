import type { Fact } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { endOfLife, isGoogleUrlExpiry, lateSeconds, saysExpired } from '../evidence/timing.js';
import { formatTime } from '../text/amzDate.js';
import { formatDuration } from '../text/units.js';
import { defineCause, elementFact, inferred, stated, suspected, type Finding } from './cause.js';

/**
 * The URL's lifetime was over when the request reached the store.
 *
 * The store looks at its clock when a request arrives: an upload that began in time is not cut off, and a refusal in the
 * middle of one is that of a new request. Our own clock proves nothing about the store's.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 */
export const expiredUrl = defineCause({
  id: 'expired-url',
  title: 'The presigned URL had expired',
  judge(c) {
    const said = saysExpired(c);
    const late = lateSeconds(c);
    if (said && !isOfOtherAnswer(c) && !isSkewAnswer(c) && c.code !== 'RequestTimeTooSkewed')
      return stated(c, { ...common(c, late), facts: timeFacts(c, late) });
    if (
      c.code === 'ExpiredRequest' ||
      c.code === 'PreSignedUrlExpired' ||
      (c.code === 'RequestExpired' && c.url !== undefined)
    )
      return stated(c, { ...common(c, late), facts: timeFacts(c, late) });
    if (
      c.provider === 'gcs' &&
      c.code === 'ExpiredToken' &&
      c.url !== undefined &&
      c.url.scheme !== 'none' &&
      !c.url.hasToken
    )
      return stated(c, { ...common(c, late), facts: timeFacts(c, late) });
    // A store that compares the signature first says so of a URL that has ended, too.
    const isSignedUrl =
      c.url?.scheme === 'v4' && /^\d{8}T\d{6}Z$/.test(parameterOf(c.url, 'x-amz-date')?.value ?? '');
    if (isSignedUrl && c.code === 'SignatureDoesNotMatch' && late !== undefined && late > 0)
      return inferred(c, { ...common(c, late), facts: timeFacts(c, late) });
    const isSigned = c.url !== undefined && c.url.scheme !== 'none' && c.url.scheme !== 'azure';
    // A bare refusal after the URL's end is its end, for stores that say no more: Ceph, old MinIO, logs, browsers.
    if (isSigned && late !== undefined && late > 0 && isBareRefusal(c))
      return inferred(c, { ...common(c, late), facts: timeFacts(c, late) });
    if (
      isSigned &&
      late === undefined &&
      isBareRefusal(c) &&
      c.clientAt !== undefined &&
      c.expiresAt !== undefined &&
      c.clientAt > c.expiresAt
    ) {
      return suspected(c, {
        ...common(c, Math.round((c.clientAt - c.expiresAt) / 1000)),
        facts: timeFacts(c, undefined),
        nextCheck: askStore,
      });
    }
    // Without the answer's time only the reader's clock speaks, and a store that says no more leaves both open.
    if (
      isSigned &&
      late === undefined &&
      isBareRefusal(c) &&
      c.clientAt === undefined &&
      c.expiresAt !== undefined &&
      c.now > c.expiresAt &&
      c.element('BucketName') === undefined
    ) {
      return suspected(c, {
        summary: `The store refused the URL without a reason, and by this machine’s clock it ended ${formatDuration(Math.round((c.now - c.expiresAt) / 1000))} ago, at ${formatTime(c.expiresAt, true)}.`,
        facts: timeFacts(c, undefined),
        fixes: ['sign-later', 'sign-for-longer'],
        nextCheck: askStore,
      });
    }
    if (
      isSigned &&
      c.exchange?.response === undefined &&
      c.code === '' &&
      (c.status === undefined || c.status === 403) &&
      !c.exchange?.clientError &&
      c.says(
        'net::',
        'Failed to fetch',
        'Network Error',
        'NetworkError',
        'ECONN',
        'timed out',
        'reset by peer',
        'closed without an answer',
        'insecure content',
        'Not allowed to request',
        'access control checks',
        'Cross-Origin Request Blocked',
      ) === undefined &&
      c.expiresAt !== undefined &&
      c.now > c.expiresAt &&
      c.url.damages.every((damage) => damage.kind === 'masked')
    ) {
      const since = Math.round((c.now - c.expiresAt) / 1000);
      return suspected(c, {
        summary: `By this machine’s clock the URL ended ${formatDuration(since)} ago, at ${formatTime(c.expiresAt, true)}; ${c.status === undefined ? 'no answer of the store' : 'of the store’s answer only the status 403'} is in the paste.`,
        facts: timeFacts(c, undefined),
        fixes: ['sign-later', 'sign-for-longer'],
        nextCheck: askStore,
      });
    }
    return undefined;
  },
});

const askStore = {
  question: 'What did the store answer?',
  how: 'Send the request again with curl -v and paste the answer: “Request has expired” with ServerTime settles it.',
};

function common(c: Case, late: number | undefined): Omit<Finding, 'certainty' | 'facts'> {
  const end = endOfLife(c);
  const lifetime = c.ttlSeconds === undefined ? undefined : formatDuration(c.ttlSeconds);
  const isEpoch = end !== undefined && end < Date.UTC(2006, 0, 1);
  const requestHasOwn = c.find(/Request has expired: (?<seconds>\d{1,9})\b/)?.groups['seconds'];
  if (isEpoch || (requestHasOwn !== undefined && Number(requestHasOwn) < 1_000_000)) {
    return {
      variant: 'duration-as-time',
      summary: `The URL’s expiry lies in 1970: a duration${requestHasOwn ? ` (${requestHasOwn})` : ''} was given where a moment in time is wanted.`,
      fixes: ['absolute-expiry'],
    };
  }
  if (c.ttlSeconds !== undefined && c.ttlSeconds < 0)
    return {
      variant: 'negative-lifetime',
      summary: `The URL’s lifetime is negative (${c.ttlSeconds} s): it had ended before it was signed.`,
      fixes: ['absolute-expiry', 'sign-for-longer'],
    };
  const part = parameterOf(c.url, 'partnumber')?.value;
  const what = part ? `the request for part ${part}` : 'the request';
  const summary =
    end !== undefined && late !== undefined && late > 0
      ? `The presigned URL${lifetime ? ` was good for ${lifetime} and` : ''} ended at ${formatTime(end, late > 43_200)}; ${what} arrived ${formatDuration(late)} later.`
      : `The presigned URL${lifetime ? `, good for ${lifetime},` : ''} had expired when ${what} reached the store.`;
  const isStored = late !== undefined && late > 3600;
  return {
    variant: part ? 'late-part' : isStored ? 'stored' : 'late-start',
    summary,
    fixes: ['sign-later', 'sign-for-longer'],
    excluded: [
      {
        cause: 'network',
        because: 'A slow upload is not cut off: S3 looks at the clock when a request arrives.',
      },
      ...(c.url && !c.url.hasToken && c.url.scheme === 'v4'
        ? [
            {
              cause: 'session-token-expired',
              because: 'The URL has no session token; an ended session is answered with ExpiredToken.',
            },
          ]
        : []),
      { cause: 'access-denied-policy', because: 'No policy was asked: the URL had ended first.' },
    ],
  };
}

function timeFacts(c: Case, late: number | undefined): Fact[] {
  const facts: (Fact | undefined)[] = [];
  const date = parameterOf(c.url, 'x-amz-date') ?? parameterOf(c.url, 'x-goog-date');
  if (c.signedAt !== undefined) facts.push(c.fact(`Signed at ${formatTime(c.signedAt, true)}`, date));
  if (c.ttlSeconds !== undefined)
    facts.push(
      c.fact(
        `Lifetime ${c.ttlSeconds} s (${formatDuration(c.ttlSeconds)})`,
        parameterOf(c.url, 'x-amz-expires') ??
          c.element('X-Amz-Expires') ??
          parameterOf(c.url, 'x-goog-expires'),
      ),
    );
  facts.push(elementFact(c, 'Expires', (value) => `Ended at ${value}`));
  facts.push(elementFact(c, 'ServerTime', (value) => `The store’s clock on arrival: ${value}`));
  const said = saysExpired(c);
  if (said && !c.message.toLowerCase().includes(said.value.toLowerCase()))
    facts.push(c.fact(`“${said.value.replace(/\s+/g, ' ')}”`, said));
  facts.push(signedTogether(c));
  const header = c.responseHeader('date');
  if (header && !c.element('ServerTime')) facts.push(c.fact(`The answer’s Date: ${header.value}`, header));
  const end = endOfLife(c);
  if (end !== undefined && c.arrivedAt !== undefined && late !== undefined && late > 0)
    facts.push(c.fact(`${formatTime(c.arrivedAt)} − ${formatTime(end)} = ${formatDuration(late)} too late`));
  if (c.element('Expires') && !c.element('X-Amz-Expires') && c.url === undefined && c.provider !== 'oss')
    facts.push(c.fact('No X-Amz-Expires in the answer: the URL was signed with version 2'));
  return facts.filter((fact) => fact !== undefined);
}

function isBareRefusal(c: Case): boolean {
  const isDenied = c.code === 'AccessDenied' || (c.code === '' && c.status === 403);
  const saysMore = c.message !== '' && !/^(?:access denied|forbidden)\.?$/i.test(c.message);
  // AWS says “Request has expired”; its plain “Access Denied” is a policy’s, except in logs, which drop the message.
  const isAmazonAnswer =
    c.provider === 'aws' &&
    c.exchange?.origin !== 'log' &&
    c.exchange?.origin !== 'cloudtrail' &&
    c.message !== '';
  return isDenied && !saysMore && !isAmazonAnswer;
}

/** A paste may tell of an earlier failure beside the one that its newest document shows. */
function isOfOtherAnswer(c: Case): boolean {
  if (c.code.startsWith('ExpiredToken') && c.message !== '' && !isGoogleUrlExpiry(c)) return true;
  const isWhole = c.error?.origin === 'document';
  return isWhole && c.message !== '' && !/expired|too old|^access denied\.?$|signature/i.test(c.message);
}

function isSkewAnswer(c: Case): boolean {
  return c.says('not yet valid', 'not valid yet') !== undefined;
}

/** Many URLs signed in one answer all end at once, however late the last of them is used. */
function signedTogether(c: Case): Fact | undefined {
  const [call] = c.signingCalls;
  const signatures = new Set(
    Array.from(
      (call?.response?.body ?? '').matchAll(/X-Amz-Signature=([0-9a-f]{64})/g),
      ([, signature = '']) => signature,
    ),
  );
  return signatures.size > 1
    ? c.fact(`Signed in one answer with ${signatures.size - 1} other URLs, all of which end together`, call)
    : undefined;
}
