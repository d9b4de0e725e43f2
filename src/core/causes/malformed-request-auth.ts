import { authenticationOf, type Case } from '../evidence/case.js';
import { scopeDifference, scopes } from '../evidence/credentialScope.js';
import { parameterOf } from '../evidence/readers/presignedUrl.js';
import { ofOtherServices, saysExpired } from '../evidence/timing.js';
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
        says: ['Unsupported authorization method'],
        when: (c) => !/^AWS /.test(c.requestHeader('authorization')?.value ?? ''),
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
  if (c.find(ofOtherServices)) return true;
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

function missingParameters(c: Case): string[] {
  return [
    'X-Amz-Algorithm',
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-Expires',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ].filter((name) => parameterOf(c.url, name.toLowerCase()) === undefined);
}

/** A refusal that does not say more, where the request itself shows what is wrong with it. */
function isRefusedQuietly(c: Case): boolean {
  const isQuiet =
    c.message === '' ||
    /^(?:access\s{0,2}denied|forbidden(?:: Garage does not support anonymous access yet)?|bad request|invalid (?:argument|request))\.?$/i.test(
      c.message,
    ) ||
    c.code === 'SignatureDoesNotMatch';
  return (
    isQuiet &&
    ['AccessDenied', 'SignatureDoesNotMatch', 'InvalidRequest', 'InvalidArgument', ''].includes(c.code) &&
    (c.status ?? 0) >= 400 &&
    (c.status ?? 0) < 500 &&
    c.exchange?.origin !== 'cloudtrail' &&
    c.exchange?.origin !== 'log'
  );
}

function malformedPart(c: Case): string | undefined {
  const url = c.url;
  const authorization = c.requestHeader('authorization')?.value ?? '';
  if (
    authorization.startsWith('AWS4-') &&
    c.requestHeader('x-amz-date') === undefined &&
    c.requestHeader('date') === undefined &&
    (c.exchange?.request.headers.length ?? 0) > 3
  )
    return 'a signed request without x-amz-date';
  const inHeader = malformedAuthorization(authorization, c.requestHeader('x-amz-date')?.value ?? '');
  if (inHeader !== undefined) return inHeader;
  if (!url || url.damages.length > 0 || /…|\.\.\./.test(url.raw)) return undefined;
  const names = url.parameters.map((parameter) => parameter.name.toLowerCase());
  const amazon = names.filter((name) =>
    /^x-amz-(?:algorithm|credential|date|expires|signedheaders|signature)$/.test(name),
  );
  if (amazon.length >= 2 && amazon.length < 6) return `${missingParameters(c).join(', ')} missing`;
  if (url.scheme !== 'v4') return undefined;
  const credential = parameterOf(url, 'x-amz-credential')?.value ?? '';
  if (credential !== '' && !/[…•*]/.test(credential) && credential.split('/').length !== 5)
    return `X-Amz-Credential has ${credential.split('/').length} parts, and 5 are wanted`;
  const algorithm = parameterOf(url, 'x-amz-algorithm')?.value;
  if (algorithm !== undefined && !/^AWS4-(?:HMAC-SHA256|ECDSA-P256-SHA256)$/.test(algorithm))
    return `X-Amz-Algorithm is ${algorithm.slice(0, 40)}`;
  const expires = parameterOf(url, 'x-amz-expires')?.value;
  if (expires !== undefined && !/^[1-9]\d*$/.test(expires)) return `X-Amz-Expires is ${expires.slice(0, 20)}`;
  const date = parameterOf(url, 'x-amz-date')?.value;
  if (date !== undefined && !/^\d{8}T\d{6}Z$/.test(date)) return `X-Amz-Date is ${date.slice(0, 40)}`;
  if (
    url.scopeDate !== undefined &&
    date !== undefined &&
    /^\d{8}$/.test(url.scopeDate) &&
    !date.startsWith(url.scopeDate)
  )
    return `the credential is of ${url.scopeDate}, and X-Amz-Date of ${date.slice(0, 8)}`;
  return undefined;
}

/** What is wrong with the form of an Authorization header, whoever signed it. */
function malformedAuthorization(authorization: string, date: string): string | undefined {
  if (!authorization.startsWith('AWS4-HMAC-SHA256')) return undefined;
  const credential = /Credential=([^,\s]{0,400})/.exec(authorization)?.[1];
  if (credential === undefined) return 'the Authorization header has no Credential';
  const parts = credential.split('/');
  const [, day = '', , service, terminator] = parts;
  // Masks and ellipses are the writer's.
  if (/[…•*]|\.\.\.|\(/.test(credential)) return undefined;
  if (parts.length !== 5) return `the Credential has ${parts.length} parts, and 5 are wanted`;
  if (parts[0] === '') return 'the Credential has no key id';
  if (terminator !== 'aws4_request') return `the Credential ends with ${terminator?.slice(0, 40) ?? ''}`;
  if (service !== 's3' && service !== 's3express' && service !== 's3-object-lambda')
    return `the Credential is for the service ${service?.slice(0, 40) ?? ''}`;
  if (!/SignedHeaders=[^,\s]/.test(authorization)) return 'the Authorization header has no SignedHeaders';
  return /^\d{8}$/.test(day) && /^\d{8}T/.test(date) && !date.startsWith(day)
    ? `the credential is of ${day}, and x-amz-date of ${date.slice(0, 8)}`
    : undefined;
}
