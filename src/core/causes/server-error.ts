import { defineCause, judgeBySigns } from './cause.js';

/**
 * An error inside the store, or between it and its front.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const serverError = defineCause({
  id: 'server-error',
  title: 'The store itself failed',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: [
          'InternalError',
          'XMinioServerNotInitialized',
          'XMinioIAMNotInitialized',
          'ServerNotInitialized',
        ],
        summary: 'The store reports an error of its own; the request may succeed when it is sent again.',
        fixes: ['retry-later'],
      },
      {
        says: ['We encountered an internal error'],
        summary: 'The store reports an error of its own; the request may succeed when it is sent again.',
        fixes: ['retry-later'],
      },
      {
        says: ['write quorum', 'Resource requested is unwritable', 'read quorum'],
        certainty: 'inferred',
        variant: 'quorum',
        summary:
          'The store cannot write: too few of its drives or nodes are online. The request rate is not the reason.',
        fixes: ['retry-later', 'free-space'],
      },
      {
        when: (c) =>
          c.code === '' &&
          c.status !== undefined &&
          [500, 502, 504, 520, 521, 522, 523, 524, 525].includes(c.status) &&
          !c.says('net::ERR'),
        certainty: 'inferred',
        summary: (c) =>
          `The answer ${c.status ?? ''} comes from the store or what stands in front of it, not from the request.`,
        fixes: ['retry-later'],
      },
      {
        says: ['502 Bad Gateway', '504 Gateway Time-out', '504 Gateway Timeout', '500 Internal Server Error'],
        when: (c) => c.code === '' && (c.status === undefined || c.status >= 500),
        certainty: 'inferred',
        variant: 'gateway',
        summary: (c) =>
          `What stands in front of the store answered ${c.find(/50[024](?= (?:Bad|Gateway|Internal))/)?.value ?? 'with an error'}: it got no answer from the store, or failed itself.`,
        fixes: ['retry-later'],
      },
      {
        says: ['when calling the'],
        when: (c) => /An error occurred \((?:5\d\d|InternalServerError)\)/.test(c.text),
        certainty: 'inferred',
        summary: 'The store, or what stands in front of it, answered with a server error.',
        fixes: ['retry-later'],
      },
    ]),
});
