// AWS SDK v3
// region snippet
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListPartsCommand,
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

export async function createUpload(key, contentType) {
  const command = new CreateMultipartUploadCommand({
    Bucket: bucket,
    Key: key,
    ContentType: contentType,
  });
  const { UploadId: uploadId } = await s3.send(command);
  if (!uploadId) throw new Error('The store answered without an upload id');
  return { key, uploadId };
}

/** Signs one part when its turn has come: parts signed all at once expire while they queue. */
export async function signPart({ key, uploadId }, partNumber) {
  const command = new UploadPartCommand({
    Bucket: bucket,
    Key: key,
    UploadId: uploadId,
    PartNumber: partNumber,
  });
  return getSignedUrl(s3, command, { expiresIn: expiresInSeconds });
}

/** What has arrived so far, to go on after an interruption. */
export async function listParts({ key, uploadId }) {
  const parts = [];
  // By hand, since some stores name a next page behind the last one, and the SDK's paginator would ask for ever.
  let marker;
  do {
    const page = await s3.send(
      new ListPartsCommand({
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        PartNumberMarker: marker,
      }),
    );
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
  await s3.send(
    new CompleteMultipartUploadCommand({
      Bucket: bucket,
      Key: key,
      UploadId: uploadId,
      MultipartUpload: {
        Parts: ascending.map(({ partNumber, etag }) => ({
          PartNumber: partNumber,
          ETag: etag,
        })),
      },
    }),
  );
}

/**
 * The parts of an upload that is neither completed nor aborted stay, and are billed. One that was on its way may arrive
 * afterwards: a lifecycle rule takes care of those.
 */
export async function abortUpload({ key, uploadId }) {
  await s3.send(
    new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId: uploadId }),
  );
}
// endregion
