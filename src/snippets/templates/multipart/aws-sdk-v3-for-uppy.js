// AWS SDK v3, for Uppy
// region snippet
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const bucket = 'example-bucket'; // {{bucket}}
const expiresInSeconds = 3_600; // {{partTtlSeconds}}

const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  forcePathStyle: true, // {{?endpoint}}
  // The signer has no body, so a checksum in the URL would be that of nothing, and no part would match it.
  requestChecksumCalculation: 'WHEN_REQUIRED',
});

/** Signs one request. Check before that the user may upload to this key: it comes from the page. */
export async function signRequest(request) {
  return { url: await urlFor(request) };
}

async function urlFor({ method, key, uploadId, partNumber }) {
  const object = { Bucket: bucket, Key: key };
  const upload = { ...object, UploadId: uploadId };
  const part = { ...upload, PartNumber: partNumber };
  const lifetime = { expiresIn: expiresInSeconds };
  if (uploadId === undefined) {
    if (method === 'PUT') return getSignedUrl(s3, new PutObjectCommand(object), lifetime);
    if (method === 'POST')
      return getSignedUrl(s3, new CreateMultipartUploadCommand(object), lifetime);
  }
  switch (method) {
    case 'PUT':
      return getSignedUrl(s3, new UploadPartCommand(part), lifetime);
    case 'GET':
      return getSignedUrl(s3, new ListPartsCommand(upload), lifetime);
    case 'POST':
      return getSignedUrl(s3, new CompleteMultipartUploadCommand(upload), lifetime);
    case 'DELETE':
      return getSignedUrl(s3, new AbortMultipartUploadCommand(upload), lifetime);
    default:
      throw new Error(`There is nothing to sign for ${method}`);
  }
}
// endregion
