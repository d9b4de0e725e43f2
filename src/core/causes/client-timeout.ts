import { defineCause, judgeBySigns } from './cause.js';

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
        ],
        when: (c) => c.code === '',
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
