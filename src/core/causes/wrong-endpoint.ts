import {
  endpointForm,
  isAmazonApi,
  isHtmlAnswer,
  isPageOfCdn,
  placeholderOf,
  repeatedBucketHost,
  unusedEndpoint,
  whoAnswered,
  wordsOfPlainPort,
  wordsOfTlsPort,
  wordsOfVirtualHostsOnly,
} from '../evidence/endpointHints.js';
import { otherDaemon } from '../evidence/otherDaemon.js';
import { isMethodAmiss, isPutOnBucket } from '../evidence/requestShape.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * A console, a website host, a CDN or another service answered, or the bucket stands in the wrong place of the address.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
 */
export const wrongEndpoint = defineCause({
  id: 'wrong-endpoint',
  title: 'The request went to something that is not the S3 API',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: ['S3 API Requests must be made to API port', 'API requests must be made to'],
        variant: 'port',
        summary: 'The request went to the console’s port of the store, not to that of its S3 API.',
        fixes: ['right-endpoint'],
      },
      {
        says: wordsOfPlainPort,
        variant: 'port',
        summary: 'The client speaks TLS (https) to a port that answers in plain HTTP.',
        fixes: ['right-scheme'],
      },
      {
        says: wordsOfTlsPort,
        variant: 'port',
        summary: 'The client speaks plain HTTP to a port that wants TLS (https).',
        fixes: ['right-scheme'],
      },
      {
        // MinIO's handler of PUT on a bucket, in the trace of its own log.
        codes: ['MalformedXML'],
        says: ['PutBucketHandler', 'parseLocationConstraint'],
        certainty: 'inferred',
        variant: 'bucket-missing',
        summary:
          'The store took the upload for a bucket to create: its bucket stood in the host name, and this server looks for it in the path.',
        fixes: ['path-style'],
      },
      {
        // Clients refuse an endpoint that is not in the form they want: some a host and port alone, some a whole URL.
        when: (c) => c.code === '' && c.find(endpointForm) !== undefined,
        variant: 'endpoint-form',
        summary: (c) =>
          `The client refuses the endpoint in its settings and sent nothing: ${
            /first path|botocore|^Invalid endpoint: /.test(c.find(endpointForm)?.value ?? '')
              ? 'it wants a whole address, with http:// or https:// before the host'
              : 'it wants the host and port alone, without http://, https:// and path'
          }.`,
        facts: (c) => [c.fact(`“${c.find(endpointForm)?.value ?? ''}”`, c.find(endpointForm))],
        fixes: ['right-endpoint'],
        excluded: [
          { cause: 'network', because: 'Nothing was sent: the client stopped at its own settings.' },
        ],
      },
      {
        when: (c) => unusedEndpoint(c) !== undefined,
        certainty: 'inferred',
        variant: 'endpoint-unused',
        summary: (c) =>
          `The client called Amazon S3, although its settings name ${unusedEndpoint(c)?.groups['host'] ?? ''}: the endpoint did not get to it.`,
        facts: (c) => [c.fact(unusedEndpoint(c)?.value ?? '', unusedEndpoint(c))],
        fixes: ['use-endpoint'],
      },
      {
        says: wordsOfVirtualHostsOnly,
        variant: 'path-style',
        summary: (c) =>
          `${c.providerName} takes the bucket in the host name only, and the request has it in the path.`,
        fixes: ['virtual-host-style'],
        excluded: [
          {
            cause: 'access-denied-policy',
            because: 'The form of the address is refused before any policy is asked.',
          },
        ],
      },
      {
        when: (c) => otherDaemon(c) !== undefined,
        certainty: 'inferred',
        variant: 'port',
        summary: (c) =>
          `The request went to another port of the store than the S3 API’s: ${otherDaemon(c) ?? ''} answered.`,
        facts: (c) => [
          c.responseHeader('server') &&
            c.fact(`Server: ${c.responseHeader('server')?.value ?? ''}`, c.responseHeader('server')),
        ],
        fixes: ['right-endpoint'],
      },
      {
        codes: ['MethodNotAllowed', 'XMinioInsecureClientRequest'],
        when: (c) => !isMethodAmiss(c),
        variant: 'method',
        summary: (c) =>
          `The endpoint does not take ${c.element('Method')?.value ?? c.method ?? 'this method'}: it is a website or CDN host, or the key is missing from the path.`,
        facts: (c) => [
          elementFact(c, 'Method', (value) => `Method: ${value}`),
          elementFact(c, 'ResourceType', (value) => `Resource type: ${value}`),
        ],
        fixes: ['right-endpoint'],
      },
      {
        // MinIO's words for a request to its root, where no bucket and no key are named.
        says: [
          'An unsupported API call for method: PUT at ’/’',
          'An unsupported API call for method: POST at ’/’',
        ],
        variant: 'method',
        summary: (c) =>
          `The request went to the root of the endpoint, which takes no ${c.method ?? 'upload'}: bucket and key are missing from the path.`,
        fixes: ['right-endpoint'],
      },
      {
        when: (c) => c.place?.style === 'website' && c.code === '',
        certainty: 'inferred',
        variant: 'website',
        summary: 'The address is the bucket’s website host, which serves pages and takes no uploads.',
        fixes: ['right-endpoint'],
      },
      {
        says: ['This distribution is not configured to allow the HTTP request method'],
        variant: 'cdn',
        summary:
          'CloudFront answered, not the bucket: this distribution does not pass on the method of an upload.',
        fixes: ['right-endpoint'],
      },
      {
        when: (c) => c.code === '' && isPageOfCdn(c),
        certainty: 'inferred',
        variant: 'cdn',
        summary:
          'A CDN answered with a page of its own: the distribution does not pass this upload on to the store.',
        fixes: ['right-endpoint'],
      },
      {
        says: [
          'Missing Key-Pair-Id query parameter or cookie value',
          'Missing Policy query parameter or cookie value',
          'Missing Signature query parameter or cookie value',
          'Unknown Key-Pair-Id query parameter',
          'Malformed Policy query parameter',
        ],
        variant: 'cdn',
        summary:
          'CloudFront answered, not the bucket: this distribution wants a signature of CloudFront’s own, which an S3 URL does not have.',
        fixes: ['right-endpoint'],
        excluded: [
          { cause: 'access-denied-policy', because: 'The request did not get through to the bucket.' },
        ],
      },
      {
        says: [
          'Non-XML response from server',
          'NoSuchWebsiteConfiguration',
          'not an S3 endpoint',
          'Failed to parse XML document with handler',
        ],
        when: (c) =>
          /Non-XML response from server[^\n]{0,80}(?:html|json)/i.test(c.text) ||
          c.says('NoSuchWebsiteConfiguration', 'Failed to parse XML document with handler') !== undefined,
        // A proxy in front of the right store can answer with a page of its own.
        certainty: 'inferred',
        doubt: {
          when: (c) => c.says('NoSuchWebsiteConfiguration') === undefined,
          nextCheck: {
            question: 'Who answers at this address?',
            how: 'Send `curl -i` to the endpoint alone: an S3 store answers with XML and a Server header of its own, a console, gateway or proxy with its page.',
          },
        },
        variant: 'other-service',
        summary: (c) => {
          const kind = c.find(/Response code: (?<status>\d{3}), Content-Type: (?<type>[\w/+.-]{3,60})/i);
          return `The answer${kind ? ` (${kind.groups['status'] ?? ''}, ${kind.groups['type'] ?? ''})` : ''} is not the XML of an S3 API: another service listens at this address.`;
        },
        fixes: ['right-endpoint'],
      },
      {
        codes: [
          'MalformedXML',
          'InvalidArgument',
          'InvalidLocationConstraint',
          'IllegalLocationConstraintException',
          'BucketAlreadyExists',
          'BucketAlreadyOwnedByYou',
        ],
        when: isPutOnBucket,
        certainty: 'suspected',
        variant: 'bucket-missing',
        summary: (c) =>
          `The address has one name only, “${c.place?.bucket ?? ''}”, which the store took for a bucket to create: the bucket is missing before the key.`,
        facts: (c) => [c.fact(`Path ${c.url?.path ?? ''}`, c.url)],
        fixes: ['right-endpoint', 'right-bucket'],
        nextCheck: {
          question: 'Is that name the bucket or the key?',
          how: 'Print bucket and key in the signer: one of them was empty, or the endpoint had the bucket’s place.',
        },
      },
      {
        when: (c) => placeholderOf(c) !== undefined,
        certainty: 'inferred',
        doubt: {
          when: (c) => c.code !== '' && c.code !== 'NoSuchBucket' && c.code !== 'InvalidBucketName',
          nextCheck: {
            question: 'Where does that word come from?',
            how: 'Print the endpoint, region and bucket that the signer was configured with.',
          },
        },
        variant: 'placeholder',
        summary: (c) =>
          `The address has “${placeholderOf(c) ?? ''}” where a name belongs: a setting of the signer was empty.`,
        facts: (c) => [c.fact(`Host ${c.url?.host ?? ''}`, c.url)],
        fixes: ['right-endpoint'],
      },
      {
        when: (c) =>
          c.place !== undefined &&
          /^([a-z0-9.-]{3,63})\.\1\.(?:s3|obs|oss|cos)/.test(c.url?.host ?? '') &&
          (c.status ?? 400) >= 400,
        certainty: 'inferred',
        variant: 'bucket-twice',
        summary: 'The bucket stands twice in the host name.',
        fixes: ['right-endpoint'],
      },
      {
        when: (c) => repeatedBucketHost(c) !== undefined,
        certainty: 'inferred',
        variant: 'bucket-twice',
        summary: (c) => `The bucket stands twice in the host ${repeatedBucketHost(c) ?? ''}.`,
        fixes: ['right-endpoint'],
      },
      {
        codes: ['NoSuchBucket', 'InvalidBucketName'],
        when: (c) =>
          /^(?:v1|api|www|s3|storage|minio|localhost|index\.html)$/i.test(
            c.element('BucketName')?.value ?? '',
          ) && c.place?.provider !== 'aws',
        certainty: 'suspected',
        variant: 'bucket-from-host',
        summary: (c) =>
          `The store took “${c.element('BucketName')?.value ?? ''}” for the bucket: the address is not in the style it expects.`,
        fixes: ['right-endpoint'],
        nextCheck: {
          question: 'Path style or virtual-host style?',
          how: 'Look at the URL: with path style the bucket is the first part of the path, with virtual-host style it is in the host.',
        },
      },
      {
        when: (c) => c.code === '' && c.status === 405 && !isMethodAmiss(c),
        certainty: 'inferred',
        variant: 'method',
        doubt: { when: isAmazonApi, nextCheck: whoAnswered },
        summary:
          'The answer 405 refuses this method: a website, a CDN or a proxy answered, or another service than the S3 API.',
        fixes: ['right-endpoint'],
      },
      {
        when: (c) =>
          c.code === '' &&
          isHtmlAnswer(c) &&
          // moto’s and other servers’ framework says this of any request that it cannot read.
          c.says('sent a request that this server could not understand') === undefined &&
          c.url?.scheme !== undefined &&
          c.url.scheme !== 'none' &&
          ![413, 429, 500, 502, 503, 504].includes(c.status ?? 0),
        certainty: 'inferred',
        variant: 'other-service',
        summary: 'An HTML page answered the upload: the request reached a web application, not an S3 API.',
        fixes: ['right-endpoint'],
      },
      {
        when: (c) =>
          c.code === '' &&
          c.method === 'PUT' &&
          (c.url?.path === '/' || c.url?.path === '') &&
          c.place?.bucket === null &&
          (c.status ?? 0) >= 400,
        certainty: 'inferred',
        variant: 'service-root',
        summary: 'The request went to the root of the service: neither bucket nor key is in the address.',
        fixes: ['right-endpoint', 'right-bucket'],
      },
    ]),
});
