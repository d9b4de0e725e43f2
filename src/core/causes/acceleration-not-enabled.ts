import { defineCause, judgeBySigns } from './cause.js';

/**
 * The accelerate endpoint was used for a bucket that does not have it.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/transfer-acceleration.html
 */
export const accelerationNotEnabled = defineCause({
  id: 'acceleration-not-enabled',
  title: 'The bucket has no transfer acceleration',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'S3 Transfer Acceleration is',
          'S3 Transfer Accelerate is not configured',
          'Transfer Accelerate endpoint',
        ],
        summary: (c) =>
          c.says('with periods')
            ? 'Transfer acceleration does not take a bucket with periods in its name.'
            : 'The upload used the accelerate endpoint, and the bucket does not have transfer acceleration.',
        fixes: ['no-acceleration'],
      },
    ]),
});
