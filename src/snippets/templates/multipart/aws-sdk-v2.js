// AWS SDK v2
// region snippet
import AWS from 'aws-sdk';

const bucket = 'example-bucket'; // {{bucket}}
const expiresInSeconds = 3_600; // {{partTtlSeconds}}

const s3 = new AWS.S3({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  s3ForcePathStyle: true, // {{?endpoint}}
  signatureVersion: 'v4',
});

export async function createUpload(key, contentType) {
  const request = { Bucket: bucket, Key: key, ContentType: contentType };
  const { UploadId: uploadId } = await s3.createMultipartUpload(request).promise();
  if (!uploadId) throw new Error('The store answered without an upload id');
  return { key, uploadId };
}

/** Signs one part when its turn has come: parts signed all at once expire while they queue. */
export async function signPart({ key, uploadId }, partNumber) {
  return s3.getSignedUrlPromise('uploadPart', {
    Bucket: bucket,
    Key: key,
    UploadId: uploadId,
    PartNumber: partNumber,
    Expires: expiresInSeconds,
  });
}

/** What has arrived so far, to go on after an interruption. */
export async function listParts({ key, uploadId }) {
  const parts = [];
  let marker;
  do {
    const request = {
      Bucket: bucket,
      Key: key,
      UploadId: uploadId,
    };
    if (marker) request.PartNumberMarker = marker;
    const page = await s3.listParts(request).promise();
    for (const { PartNumber, ETag } of page.Parts ?? []) {
      if (PartNumber && ETag) parts.push({ partNumber: PartNumber, etag: ETag });
    }
    marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
  } while (marker);
  return parts;
}

export async function completeUpload({ key, uploadId }, parts) {
  // The store wants them in ascending order, whatever order they arrived in.
  const ascending = [...parts].sort((a, b) => a.partNumber - b.partNumber);
  await s3
    .completeMultipartUpload({
      Bucket: bucket,
      Key: key,
      UploadId: uploadId,
      MultipartUpload: {
        Parts: ascending.map(({ partNumber, etag }) => ({
          PartNumber: partNumber,
          ETag: etag,
        })),
      },
    })
    .promise();
}

/** The parts of an upload that is neither completed nor aborted stay, and are billed. */
export async function abortUpload({ key, uploadId }) {
  await s3
    .abortMultipartUpload({ Bucket: bucket, Key: key, UploadId: uploadId })
    .promise();
}
// endregion
