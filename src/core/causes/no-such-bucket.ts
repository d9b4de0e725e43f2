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
        // https://developers.cloudflare.com/r2/reference/data-location/#jurisdictional-restrictions
        codes: ['NoSuchBucket'],
        when: (c) =>
          c.find(/\bjurisdiction\W{1,4}(?:eu|fedramp)\b/i) !== undefined &&
          c.find(/\b[0-9a-f]{32}\.r2\.cloudflarestorage\.com/) !== undefined,
        variant: 'jurisdiction',
        summary: (c) => {
          const name = c.find(/\bjurisdiction\W{1,4}(?<name>eu|fedramp)\b/i)?.groups['name'] ?? 'eu';
          return `The bucket has the jurisdiction ${name}, and such buckets are found at ACCOUNT.${name}.r2.cloudflarestorage.com only.`;
        },
        fixes: ['right-endpoint'],
      },
      {
        // Oracle hides what a user may not see: https://docs.oracle.com/en-us/iaas/Content/API/References/apierrors.htm
        codes: ['NoSuchBucket'],
        says: ['or you are not authorized to access it'],
        variant: 'hidden',
        summary: (c) => {
          const bucket = c.find(/bucket named '(?<name>[^'\n]{1,80})'/)?.groups['name'];
          return `Oracle does not say which of the two it is: there is no bucket${bucket === undefined ? '' : ` “${bucket}”`} in this namespace and region, or the user may not see it.`;
        },
        fixes: ['right-bucket', 'allow-on-store'],
      },
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
