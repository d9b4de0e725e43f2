// AWS SDK v3
// region snippet
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const bucket = 'example-bucket'; // {{bucket}}
const expiresInSeconds = 900; // {{ttlSeconds}}

const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  forcePathStyle: true, // {{?endpoint}}
  // The signer has no body, so a checksum in the URL would be that of nothing, and no upload would match it.
  requestChecksumCalculation: 'WHEN_REQUIRED',
});

/** Sign when the upload is about to start: the lifetime runs from here until the request arrives. */
export async function presignPut(key: string, contentType: string) {
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: key,
    ContentType: contentType,
  });
  const url = await getSignedUrl(s3, command, {
    expiresIn: expiresInSeconds,
    // Without this the content type is the client's to choose.
    signableHeaders: new Set(['content-type']),
  });
  // The client must send what was signed, so it gets the headers along with the URL.
  return { url, headers: { 'content-type': contentType } };
}

const key = 'uploads/example.bin'; // {{key}}
const contentType = 'application/octet-stream'; // {{contentType}}
console.log(await presignPut(key, contentType));
// endregion
