import { defineCause, judgeBySigns } from './cause.js';

/**
 * A bucket with Object Lock takes uploads only with Content-MD5 or a checksum header.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html
 */
export const objectLockChecksum = defineCause({
  id: 'object-lock-checksum',
  title: 'The bucket’s Object Lock wants a checksum',
  judge: (c) =>
    judgeBySigns(c, [
      {
        says: [
          'header required to upload an object with a retention period configured using Object Lock',
          'Content-MD5 OR x-amz-checksum- HTTP header is required',
          'Content-MD5 HTTP header is required for Put Object requests with Object Lock',
          'header is required for Put Part requests with Object Lock',
        ],
        summary:
          'The bucket has Object Lock, and the upload came without Content-MD5 or an x-amz-checksum header.',
        fixes: ['send-checksum'],
        excluded: [{ cause: 'bad-digest', because: 'No digest was sent at all; none can be wrong.' }],
      },
      {
        codes: ['MissingContentMD5'],
        summary: 'The server wants Content-MD5 or a checksum header with this upload.',
        fixes: ['send-checksum'],
      },
    ]),
});
