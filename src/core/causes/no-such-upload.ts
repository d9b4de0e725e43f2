import { defineCause, elementFact, judgeBySigns } from './cause.js';

/**
 * The upload id was completed, aborted, swept away, or belongs to another key.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export const noSuchUpload = defineCause({
  id: 'no-such-upload',
  title: 'The multipart upload no longer exists',
  judge: (c) =>
    judgeBySigns(c, [
      {
        codes: ['NoSuchUpload'],
        summary:
          'The multipart upload does not exist any more: it was completed or aborted, or the upload id belongs to another key.',
        facts: (c) => [elementFact(c, 'UploadId', (value) => `Upload id ${value.slice(0, 60)}`)],
        fixes: ['new-upload'],
        excluded: [
          { cause: 'no-such-bucket', because: 'The bucket answered: it is the upload id that is unknown.' },
        ],
      },
      {
        says: ['Missing argument `upload_id`'],
        variant: 'empty',
        summary: 'The request names no upload: its uploadId is empty.',
        fixes: ['new-upload'],
      },
      {
        says: [
          'The specified upload does not exist',
          'The specified multipart upload does not exist',
          'Upload not found',
        ],
        summary:
          'The multipart upload does not exist any more: it was completed or aborted, or the upload id belongs to another key.',
        fixes: ['new-upload'],
      },
    ]),
});
