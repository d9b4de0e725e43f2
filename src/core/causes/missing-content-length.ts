import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * S3 wants to know the length before the body; a chunked transfer does not say it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const missingContentLength = defineCause({
  id: 'missing-content-length',
  title: 'The upload’s length was not sent',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'using a Stream of unknown length as the Body',
          'Unable to calculate hash for flowing readable stream',
          'Cannot determine length of',
          'Unable to determine content length',
          'Content length could not be determined',
          'No content length specified for stream data',
        ],
        when: (c) => ['', 'NotImplemented', 'MissingContentLength'].includes(c.code),
        variant: 'unknown-length',
        summary:
          'The body is a stream whose length the client does not know, and a single PUT must say its length first.',
        fixes: ['send-length', 'use-transfer-manager'],
      },
      {
        says: ['missing header: x-amz-decoded-content-length'],
        variant: 'decoded-length',
        summary:
          'The body was sent in chunks of aws-chunked, and x-amz-decoded-content-length, which tells the length of the file in them, did not come.',
        fixes: ['send-length'],
      },
      {
        codes: ['MissingContentLength'],
        when: (c) => c.says('STREAMING-UNSIGNED-PAYLOAD-TRAILER') === undefined,
        summary: 'The upload came without Content-Length.',
        fixes: ['send-length'],
      },
      {
        codes: ['NotImplemented'],
        when: (c) =>
          /transfer-encoding/i.test(c.element('Header')?.value ?? '') ||
          /chunked/i.test(c.requestHeader('transfer-encoding')?.value ?? ''),
        variant: 'chunked',
        summary:
          'The body was sent with Transfer-Encoding: chunked, so its length was not known; the store does not take that.',
        facts: (c) => [elementFact(c, 'Header', (value) => `The header the store names: ${value}`)],
        fixes: ['send-length'],
        excluded: [
          {
            cause: 'unsupported-by-server',
            because: 'The header named is Transfer-Encoding, which a client can leave out.',
          },
        ],
      },
      {
        says: [
          'You must provide the Content-Length HTTP header',
          'Missing Content-Length',
          'X-Amz-Decoded-Content-Length" header is missing',
        ],
        when: (c) => c.says('STREAMING-UNSIGNED-PAYLOAD-TRAILER') === undefined,
        summary: 'The upload came without Content-Length.',
        fixes: ['send-length'],
      },
      {
        codes: ['InvalidRequest', 'BadRequest', 'InvalidArgument', ''],
        when: (c) =>
          c.status === 400 &&
          /^(?:bad request|invalid (?:argument|request))?\.?$/i.test(c.message) &&
          /chunked/i.test(c.requestHeader('transfer-encoding')?.value ?? '') &&
          c.requestHeader('content-length') === undefined,
        certainty: 'inferred',
        variant: 'chunked',
        summary:
          'The body was sent with Transfer-Encoding: chunked and without its length, and the store refused the request without another reason.',
        facts: (c) => [c.fact('Transfer-Encoding: chunked', c.requestHeader('transfer-encoding'))],
        fixes: ['send-length'],
      },
      {
        // The page of Google's front end.
        when: (c) =>
          c.code === '' &&
          c.find(/requests require a\s{1,4}(?:<code>)?Content-length(?:<\/code>)?\s{1,4}header/i) !==
            undefined,
        summary: 'The upload came without Content-Length, and the front of the store answered 411.',
        fixes: ['send-length'],
      },
      {
        when: (c) => c.status === 411 && c.says('STREAMING-UNSIGNED-PAYLOAD-TRAILER') === undefined,
        certainty: 'inferred',
        summary: 'The store answered 411: the upload came without Content-Length.',
        fixes: ['send-length'],
      },
    ]),
});
