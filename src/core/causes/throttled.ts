import type { Case, Match } from '../evidence/case.js';
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
        says: ['Reduce your concurrent request rate for the same object', 'trying to lock a resource'],
        variant: 'same-object',
        summary: 'Several requests write the same key at once; the store limits that key, not the account.',
        fixes: ['write-key-less'],
        excluded: [{ cause: 'server-error', because: 'The store works; it limits the rate.' }],
      },
      {
        says: [
          'Resource requested is unwritable, please reduce',
          'Resource requested is unreadable, please reduce',
        ],
        when: (c) => c.code === '' && c.says('write quorum') === undefined,
        variant: 'drives',
        summary:
          'The store asks for fewer requests at once; MinIO says the same when its drives are slow or offline, so look at them first.',
        fixes: ['slow-down'],
      },
      {
        codes: ['SlowDownRead', 'SlowDownWrite'],
        when: (c) => c.says('write quorum') === undefined,
        variant: 'drives',
        summary:
          'The store asks for fewer requests at once; MinIO says the same when its drives are slow or offline, so look at them first.',
        fixes: ['check-drives', 'slow-down'],
      },
      {
        codes: ['SlowDown', 'TooManyRequests', 'ErrTooManyRequest', 'ErrRequestBytesExceed', 'ServerBusy'],
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
        ],
        when: (c) => c.says('write quorum', 'is unwritable') === undefined,
        summary: 'The store is asking for fewer requests at once.',
        fixes: ['slow-down'],
      },
      {
        says: ['503 Slow Down', 'Response code indicates throttling'],
        when: (c) => c.code === '',
        certainty: 'inferred',
        summary: 'The answer asks for fewer requests at once.',
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
        when: (c) => c.says('Could not reach quorum') === undefined,
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
      {
        when: (c) => c.code === '' && hiddenStatus(c) === '503',
        certainty: 'suspected',
        variant: 'behind-cors',
        summary:
          'The browser speaks of CORS over an answer 503: the store could not take the request at that moment, and its error answers carry no CORS headers.',
        facts: (c) => [c.fact('Status behind the browser’s message: 503', hiddenStatusMatch(c))],
        fixes: ['slow-down', 'retry-later', 'read-real-answer'],
        nextCheck: {
          question: 'Does the same upload pass a little later?',
          how: 'Send it again after some seconds. If it always fails with a 503 that lacks CORS headers, read the answer’s XML in the Network panel.',
        },
      },
    ]),
});

/** The status that a browser prints behind its CORS message. */
function hiddenStatusMatch(c: Case): Match | undefined {
  return c.says('Access-Control-Allow-Origin', 'CORS') === undefined
    ? undefined
    : c.find(/(?:[Ss]tatus code: |net::ERR_FAILED )(?<status>[45]\d\d)/);
}

function hiddenStatus(c: Case): string | undefined {
  return hiddenStatusMatch(c)?.groups['status'];
}
