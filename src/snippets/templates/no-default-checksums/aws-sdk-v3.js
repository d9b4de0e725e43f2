// AWS SDK v3
// region snippet
import { S3Client } from '@aws-sdk/client-s3';

/** For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload. */
export const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  forcePathStyle: true, // {{?endpoint}}
  requestChecksumCalculation: 'WHEN_REQUIRED',
  responseChecksumValidation: 'WHEN_REQUIRED',
});
// endregion
