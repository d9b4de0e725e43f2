import { defineCause, judgeBySigns } from './cause.js';

/**
 * The store asks the client to slow down.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/optimizing-performance.html
 */
export const throttled = defineCause({
  id: 'throttled',
  title: 'Too many requests at once',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: [
          'SlowDown',
          'SlowDownRead',
          'SlowDownWrite',
          'TooManyRequests',
          'ErrTooManyRequest',
          'ErrRequestBytesExceed',
          'ServerBusy',
        ],
        when: (c) => c.says('write quorum') === undefined,
        summary: 'The store is asking for fewer requests at once.',
        fixes: ['slow-down'],
        excluded: [{ cause: 'server-error', because: 'The store works; it limits the rate.' }],
      },
      {
        codes: ['ServiceUnavailable'],
        says: ['reduce your request rate', 'request rate'],
        summary: 'The store is asking for fewer requests at once.',
        fixes: ['slow-down'],
      },
      {
        says: [
          'reduce your request rate',
          'Reduce your concurrent request rate',
          'Please reduce your request',
          'Too Many Requests',
          'trying to lock a resource',
        ],
        when: (c) => c.says('write quorum', 'is unwritable') === undefined,
        summary: 'The store is asking for fewer requests at once.',
        fixes: ['slow-down'],
      },
      {
        when: (c) => c.code === '' && c.status === 429,
        certainty: 'inferred',
        summary: 'The answer 429 asks for fewer requests at once.',
        fixes: ['slow-down'],
      },
      {
        codes: ['ServiceUnavailable'],
        certainty: 'inferred',
        summary: 'The store was not able to take the request at that moment and asks to try later.',
        fixes: ['slow-down', 'retry-later'],
      },
      {
        when: (c) => c.code === '' && c.status === 503 && c.error !== undefined,
        certainty: 'suspected',
        summary: 'The answer 503 says that the store could not take the request at that moment.',
        fixes: ['slow-down', 'retry-later'],
      },
    ]),
});
