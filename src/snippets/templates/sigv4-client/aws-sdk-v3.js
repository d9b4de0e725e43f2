// AWS SDK v3
// region snippet
import { S3Client } from '@aws-sdk/client-s3';

/** This SDK always signs with Signature Version 4; what it needs is the bucket's own region. */
export const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  // Stores outside AWS rarely have a host name for each bucket.
  forcePathStyle: true, // {{?endpoint}}
});
// endregion
