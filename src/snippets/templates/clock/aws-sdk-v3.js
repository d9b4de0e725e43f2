// AWS SDK v3: sign by the store's clock
// region snippet
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const bucket = 'example-bucket'; // {{bucket}}
const store = 'https://s3.us-east-1.amazonaws.com'; // {{endpointUrl}}
const expiresInSeconds = 900; // {{ttlSeconds}}

/** How far the store's clock is ahead of this one, in milliseconds: for a machine whose clock you can't repair. */
export async function clockOffset() {
  const before = Date.now();
  const { headers } = await fetch(store, { method: 'HEAD' });
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) throw new Error('The store answered without a date');
  return date - (before + Date.now()) / 2;
}

const offset = await clockOffset();

const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  forcePathStyle: true, // {{?endpoint}}
  requestChecksumCalculation: 'WHEN_REQUIRED',
  // For requests that this client sends, and for createPresignedPost …
  systemClockOffset: offset,
});

export async function presignPut(key) {
  const command = new PutObjectCommand({ Bucket: bucket, Key: key });
  return getSignedUrl(s3, command, {
    expiresIn: expiresInSeconds,
    // … and for URLs, which don't look at it.
    signingDate: new Date(Date.now() + offset),
  });
}
// endregion
