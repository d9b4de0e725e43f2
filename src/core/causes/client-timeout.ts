import type { Case } from '../evidence/case.js';
import { defineCause, judgeBySigns } from './cause.js';

const poolTimeouts = [
  'Timeout waiting for connection from pool',
  'ConnectionPoolTimeoutException',
  'Acquire operation took longer than the configured maximum time',
];
/** Go's and k6's way to say it: the method, the URL, and what ended the request. */
const k6Timeout = /\b(?:Put|Post) \\?"https?:\/\/[^"\s]{1,4000}": request timeout/;

function isPoolTimeout(c: Case): boolean {
  return c.says(...poolTimeouts) !== undefined;
}

/**
 * A timeout or a cancellation on the client’s side ended the upload.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const clientTimeout = defineCause({
  id: 'client-timeout',
  title: 'The client gave up',
  judge: (c) =>
    judgeBySigns(c, [
      {
        when: (c) => c.code === '' && isPoolTimeout(c),
        variant: 'connection-pool',
        summary:
          'The request got no connection: all of the client’s own were in use, so it gave up before it sent anything.',
        facts: (c) => [c.fact('Timeout waiting for a connection from the pool', c.says(...poolTimeouts))],
        fixes: ['free-connections'],
        excluded: [
          {
            cause: 'request-timeout',
            because: 'The store never saw the request; RequestTimeout is its own answer to one that idles.',
          },
        ],
      },
      {
        // https://nginx.org/en/docs/dev/development_guide.html#http_return_codes
        when: (c) => c.code === '' && (c.status === 499 || c.find(/ HTTP\/[\d.]{1,3}" 499\b/) !== undefined),
        certainty: 'inferred',
        summary: 'The client closed the connection before the answer came: nginx notes that as 499.',
        facts: (c) => {
          const seconds = c.find(
            /\b(?:rt|request_time|upstream_response_time)[=:]"?(?<seconds>\d{1,6}(?:\.\d{1,6})?)/,
          );
          return [
            seconds ? c.fact(`It had waited ${seconds.groups['seconds'] ?? ''} s`, seconds) : undefined,
          ];
        },
        fixes: ['longer-timeout'],
      },
      {
        codes: ['ClientDisconnected'],
        when: (c) => c.error?.origin !== 'document',
        certainty: 'inferred',
        summary: 'The client, or a proxy before the store, closed the connection before the answer came.',
        fixes: ['longer-timeout'],
        excluded: [
          {
            cause: 'incomplete-body',
            because: 'The store says that the client left, not that bytes are missing.',
          },
        ],
      },
      {
        when: (c) => c.code === '' && c.find(k6Timeout) !== undefined,
        summary: 'The client gave up before the store answered: its own timeout ended the upload.',
        facts: (c) => [c.fact('“request timeout” is the client’s own', c.find(k6Timeout))],
        fixes: ['longer-timeout'],
      },
      {
        says: [
          'context deadline exceeded',
          'RequestCanceled',
          'Read timeout on endpoint URL',
          'Read timed out',
          'ReadTimeoutError',
          'Request did not complete before the request timeout',
          'SdkClientException: Unable to execute HTTP request: Request did not complete',
          'ApiCallTimeoutException',
          'ApiCallAttemptTimeoutException',
          'The operation was aborted',
          'AbortError',
          'Timeout error of',
          'timeout of',
          'TimeoutError: Connection timed out after',
          'socket hang up due to timeout',
          'RequestAbortedError',
          'signal is aborted',
          'The user aborted a request',
          'A task was canceled',
          'TaskCanceledException',
          'HttpClient.Timeout',
          'RequestAbortedException',
          'Operation timed out after',
          // The JavaScript SDK calls this ETIMEDOUT too, which is otherwise a connection that was not made.
          'a request has exceeded the configured',
          'curl: (28)',
          'curlCode: 28',
          'DioException [receive timeout]',
          'ClientExecutionTimeoutException',
          'Net::ReadTimeout',
          'Net::WriteTimeout',
          'DioException [send timeout]',
          'DioException [connection timeout]',
          'canceled, context canceled',
          'TimeoutException after',
          'Curl returned error code 28',
          'NSURLErrorDomain Code=-1001',
          'NSURLErrorTimedOut',
          'ERR_CANCELED',
          'CanceledError',
          'NSURLErrorDomain Code=-999',
        ],
        // The machine's metadata service, which was asked for credentials, is not the store.
        when: (c) =>
          c.code === '' &&
          !isPoolTimeout(c) &&
          c.says('failed to refresh cached credentials', 'no EC2 IMDS role found') === undefined,
        summary:
          'The client gave up before the store answered: its own timeout or a cancellation ended the upload.',
        fixes: ['longer-timeout'],
        excluded: [
          {
            cause: 'request-timeout',
            because: 'The store did not answer RequestTimeout; the client ended the request.',
          },
        ],
      },
    ]),
});
