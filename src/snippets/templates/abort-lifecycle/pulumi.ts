// Pulumi
// region snippet
import * as aws from '@pulumi/aws';

const bucket = 'example-bucket'; // {{bucket}}

export const lifecycle = new aws.s3.BucketLifecycleConfiguration('upload-lifecycle', {
  bucket,
  rules: [
    {
      id: 'abort-unfinished-uploads',
      status: 'Enabled',
      filter: {},
      abortIncompleteMultipartUpload: { daysAfterInitiation: 7 },
    },
  ],
});
// endregion
