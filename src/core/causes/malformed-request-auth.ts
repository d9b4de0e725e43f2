import { isRefusedQuietly, malformedPart, missingParameters } from '../evidence/authenticationForm.js';
import { authenticationOf } from '../evidence/authentication.js';
import type { Case } from '../evidence/case.js';
import { scopeDifference, scopes } from '../evidence/credentialScope.js';
import { unreadableLifetime } from '../evidence/emulatorException.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { otherServiceSays, saysExpired } from '../evidence/timing.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * A parameter is missing, doubled or of the wrong form, or two ways of authentication meet.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const malformedRequestAuth = defineCause({
  id: 'malformed-request-auth',
  title: 'The authentication parameters are not whole',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'command not found: X-Amz',
          'X-Amz-Credential: command not found',
          'X-Amz-Date: command not found',
        ],
        isOfClient: true,
        variant: 'shell',
        summary:
          'The shell ended the URL at its first &, because the URL stands without quotes: the store got only what was before it.',
        fixes: ['same-url'],
      },
      {
        says: ['Only one auth mechanism allowed', 'one auth mechanism', 'multiple authentication types'],
        variant: 'two-ways',
        summary: 'The request is authenticated twice: a presigned URL and an Authorization header.',
        facts: (c) => [
          c.requestHeader('authorization')
            ? c.fact('Authorization header beside a signed query', c.requestHeader('authorization'))
            : undefined,
        ],
        fixes: ['one-auth'],
        excluded: [
          {
            cause: 'signature-mismatch',
            because: 'The signature was not compared: two ways of authentication were refused first.',
          },
        ],
      },
      {
        when: (c) => unreadableLifetime(c) !== undefined,
        certainty: 'inferred',
        variant: 'expires',
        summary: (c) =>
          `The URL’s lifetime is “${unreadableLifetime(c)?.value ?? ''}”, and X-Amz-Expires is a whole number of seconds.`,
        facts: (c) => [c.fact('X-Amz-Expires of the URL', unreadableLifetime(c))],
        fixes: ['shorten-lifetime'],
        excluded: [{ cause: 'server-error', because: 'The store names the value that it could not read.' }],
      },
      {
        // https://github.com/seaweedfs/seaweedfs/blob/master/weed/s3api/s3err/s3api_errors.go
        says: ['Signed request requires setting up SeaweedFS S3 authentication'],
        variant: 'no-identities',
        summary:
          'The request is signed, and this SeaweedFS has no users set up to check a signature against.',
        fixes: ['set-up-identities'],
        excluded: [
          { cause: 'unsigned-request', because: 'The store speaks of a signed request.' },
          {
            cause: 'signature-mismatch',
            because: 'The signature was not compared: the store has no key to compare it with.',
          },
        ],
      },
      {
        // s3s, and the stores that are made of it; then Garage.
        says: [
          'missing presigned url v4 fields',
          'missing presigned url v2 fields',
          'missing header: x-amz-date',
          'missing header: x-amz-content-sha256',
          'invalid header: authorization',
          'invalid header: x-amz-content-sha256',
          'in credential scope; expected',
          'X-Amz-Algorithm other than AWS4-HMAC-SHA256',
          'X-Amz-Expires is not a number',
          'Missing X-Amz-Date field',
          'Missing X-Amz-Content-Sha256 field',
          'Could not find SignedHeaders in Authorization field',
          'Could not find Credential in Authorization field',
          'Could not find Signature in Authorization field',
          "Credentials does not contain '/' in authorization field",
          'Invalid content sha256 hash',
          'Bad request: Invalid date: ',
        ],
        variant: 'missing',
        summary: (c) =>
          `The authentication of the request is not whole${malformedPart(c) === undefined ? `: ${c.message.replace(/\.$/, '').slice(0, 160)}` : `: ${malformedPart(c) ?? ''}`}.`,
        fixes: ['whole-auth'],
        excluded: [
          { cause: 'signature-mismatch', because: 'No signature was compared: a part of it is missing.' },
        ],
      },
      {
        when: (c) => scopeDifference(c) === 'other',
        variant: 'scope',
        summary: (c) =>
          `The credential’s scope is not the one that the store expects, and the region is not what differs: ${scopes(c)?.groups['given']?.slice(0, 80) ?? ''} came, ${scopes(c)?.groups['wanted']?.slice(0, 80) ?? ''} was expected.`,
        fixes: ['whole-auth'],
      },
      {
        says: ['Please use AWS4-HMAC-SHA256'],
        when: (c) => parameterOf(c.url, 'x-amz-credential') !== undefined && malformedPart(c) !== undefined,
        variant: 'algorithm',
        summary: (c) =>
          `The store took the URL for one of another signature version, because of its parameters: ${malformedPart(c) ?? ''}.`,
        fixes: ['whole-auth'],
      },
      {
        says: ['Unsupported authorization method'],
        when: (c) => !(c.requestHeader('authorization')?.value ?? '').startsWith('AWS '),
        variant: 'algorithm',
        summary: 'The store does not know the algorithm that the request names; it takes AWS4-HMAC-SHA256.',
        fixes: ['whole-auth'],
      },
      {
        says: ['a non-empty Access Key (AKID) must be provided'],
        variant: 'no-key-id',
        summary:
          'The key id in the credential is empty: the client was given an empty AWS_ACCESS_KEY_ID, or one that was not filled in.',
        fixes: ['name-key-id'],
      },
      {
        codes: [
          'AuthorizationQueryParametersError',
          'AuthorizationHeaderMalformed',
          'MissingSecurityHeader',
          'CredentialsNotSupported',
          'InvalidCredentialScope',
          'MalformedDate',
          'MissingFields',
          'InvalidSignature',
        ],
        when: (c) => !isOther(c),
        summary: (c) =>
          c.message === ''
            ? 'The authentication of the request is not whole or not well-formed.'
            : `The authentication of the request is not well-formed: ${c.message.replace(/\.$/, '').slice(0, 200)}.`,
        fixes: ['whole-auth'],
      },
      {
        says: [
          'Query-string authentication requires',
          'Query-string authentication version 4 requires',
          'authentication requires a valid Date',
          'Error parsing the X-Amz-Credential',
          'the Credential is mal-formed',
          'X-Amz-Expires should be a number',
          'must be non-negative',
          'X-Amz-Date must be',
          'No AWSAccessKey was presented',
          'not found in query parameters',
          'duplicate query parameter',
          'Missing required header for this request: x-amz-content-sha256',
          'Authorization header is invalid',
          'one and only one',
          'the authorization header requires three components',
          'incorrect service',
          'X-Amz-Algorithm only supports',
          'Invalid credential date',
          'Date is not the same as X-Amz-Date',
          'Missing aws4 credential',
          'Invalid signature version',
          'Missing Authorization header',
        ],
        when: (c) => !isOther(c),
        summary: (c) =>
          c.message === ''
            ? 'The authentication of the request is not whole or not well-formed.'
            : `The authentication of the request is not well-formed: ${c.message.replace(/\.$/, '').slice(0, 200)}.`,
        fixes: ['whole-auth'],
      },
      {
        when: (c) =>
          authenticationOf(c) === 'both' &&
          (c.status ?? 0) >= 400 &&
          [
            'InvalidRequest',
            'InvalidArgument',
            'AccessDenied',
            'BadRequest',
            'MissingFields',
            'SignatureDoesNotMatch',
            '',
          ].includes(c.code) &&
          saysExpired(c) === undefined,
        certainty: 'inferred',
        variant: 'two-ways',
        summary: 'The request is authenticated twice: a presigned URL and an Authorization header.',
        facts: (c) => [
          c.fact('Authorization header beside a signed query', c.requestHeader('authorization')),
        ],
        fixes: ['one-auth'],
      },
      {
        when: (c) =>
          c.code === '' &&
          c.exchange?.response === undefined &&
          (malformedPart(c) ?? '').includes('and X-Amz-Date of'),
        certainty: 'inferred',
        variant: 'scope',
        summary: (c) => `No store takes this URL: ${malformedPart(c) ?? ''}, and both have to be of one day.`,
        facts: (c) => [c.fact('The day of the credential', parameterOf(c.url, 'x-amz-credential'))],
        fixes: ['whole-auth'],
      },
      {
        when: (c) => isRefusedQuietly(c) && malformedPart(c) !== undefined,
        certainty: 'inferred',
        variant: 'missing',
        summary: (c) => `The authentication of the request is not whole: ${malformedPart(c) ?? ''}.`,
        facts: (c) => [c.url && c.url.scheme !== 'none' ? c.fact(malformedPart(c) ?? '', c.url) : undefined],
        fixes: ['whole-auth'],
        excluded: [
          {
            cause: 'access-denied-policy',
            because: 'The request was not authenticated, so no policy was asked.',
          },
        ],
      },
      {
        when: (c) =>
          c.exchange?.response === undefined &&
          c.code === '' &&
          c.url?.scheme === 'v4' &&
          missingParameters(c).length > 0 &&
          !/…|\.\.\./.test(c.url.raw) &&
          c.url.damages.length === 0,
        certainty: 'suspected',
        variant: 'missing',
        summary: (c) =>
          `The URL lacks ${missingParameters(c).join(', ')}: it was cut, or an unquoted & ended it in a shell.`,
        fixes: ['whole-auth'],
        nextCheck: {
          question: 'Is this the whole URL?',
          how: 'Compare it with what the signer printed, and quote it in the shell.',
        },
      },
    ]),
});

/** The same codes also name a region, a lifetime, a URL that was altered, and an expiry: those have pages of their own. */
function isOther(c: Case): boolean {
  if (otherServiceSays(c)) return true;
  if (
    c.says(
      'is wrong; expecting',
      'region is wrong',
      'less than a week',
      'unexpected scope',
      'Region does not match',
      'Invalid signing region',
    ) !== undefined
  )
    return true;
  return (
    c.url?.damages.some((damage) =>
      ['html-escaped', 'encoded-twice', 'unicode-escape', 'fragment'].includes(damage.kind),
    ) === true
  );
}
