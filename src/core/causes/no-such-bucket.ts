import { targetOf } from '../evidence/case.js';
import { bucketOfEndpoint } from '../evidence/endpointHints.js';
import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * The name, the account, or the endpoint is another than the bucket’s.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const noSuchBucket = defineCause({
  id: 'no-such-bucket',
  title: 'The bucket does not exist at this endpoint',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['NoSuchBucket'],
        when: (c) => bucketOfEndpoint(c) !== undefined,
        variant: 'bucket-in-endpoint',
        summary: (c) =>
          `The endpoint ends with the bucket’s name, “${bucketOfEndpoint(c)?.groups['bucket'] ?? ''}”, and the client puts the bucket behind it once more.`,
        facts: (c) => [c.fact(bucketOfEndpoint(c)?.value ?? '', bucketOfEndpoint(c))],
        fixes: ['endpoint-without-bucket'],
      },
      {
        codes: ['NoSuchBucket'],
        summary: (c) => {
          const { bucket } = targetOf(c);
          return bucket
            ? `There is no bucket “${bucket}” at this endpoint.`
            : 'The bucket does not exist at this endpoint.';
        },
        facts: (c) => [elementFact(c, 'BucketName', (value) => `Bucket the store looked for: ${value}`)],
        fixes: ['right-bucket', 'right-endpoint'],
        excluded: [
          {
            cause: 'access-denied-policy',
            because: 'The store says that the bucket is not there, not that it is closed.',
          },
        ],
      },
      {
        says: ['The specified bucket does not exist', 'CORSResponse: Bucket not found'],
        summary: 'The bucket does not exist at this endpoint.',
        fixes: ['right-bucket', 'right-endpoint'],
      },
      {
        when: (c) => /Bucket \S{1,80} does not exist/.test(c.text),
        summary: 'The bucket does not exist at this endpoint.',
        fixes: ['right-bucket', 'right-endpoint'],
      },
    ]),
});
