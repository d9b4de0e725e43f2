import type { Case } from '../evidence/case.js';
import { isPreflightUnknown } from '../evidence/page.js';
import { defineCause, judgeBySigns } from './cause.js';

const whatIsLacking = {
  question: 'Which header or parameter does the store lack?',
  how: 'Send the request again with a debug log and leave the x-amz-… headers out one by one.',
};

/**
 * A feature of S3 that this store lacks.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const unsupportedByServer = defineCause({
  id: 'unsupported-by-server',
  title: 'The store does not have what the request asks for',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['NotImplemented'],
        says: ['Error acquiring the state lock'],
        variant: 'conditional-write',
        summary: (c) =>
          `${c.providerName} does not know If-None-Match, with which Terraform’s use_lockfile makes sure that it alone holds the lock.`,
        fixes: ['no-lockfile'],
      },
      {
        when: (c) =>
          (c.code === 'NotImplemented' || c.says('functionality that is not implemented') !== undefined) &&
          c.element('Header') === undefined &&
          c.find(/\bPOST [^\s?]{1,2000}\?uploads\b/) !== undefined,
        certainty: 'inferred',
        variant: 'multipart',
        summary: (c) => `${c.providerName} has no uploads in parts: it refused to begin one (POST ?uploads).`,
        fixes: ['single-put'],
      },
      {
        when: (c) =>
          c.code === 'NotImplemented' &&
          c.element('Header') === undefined &&
          c.operation === 'PutObject' &&
          c.find(/`PUT https?:\/\/[^\s/`]{1,253}\/?`/) !== undefined,
        variant: 'no-key',
        summary: (c) =>
          `${c.providerName} was asked for something it does not have: the PUT names no key, so it is one on the bucket itself.`,
        fixes: ['name-the-key'],
      },
      {
        codes: ['NotImplemented', 'UnsupportedSignature', 'StorageClassNotSupported'],
        when: (c) => !isPreflightUnknown(c),
        doubt: { when: namesChunks, nextCheck: whatIsLacking },
        summary: (c) => {
          const header = c.element('Header')?.value;
          return header
            ? `${c.providerName} does not have what the header ${header} asks for.`
            : `${c.providerName} does not have what the request asks for.`;
        },
        fixes: ['leave-feature-out'],
        nextCheck: whatIsLacking,
      },
      {
        says: [
          'Aws MultiChunkedEncoding is not',
          'aws-chunked encoding is not supported',
          'is not implemented',
          'functionality that is not implemented',
          'not supported by this',
        ],
        when: (c) => c.code !== 'InvalidRequest',
        doubt: { when: namesChunks, nextCheck: whatIsLacking },
        summary: (c) => `${c.providerName} does not have what the request asks for.`,
        fixes: ['leave-feature-out'],
      },
      {
        says: ['Unsupported header'],
        summary: (c) => `${c.providerName} does not take a header of the request.`,
        fixes: ['leave-feature-out'],
      },
    ]),
});

/** Chunks are most often those of a default checksum, which is a question of its own. */
function namesChunks(c: Case): boolean {
  return c.says('chunked encoding not supported') !== undefined;
}
