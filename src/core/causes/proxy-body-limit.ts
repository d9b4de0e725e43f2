import type { Fact } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { serviceCalled } from '../evidence/page.js';
import { formatBytes } from '../text/units.js';
import { defineCause, judgeBySigns } from './cause.js';

/**
 * A proxy, gateway or CDN has a body limit of its own and answers 413 itself.
 *
 * @see https://nginx.org/en/docs/http/ngx_http_core_module.html#client_max_body_size
 */
export const proxyBodyLimit = defineCause({
  id: 'proxy-body-limit',
  title: 'Something in front of the store refused the size',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['client intended to send too large body'],
        summary: (c) => {
          const bytes = Number(c.find(/too large body: (?<bytes>\d{1,15})/)?.groups['bytes'] ?? 0);
          return bytes > 0
            ? `nginx refused the body of ${formatBytes(bytes)}: it is over client_max_body_size.`
            : 'nginx refused the body: it is over client_max_body_size.';
        },
        fixes: ['raise-proxy-limit'],
        excluded: [{ cause: 'entity-too-large', because: 'The request never reached the store.' }],
      },
      {
        says: ['byte payload is too large for the RequestResponse invocation type'],
        variant: 'lambda',
        summary: (c) => {
          const [size, limit] = ['(?<n>\\d{5,12}) byte payload', 'limit (?<n>\\d{5,12}) bytes'].map(
            (pattern) => Number(c.find(new RegExp(pattern))?.groups['n'] ?? '0'),
          );
          return `The call to Lambda was refused${size ? ` with ${formatBytes(size)}` : ''}: it takes${limit ? ` ${formatBytes(limit)}` : ' 6 MB'} at most, and the file goes through it.`;
        },
        fixes: ['upload-directly'],
        excluded: [{ cause: 'entity-too-large', because: 'The request never reached the store.' }],
      },
      {
        says: ['Body exceeded 1 MB limit', 'configure the body size limit for Server Actions'],
        variant: 'server-action',
        summary:
          'The application’s own server refused the body (413): a Server Action of Next.js takes 1 MB unless it is told otherwise.',
        fixes: ['upload-directly', 'raise-proxy-limit'],
        excluded: [{ cause: 'entity-too-large', because: 'The request never reached the store.' }],
      },
      {
        when: (c) => c.status === 413 && c.code === '' && c.place?.style === 'cdn',
        variant: 'cdn',
        summary: (c) =>
          `The CDN host ${c.url?.host ?? ''} answered 413: it is for downloads and takes small bodies only.`,
        fixes: ['right-endpoint'],
        excluded: [{ cause: 'entity-too-large', because: 'The request never reached the store.' }],
      },
      {
        says: [
          '413 Request Entity Too Large',
          '413 Payload Too Large',
          'Request Entity Too Large',
          'Payload Too Large',
          'FUNCTION_PAYLOAD_TOO_LARGE',
          'Request Too Long',
          '413 Content Too Large',
          'Content Too Large',
        ],
        when: (c) => c.element('MaxSizeAllowed') === undefined && c.code !== 'EntityTooLarge',
        summary: (c) =>
          `${frontOf(c)} answered 413${c.exchange?.request.bytes ? ` to a body of ${formatBytes(c.exchange.request.bytes)}` : ''}: its own body limit is lower.`,
        facts: (c) => [serverFact(c)],
        fixes: ['raise-proxy-limit'],
        excluded: [
          {
            cause: 'entity-too-large',
            because: 'S3 answers with an XML EntityTooLarge and status 400, not with a 413 page.',
          },
          {
            cause: 'cors',
            because:
              'A 413 of a proxy carries no CORS headers, so a browser may report it as a CORS failure.',
          },
        ],
      },
      {
        when: (c) =>
          (c.status === 413 ||
            (c.status === undefined && c.says('status code 413', 'status: 413', 'HTTP 413') !== undefined)) &&
          c.code !== 'EntityTooLarge' &&
          c.element('MaxSizeAllowed') === undefined,
        certainty: 'inferred',
        summary:
          'Something in front of the store answered 413: its own body limit is lower than this upload.',
        facts: (c) => [serverFact(c)],
        fixes: ['raise-proxy-limit'],
      },
    ]),
});

function frontOf(c: Case): string {
  return serviceCalled(c) === 'API Gateway' || c.responseHeader('apigw-requestid') !== undefined
    ? 'API Gateway, which takes 10 MB at most,'
    : 'A proxy or gateway in front of the store';
}

function serverFact(c: Case): Fact | undefined {
  const server = c.responseHeader('server');
  return server ? c.fact(`The answer comes from ${server.value}`, server) : undefined;
}
