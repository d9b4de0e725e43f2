import { authenticationOf, isPlainAddress } from '../evidence/authentication.js';
import type { Case } from '../evidence/case.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * Neither the query nor a header authenticates the request, or another scheme does.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export const unsignedRequest = defineCause({
  id: 'unsigned-request',
  title: 'The upload carries no S3 signature',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['Unsupported Authorization Type'],
        variant: 'other-scheme',
        summary: (c) =>
          `The Authorization header is not an S3 signature${/^(?:Bearer|Basic)/.test(c.element('ArgumentValue')?.value ?? '') ? ` but ${(c.element('ArgumentValue')?.value ?? '').split(' ')[0] ?? ''}` : ''}: the application’s own login was sent to the store.`,
        fixes: ['sign-request', 'one-auth'],
      },
      {
        says: [
          'Unable to locate credentials',
          'NoCredentialsError',
          'Could not load credentials from any providers',
          'CredentialsProviderError',
          'Unable to load credentials from any of the providers',
          'Unable to load AWS credentials from any provider',
          'Missing credentials in config',
          'Resolved credential object is not valid',
          'failed to refresh cached credentials',
          'no EC2 IMDS role found',
          'NoCredentialProviders',
          'Error retrieving credentials from the instance profile metadata',
          'unable to sign request without credentials set',
          'No credentials found',
          'PartialCredentialsError',
          'Partial credentials found',
          'the credential provider was not enabled',
        ],
        when: (c) => c.code === '',
        certainty: 'inferred',
        variant: 'no-credentials',
        summary: 'The client found no credentials to sign with, so it sent no request.',
        fixes: ['provide-credentials'],
        excluded: [
          { cause: 'access-denied-policy', because: 'No request reached the store, so no policy was asked.' },
          { cause: 'invalid-access-key', because: 'No key was found that a store could refuse.' },
        ],
      },
      {
        says: ['169.254.169.254', '169.254.170.2'],
        when: (c) => c.code === '' && c.exchange?.response === undefined,
        certainty: 'inferred',
        variant: 'no-credentials',
        summary: (c) =>
          `The client asked this machine’s metadata service (${c.says('169.254.170.2') ? '169.254.170.2' : '169.254.169.254'}) for credentials and got none, so it sent nothing to the store.`,
        fixes: ['provide-credentials'],
        excluded: [
          {
            cause: 'network',
            because: 'That address is not the store’s: it hands out credentials of a machine’s role.',
          },
        ],
      },
      {
        says: [
          'Anonymous users cannot',
          'Signature is required',
          'does not support anonymous access',
          'Anonymous access is forbidden',
          'Anonymous caller does not have',
          'anonymous requests are not allowed',
          'requires authentication',
        ],
        // What is left of a signature in the query tells more.
        when: (c) =>
          c.url?.parameters.every(
            ({ name }) =>
              !/^(?:x-amz-(?:algorithm|credential|signature|date)|awsaccesskeyid|signature)$/i.test(name),
          ) !== false,
        variant: 'anonymous',
        summary: 'The request reached the store without any signature, as an anonymous caller.',
        fixes: ['sign-request'],
      },
      {
        // R2 names the header alone where it finds no S3 signature in it.
        codes: ['InvalidArgument'],
        when: (c) => c.message === 'Authorization',
        certainty: 'inferred',
        variant: 'other-scheme',
        summary:
          'The store found no S3 signature in the Authorization header: it is missing, or holds a login of another kind.',
        facts: (c) => [
          c.requestHeader('authorization')
            ? c.fact('The Authorization header that was sent', c.requestHeader('authorization'))
            : undefined,
        ],
        fixes: ['sign-request'],
      },
      {
        codes: ['MissingAuthenticationToken'],
        variant: 'anonymous',
        summary: 'The request reached the store without any authentication.',
        fixes: ['sign-request'],
      },
      {
        when: (c) =>
          c.code !== 'AuthorizationHeaderMalformed' &&
          (c.status ?? 0) !== 200 &&
          isRefused(c) &&
          ['none', 'foreign'].includes(authenticationOf(c)) &&
          isUpload(c),
        certainty: 'inferred',
        variant: 'anonymous',
        summary: (c) =>
          authenticationOf(c) === 'foreign'
            ? 'The request carries a login of another kind and no S3 signature, so the store treated it as a stranger’s.'
            : 'The request carries no signature, neither in the query nor in a header, so the store treated it as anonymous.',
        facts: (c) => [c.url ? c.fact('No signature in this URL', c.url) : undefined],
        fixes: ['sign-request'],
        excluded: [
          {
            cause: 'access-denied-policy',
            because: 'A policy decides over anonymous callers too, but the missing signature comes first.',
          },
        ],
      },
      {
        codes: ['AccessDenied', 'Forbidden'],
        when: (c) => isPlainAddress(c) && (c.message === '' || /^access\s{0,2}denied\.?$/i.test(c.message)),
        certainty: 'suspected',
        variant: 'anonymous',
        summary:
          'The address shown carries no signature: if it was used as it stands, the store treated the request as anonymous.',
        facts: (c) => [c.url ? c.fact('No signature in this URL', c.url) : undefined],
        fixes: ['sign-request'],
        nextCheck: {
          question: 'Did the request carry an Authorization header?',
          how: 'Look at its headers in the Network panel, or repeat it with curl -v: without one, and without X-Amz-Signature in the URL, it was anonymous.',
        },
      },
    ]),
});

function isRefused(c: Case): boolean {
  return (
    ['AccessDenied', 'Unauthorized', 'Forbidden', 'InvalidRequest', 'AuthenticationFailed'].includes(
      c.code,
    ) ||
    (c.code === '' &&
      c.exchange?.error === undefined &&
      (c.status === 401 || c.status === 403) &&
      c.responseHeader('x-amz-request-id') !== undefined)
  );
}

function isUpload(c: Case): boolean {
  return c.method === 'PUT' || c.method === 'POST' || c.method === undefined;
}
