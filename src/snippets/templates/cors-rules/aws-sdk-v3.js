// AWS SDK v3
// region snippet
import { PutBucketCorsCommand, S3Client } from '@aws-sdk/client-s3';

const bucket = 'example-bucket'; // {{bucket}}

const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  forcePathStyle: true, // {{?endpoint}}
});

// This replaces all rules of the bucket.
await s3.send(
  new PutBucketCorsCommand({
    Bucket: bucket,
    CORSConfiguration: {
      CORSRules: [
        {
          AllowedOrigins: ['https://app.example.com'], // {{origins}}
          AllowedMethods: ['PUT'], // {{methods}}
          AllowedHeaders: ['content-type'], // {{headers}}
          // Without it a page can't read the ETag of a part, and no upload in parts can be completed.
          ExposeHeaders: ['ETag'],
          MaxAgeSeconds: 3000,
        },
      ],
    },
  }),
);
// endregion
