import { formatBytes } from '../text/units.js';
import { defineCause, elementNumber, judgeBySigns } from './cause.js';

/**
 * The body ended before Content-Length was reached.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const incompleteBody = defineCause({
  id: 'incomplete-body',
  title: 'Fewer bytes arrived than announced',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['IncompleteBody', 'ClientDisconnect', 'ClientDisconnected'],
        // The server's own log says it of any client that left; one that got the answer was there to the end.
        when: (c) => c.code !== 'ClientDisconnected' || c.error?.origin === 'document',
        variant: 'short',
        summary: (c) => {
          const expected = elementNumber(c, 'NumberBytesExpected');
          const provided = elementNumber(c, 'NumberBytesProvided');
          return expected !== undefined && provided !== undefined
            ? `${formatBytes(provided)} of the announced ${formatBytes(expected)} arrived.`
            : 'Fewer bytes arrived than Content-Length announced.';
        },
        fixes: ['retry-steady', 'send-length'],
      },
      {
        says: [
          'Data read has a different length than the expected',
          'with Body length',
          'More data read than expected',
          'content-length mismatch',
          'Request body length does not match content-length header',
          'premature end of Content-Length delimited message body',
          'body is shorter than the declared',
        ],
        when: (c) => c.code === '',
        certainty: 'inferred',
        variant: 'client',
        summary:
          'The client’s body does not have the length that it announced: the stream was read before, or the file changed.',
        fixes: ['send-length'],
      },
      {
        codes: ['ExcessData'],
        variant: 'more',
        summary: 'More bytes arrived than Content-Length announced.',
        fixes: ['send-length'],
      },
      {
        says: [
          'You did not provide the number of bytes specified by the Content-Length',
          'The request body terminated unexpectedly',
        ],
        summary: 'Fewer bytes arrived than Content-Length announced.',
        fixes: ['retry-steady', 'send-length'],
      },
      {
        codes: ['InvalidRequest'],
        says: ['x-amz-mp-object-size'],
        variant: 'object-size',
        summary: 'The size announced for the whole object is not the sum of its parts.',
        fixes: ['right-parts'],
      },
    ]),
});
