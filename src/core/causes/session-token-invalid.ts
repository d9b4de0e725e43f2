import type { Case } from '../evidence/case.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * Temporary credentials are three: key id, secret and token. One of them is missing, cut, or of another session.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html
 */
export const sessionTokenInvalid = defineCause({
  id: 'session-token-invalid',
  title: 'The session token is missing or not whole',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['InvalidClientTokenId'],
        when: (c) =>
          c.requestHeader('x-amz-security-token') === undefined &&
          !isTemporaryWithoutToken(c) &&
          c.url?.hasToken !== true,
        certainty: 'suspected',
        variant: 'other-service',
        summary:
          'AWS does not know the credentials: the access key id is unknown, inactive or deleted, or the session token beside it is not its own.',
        fixes: ['send-token', 'right-key'],
        nextCheck: {
          question: 'Are these credentials of a session?',
          how: 'A key id that begins with ASIA needs its session token; one that begins with AKIA must not have one, and must be active in IAM.',
        },
      },
      {
        codes: ['InvalidToken', 'InvalidTokenId', 'InvalidSessionToken', 'UnrecognizedClientException'],
        summary: 'The session token sent with the request is not valid: cut, altered, or of another session.',
        fixes: ['send-token'],
        excluded: [
          { cause: 'session-token-expired', because: 'An ended session is answered with ExpiredToken.' },
        ],
      },
      {
        codes: ['InvalidAccessKeyId', 'InvalidClientTokenId', 'InvalidToken', 'AccessDenied'],
        when: (c) =>
          isTemporaryWithoutToken(c) &&
          (c.code !== 'AccessDenied' || c.says('No such key', 'token') !== undefined),
        certainty: 'inferred',
        variant: 'missing',
        summary: 'The key id is a temporary one (ASIA…), and the request carries no session token.',
        facts: (c) => [
          elementFact(
            c,
            'AWSAccessKeyId',
            (value) => `Temporary key id ${value.slice(0, 4)}…${value.slice(-4)}`,
          ),
        ],
        fixes: ['send-token'],
        excluded: [
          { cause: 'invalid-access-key', because: 'S3 does not know a temporary key id without its token.' },
        ],
      },
      {
        says: [
          'The security token included in the request is invalid',
          'The provided token is malformed or otherwise invalid',
        ],
        summary: 'The session token sent with the request is not valid: cut, altered, or of another session.',
        fixes: ['send-token'],
      },
      {
        when: (c) =>
          c.code === '' &&
          c.exchange?.response === undefined &&
          c.url?.scheme === 'v4' &&
          isTemporaryWithoutToken(c),
        certainty: 'suspected',
        variant: 'missing',
        summary: 'The URL is signed with a temporary key id (ASIA…) and has no X-Amz-Security-Token.',
        facts: (c) => [
          c.fact('Temporary key id, no token in the query', parameterOf(c.url, 'x-amz-credential')),
        ],
        fixes: ['send-token'],
        nextCheck: {
          question: 'What does the store answer to this URL?',
          how: 'Send it with curl -v: InvalidAccessKeyId or InvalidToken confirms that the token is missing.',
        },
      },
    ]),
});

/** The key id that a terminal or a settings file gives to the client, where nothing there gives a token. */
function exportedKeyId(c: Case): string | undefined {
  if (/session[_-]?token/i.test(c.text)) return undefined;
  return c.find(/\bAWS_ACCESS_KEY_ID["']?\s{0,4}[=:]\s{0,4}["']?(?<id>ASIA[A-Z0-9]{4,24})\b/i)?.groups['id'];
}

function isTemporaryWithoutToken(c: Case): boolean {
  const exported = exportedKeyId(c);
  const keyId = c.element('AWSAccessKeyId')?.value ?? c.url?.keyId ?? exported ?? '';
  if (!keyId.startsWith('ASIA')) return false;
  if (c.requestHeader('x-amz-security-token') !== undefined) return false;
  return c.url === undefined || c.url.scheme === 'none' || !c.url.hasToken;
}
