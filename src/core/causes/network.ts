import { wordsOfNoConnection, wordsOfNoHost, wordsOfReset, wordsOfTls } from '../evidence/connectionWords.js';
import { bucketInHost } from '../evidence/endpointHints.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * DNS, TLS, a refused or reset connection, a proxy: no answer of the store was seen.
 *
 * @see https://nodejs.org/api/errors.html#common-system-errors
 */
export const network = defineCause({
  id: 'network',
  title: 'The request or its answer got lost on the way',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'loopback` address space',
          'local` address space',
          'unknown` address space',
          'local network access',
        ],
        variant: 'local-network-access',
        summary:
          'The browser did not let a public page call a local address: that is its own permission, not the bucket’s CORS.',
        fixes: ['check-connection'],
      },
      {
        says: [
          'Mixed Content:',
          'Blocked loading mixed active content',
          'requested insecure content',
          'not allowed to run insecure content',
          'not allowed to display insecure content',
        ],
        when: (c) => c.code === '',
        variant: 'mixed-content',
        summary: (c) =>
          `The page is loaded over HTTPS and the upload goes to http://${c.url?.host ?? '…'}: the browser blocks that before anything is sent.`,
        fixes: ['right-endpoint', 'check-connection'],
        excluded: [{ cause: 'cors', because: 'The request was never sent, so no CORS rule was asked.' }],
      },
      {
        says: ['Cleartext HTTP traffic to', 'App Transport Security'],
        when: (c) => c.code === '',
        variant: 'cleartext',
        summary:
          'The phone’s own rules refuse plain HTTP, so nothing was sent: the upload has to go to an https:// address.',
        fixes: ['right-endpoint'],
      },
      {
        says: [
          'doesn’t match any of the subject alternative names',
          'ERR_CERT_COMMON_NAME_INVALID',
          'ERR_TLS_CERT_ALTNAME_INVALID',
          'certificate is valid for',
          'remote error: tls: handshake failure',
          "certificate's owner does not match",
          'SSLPeerUnverifiedException',
          'no alternative certificate subject name matches',
        ],
        when: (c) => c.code === '',
        variant: 'tls-name',
        summary: (c) => {
          const name = c.find(
            /(?<bucket>[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,40}){1,5})\.s3[.-][a-z0-9.-]{4,60}amazonaws/,
          )?.groups['bucket'];
          const labels = c.find(/(?<bucket>[a-z0-9-]{3,63})\.[0-9a-f]{32}\.r2\.cloudflarestorage\.com/)
            ?.groups['bucket'];
          if (labels !== undefined)
            return `The TLS connection was not made: the bucket ${labels} stands in the host name, which R2’s certificate may not cover; with path style it stands in the path.`;
          return name === undefined
            ? 'The TLS connection was not made: the certificate is for another host name, or the server refused the handshake.'
            : `The TLS connection was not made: the bucket name ${name} has dots, and the wildcard certificate covers only one label before s3.`;
        },
        fixes: ['check-connection', 'right-endpoint'],
        excluded: [
          {
            cause: 'signature-mismatch',
            because: 'No request reached the store, so no signature was compared.',
          },
        ],
      },
      {
        says: wordsOfTls,
        when: (c) => c.code === '',
        variant: 'tls',
        summary:
          'The TLS connection was not made: the client does not trust the certificate’s issuer, or the certificate is not valid.',
        fixes: ['check-connection'],
        excluded: [
          {
            cause: 'signature-mismatch',
            because: 'No request reached the store, so no signature was compared.',
          },
        ],
      },
      {
        when: (c) => c.code === '' && bucketInHost(c) !== undefined,
        variant: 'dns-bucket',
        summary: (c) => {
          const { bucket = '', host = '' } = bucketInHost(c)?.groups ?? {};
          return `The host name ${bucket}.${host} was not found: the client put the bucket ${bucket} before the endpoint’s host, and no DNS knows that name.`;
        },
        facts: (c) => [c.fact(bucketInHost(c)?.value ?? '', bucketInHost(c))],
        fixes: ['path-style', 'check-connection'],
      },
      {
        says: wordsOfNoHost,
        when: (c) => c.code === '',
        variant: 'dns',
        summary: 'The host name was not found: no request reached the store.',
        fixes: ['check-connection', 'right-endpoint'],
      },
      {
        says: wordsOfNoConnection,
        when: (c) =>
          c.code === '' &&
          !c.says('context deadline exceeded', 'Read timeout', 'a request has exceeded the configured'),
        variant: 'connect',
        summary: 'No connection to the store was made.',
        fixes: ['check-connection'],
      },
      {
        says: wordsOfReset,
        when: (c) => c.code === '',
        certainty: 'suspected',
        variant: 'reset',
        summary:
          'The connection broke while the upload was under way, so no answer of the store was seen. An early refusal can hide behind such a reset.',
        fixes: ['check-connection', 'retry-steady'],
        nextCheck: {
          question: 'Did the store refuse the request before the body was sent?',
          how: 'Repeat it with curl -v -H "Expect: 100-continue": a refusal then comes as a whole answer, before the body.',
        },
      },
      {
        // Go's words for an answer that did not come.
        when: (c) =>
          c.code === '' && c.find(/\b(?:Put|Post) \\?"?https?:\/\/[^\s"]{1,2000}?"?: EOF\b/) !== undefined,
        certainty: 'inferred',
        variant: 'reset',
        summary: 'The connection was closed before any answer of the store came (EOF).',
        fixes: ['check-connection', 'retry-steady'],
      },
      {
        says: ['CORS request did not succeed'],
        when: (c) => c.code === '',
        certainty: 'inferred',
        variant: 'browser',
        summary: 'Firefox got no answer at all: a connection, TLS or blocker problem, not a CORS rule.',
        fixes: ['check-connection'],
      },
      {
        says: [
          'Failed to fetch',
          'Network request failed',
          'Network Error',
          'TypeError: Load failed',
          'Not allowed to request resource',
          'ERR_FAILED',
          'ERR_NETWORK',
          'XHR error',
          'ERR_BLOCKED_BY_CLIENT',
          'mixed content',
        ],
        when: (c) =>
          c.code === '' &&
          c.says(
            'blocked by CORS policy',
            'Cross-Origin Request Blocked',
            'access control checks',
            'Access-Control-Allow-Origin',
          ) === undefined &&
          (c.status === undefined || c.status === 0) &&
          // There the browser says by itself why nothing was sent.
          c.says('violates the following Content Security Policy directive') === undefined,
        certainty: 'suspected',
        variant: 'browser',
        summary:
          'The browser shows no status: the request did not get through, or its answer was hidden from the page.',
        fixes: ['read-real-answer', 'check-connection'],
        nextCheck: {
          question: 'What does the Network panel show for this request?',
          how: 'A status there means that CORS hid the answer; none means that the connection failed.',
        },
      },
    ]),
});
