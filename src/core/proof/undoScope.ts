import type { CanonicalLines } from '../sigv4/canonicalRequest.js';
import { encodeOnce } from '../sigv4/encoding.js';
import type { CredentialScope } from '../sigv4/stringToSign.js';
import { formatAmzDate, parseTime } from '../text/amzDate.js';
import { withLines, type Hypothesis, type Signed4 } from './hypothesis.js';
import type { Pool } from './pool.js';
import { withHeader } from './undoAddress.js';

const regions =
  'us-east-1 us-east-2 us-west-1 us-west-2 ca-central-1 ca-west-1 eu-west-1 eu-west-2 eu-west-3 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 ap-south-1 ap-south-2 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-east-1 sa-east-1 af-south-1 me-south-1 me-central-1 il-central-1 mx-central-1 us-gov-west-1 us-gov-east-1 cn-north-1 cn-northwest-1 auto garage nyc3 default'.split(
    ' ',
  );
const services = [
  's3',
  'S3',
  's3express',
  'execute-api',
  'es',
  's3-object-lambda',
  's3-outposts',
  'sts',
  'service',
];
const hourMs = 3_600_000;
/** What a clock in local time is ahead or behind, and a day. */
const zoneHours = [
  -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8, -9, 9, -10, 10, -11, 11, -12, 12, -14, 14, 5.5, 9.5,
  -24, 24,
];
const likelyHours = [-1, 1];

/** Another region or service was signed for; only the key, or the credential too. */
export function* undoScope(signed: Signed4, pool: Pool, isBroad: boolean): Generator<Hypothesis<Signed4>> {
  for (const region of new Set([...pool.regions, ...(isBroad ? regions : [])]))
    if (signed.scope.region !== null && region !== signed.scope.region)
      yield* withScope(signed, { ...signed.scope, region }, 'region-changed');
  for (const service of isBroad ? services : services.slice(0, 4))
    if (service !== signed.scope.service)
      yield* withScope(signed, { ...signed.scope, service }, 'service-changed');
}

/** Another time was signed: one of the paste, or one a time zone away. */
export function* undoDate(signed: Signed4, pool: Pool, isBroad: boolean): Generator<Hypothesis<Signed4>> {
  const { date, scope, lines } = signed;
  const time = parseTime(date);
  const shifted =
    time === undefined
      ? []
      : (isBroad ? zoneHours : likelyHours).map((hours) => formatAmzDate(time + hours * hourMs));
  for (const other of new Set([...pool.dates, ...shifted])) {
    const day = other.slice(0, 8);
    const withDay = { ...scope, date: day };
    if (other !== date)
      for (const otherScope of day === scope.date ? [scope] : [withDay, scope]) {
        yield { transformations: ['date-changed'], signed: { ...signed, date: other, scope: otherScope } };
        if (lines)
          yield {
            transformations: ['date-changed'],
            signed: {
              ...withLines(signed, withDate(lines, other, otherScope, signed)),
              date: other,
              scope: otherScope,
            },
          };
      }
    if (day !== scope.date) yield* withScope(signed, withDay, 'date-changed');
  }
}

function* withScope(
  signed: Signed4,
  scope: CredentialScope,
  transformation: 'region-changed' | 'service-changed' | 'date-changed',
): Generator<Hypothesis<Signed4>> {
  yield { transformations: [transformation], signed: { ...signed, scope } };
  const { lines } = signed;
  if (!lines) return;
  const query = withCredential(lines.query, signed.scope, scope);
  if (query !== lines.query)
    yield { transformations: [transformation], signed: { ...withLines(signed, { ...lines, query }), scope } };
}

function withDate(
  lines: CanonicalLines,
  date: string,
  scope: CredentialScope,
  signed: Signed4,
): CanonicalLines {
  const query = withCredential(lines.query, signed.scope, scope).replace(
    /(?<=(?:^|&)X-(?:Amz|Goog)-Date=)[^&]*/i,
    date,
  );
  return withHeader({ ...lines, query }, 'x-amz-date', date);
}

function withCredential(query: string, before: CredentialScope, after: CredentialScope): string {
  return query.replace(encodeOnce(`/${scopeText(before)}`), encodeOnce(`/${scopeText(after)}`));
}

/** `20260122/eu-west-1/s3/aws4_request`. */
export function scopeText({ date, region, service, terminal }: CredentialScope): string {
  return [date, region, service, terminal].filter((piece) => piece !== null).join('/');
}
