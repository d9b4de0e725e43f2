// AWS SDK v3
// region snippet
import { PutBucketLifecycleConfigurationCommand, S3Client } from '@aws-sdk/client-s3';

const bucket = 'example-bucket'; // {{bucket}}

const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  forcePathStyle: true, // {{?endpoint}}
});

// This replaces all lifecycle rules of the bucket.
await s3.send(
  new PutBucketLifecycleConfigurationCommand({
    Bucket: bucket,
    LifecycleConfiguration: {
      Rules: [
        {
          ID: 'abort-unfinished-uploads',
          Status: 'Enabled',
          Filter: { Prefix: '' },
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        },
      ],
    },
  }),
);
// endregion
