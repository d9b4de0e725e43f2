// Uppy 6
// region snippet
import AwsS3 from '@uppy/aws-s3';
import Uppy from '@uppy/core';

/** An Uppy that sends each file with one presigned PUT, which it asks for when the file's turn has come. */
export function createUppy(presignPut) {
  return new Uppy().use(AwsS3, {
    shouldUseMultipart: false,
    generateObjectKey: (file) => `uploads/${file.name}`,
    signRequest: (request) => {
      const type = 'contentType' in request ? request.contentType : undefined;
      return presignPut(request.key, type ?? 'application/octet-stream');
    },
  });
}
// endregion
