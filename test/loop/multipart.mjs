import { CreateMultipartUploadCommand, UploadPartCommand } from '@aws-sdk/client-s3';

/** Starts an upload and sends parts of these sizes; gives its id and the ETags. */
export async function startUpload(bench, { bucket, key }, sizes) {
  const { UploadId: uploadId } = await bench.s3.send(
    new CreateMultipartUploadCommand({ Bucket: bucket, Key: key }),
  );
  const etags = [];
  for (const [index, size] of sizes.entries()) {
    const part = new UploadPartCommand({
      Bucket: bucket,
      Key: key,
      UploadId: uploadId,
      PartNumber: index + 1,
      Body: Buffer.alloc(size, index),
    });
    etags.push((await bench.s3.send(part)).ETag);
  }
  return { uploadId, etags };
}

/** The document that completes an upload, with the parts in the order given. */
export function completion(parts) {
  const list = parts.map(
    ([number, etag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`,
  );
  return `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`;
}

/** Sends a document to complete an upload, as a client without an SDK would; gives what the terminal shows. */
export async function complete(bench, { bucket, key }, uploadId, document) {
  const path = `/${bucket}/${key}?uploadId=${encodeURIComponent(uploadId)}`;
  const headers = { 'Content-Type': 'application/xml' };
  return (await bench.send('POST', path, { headers, body: document })).text;
}
