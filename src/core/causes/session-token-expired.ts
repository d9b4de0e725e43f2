import type { EpochMs } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { isGoogleUrlExpiry } from '../evidence/timing.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { decodeBase64Text } from '../text/base64.js';
import { formatDuration } from '../text/units.js';
import { formatTime, parseTime } from '../text/amzDate.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * A URL or request signed with a session ends with the session, whatever its own lifetime says.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 */
export const sessionTokenExpired = defineCause({
  id: 'session-token-expired',
  title: 'The temporary credentials had expired',
  judge: (c) =>
    judgeBySigns(c, [
      {
        // https://supabase.com/docs/guides/storage/debugging/error-codes
        says: ['"exp" claim timestamp check failed', 'jwt expired'],
        // Any service has sessions: only in Storage’s own document is it the upload’s.
        when: (c) => c.code === 'ExpiredToken' || c.provider === 'supabase',
        variant: 'user-session',
        summary: 'The session of the user (the JWT that the request carried) had ended.',
        fixes: ['refresh-session'],
      },
      {
        codes: ['ExpiredToken', 'ExpiredTokenException', 'TokenRefreshRequired'],
        when: (c) => !isGoogleUrlExpiry(c),
        summary: (c) =>
          c.expiresAt !== undefined && c.arrivedAt !== undefined && c.arrivedAt < c.expiresAt
            ? `The temporary credentials had expired by ${formatTime(c.arrivedAt, !isSameDay(c.arrivedAt, c.expiresAt))}, although the URL itself was good until ${formatTime(c.expiresAt, !isSameDay(c.arrivedAt, c.expiresAt))}.`
            : 'The temporary credentials that signed this request had expired.',
        fixes: ['renew-credentials'],
        excluded: [
          {
            cause: 'expired-url',
            because: 'An expired URL is answered with “Request has expired”, not ExpiredToken.',
          },
        ],
      },
      {
        says: [
          'The provided token has expired',
          'The security token included in the request is expired',
          'token included in the request is expired',
          'The provided token must be refreshed',
        ],
        when: (c) => !isGoogleUrlExpiry(c),
        summary: 'The temporary credentials that signed this request had expired.',
        fixes: ['renew-credentials'],
      },
      {
        says: [
          'Error when retrieving token from sso: Token has expired',
          'Token has expired and refresh failed',
          'The SSO session associated with this profile has expired',
          'The SSO session token associated with profile',
          'the SSO session has expired or is invalid',
          'Error loading SSO Token',
          'Your session has expired. Please reauthenticate using',
        ],
        when: (c) => c.code === '',
        variant: 'sign-in',
        summary:
          'The sign-in session (SSO) of this profile has ended, so the client had no credentials and sent nothing.',
        fixes: ['sign-in-again'],
        excluded: [
          {
            cause: 'access-denied-policy',
            because: 'No request was sent: the client stopped while it looked for credentials.',
          },
        ],
      },
      {
        codes: ['InvalidAccessKeyId', 'InvalidTokenId', 'InvalidToken', 'AccessDenied'],
        when: (c) => tokenEnd(c) !== undefined && (tokenEnd(c) ?? 0) < (c.arrivedAt ?? 0),
        certainty: 'inferred',
        summary: (c) =>
          `The session ended at ${formatTime(tokenEnd(c) ?? 0, true)}, before the request arrived at ${formatTime(c.arrivedAt ?? 0, true)}.`,
        fixes: ['renew-credentials'],
      },
      {
        when: (c) =>
          c.code === '' &&
          c.exchange?.response === undefined &&
          c.url?.hasToken === true &&
          c.url.scheme === 'v4' &&
          c.signedAt !== undefined &&
          c.now - c.signedAt > longestSessionMs &&
          (c.expiresAt ?? 0) > c.now,
        certainty: 'suspected',
        variant: 'longer-than-session',
        summary: (c) =>
          `The URL is meant to be good for ${formatDuration(c.ttlSeconds ?? 0)}, but the temporary credentials that signed it ${formatDuration(Math.round((c.now - (c.signedAt ?? c.now)) / 1000))} ago last 36 h at most, and it ends with them.`,
        facts: (c) => [c.fact('A session token is in the URL', parameterOf(c.url, 'x-amz-security-token'))],
        fixes: ['renew-credentials'],
        nextCheck: {
          question: 'What does the store answer to this URL now?',
          how: 'Send it with curl -v: ExpiredToken settles it.',
        },
      },
    ]),
});

/**
 * The longest session that AWS gives: 36 hours, of GetSessionToken and GetFederationToken; a role's ends after 12 at most.
 *
 * @see https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html
 */
const longestSessionMs = 36 * 3_600_000;

/** MinIO's and SeaweedFS's session tokens are JWTs, whose `exp` can be read. */
function tokenEnd(c: Case): EpochMs | undefined {
  const token =
    parameterOf(c.url, 'x-amz-security-token')?.value ?? c.requestHeader('x-amz-security-token')?.value ?? '';
  const payload = /^[A-Za-z0-9_-]{4,4000}\.([A-Za-z0-9_-]{4,8000})\.[A-Za-z0-9_-]{4,2000}$/.exec(token)?.[1];
  if (payload === undefined) return sessionEnd(c);
  const expiry = /"exp"\s{0,4}:\s{0,4}(\d{9,11})/.exec(
    decodeBase64Text(payload.replaceAll('-', '+').replaceAll('_', '/')) ?? '',
  )?.[1];
  return expiry === undefined ? undefined : Number(expiry) * 1000;
}

/** Where the credentials themselves are pasted, as the CLI prints them, they say when they end. */
function sessionEnd(c: Case): EpochMs | undefined {
  if (c.says('"SessionToken"') === undefined) return undefined;
  const end = c.find(/"Expiration"\s{0,4}:\s{0,4}"(?<end>[0-9T:.Z+ -]{10,40})"/)?.groups['end'];
  return end === undefined ? undefined : parseTime(end);
}

function isSameDay(one: EpochMs, other: EpochMs): boolean {
  return Math.floor(one / 86_400_000) === Math.floor(other / 86_400_000);
}
