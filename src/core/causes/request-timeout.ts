import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * The store closes a connection on which nothing arrives for some twenty seconds.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const requestTimeout = defineCause({
  id: 'request-timeout',
  title: 'The connection stood idle too long',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['RequestTimeout'],
        when: (c) => c.says('trying to lock a resource') === undefined,
        summary:
          'The connection stood idle while the store waited for the body, so it gave up with RequestTimeout.',
        facts: (c) => [elementFact(c, 'RequestTime', (value) => `Request time ${value}`)],
        fixes: ['retry-steady'],
        excluded: [
          { cause: 'client-timeout', because: 'The store closed the connection, not the client.' },
          {
            cause: 'expired-url',
            because: 'An expired URL would be refused at once, with “Request has expired”.',
          },
        ],
      },
      {
        says: [
          'Your socket connection to the server was not read from or written to within the timeout period',
        ],
        summary: 'The connection stood idle while the store waited for the body, so it gave up.',
        fixes: ['retry-steady'],
      },
      {
        when: (c) => c.code === '' && c.status === 408,
        certainty: 'inferred',
        summary: 'The request timed out at the server (408) while it waited for the body.',
        fixes: ['retry-steady'],
      },
    ]),
});
