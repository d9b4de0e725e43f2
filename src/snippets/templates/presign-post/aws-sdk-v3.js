// AWS SDK v3
// region snippet
import { S3Client } from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';

const bucket = 'example-bucket'; // {{bucket}}
const expiresInSeconds = 900; // {{ttlSeconds}}
const maxBytes = 104_857_600; // {{maxBytes}}

const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  forcePathStyle: true, // {{?endpoint}}
});

/** A form that uploads one object of this key and type, no larger than the limit. */
export async function presignPost(key, contentType) {
  // The SDK adds a condition for each field, so the form must carry them unchanged.
  return createPresignedPost(s3, {
    Bucket: bucket,
    Key: key,
    Fields: { 'Content-Type': contentType },
    Conditions: [['content-length-range', 1, maxBytes]],
    Expires: expiresInSeconds,
  });
}

const key = 'uploads/example.bin'; // {{key}}
const contentType = 'application/octet-stream'; // {{contentType}}
console.log(await presignPost(key, contentType));
// endregion
