// @aws-sdk/lib-storage
// region snippet
import { createReadStream } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

const bucket = 'example-bucket'; // {{bucket}}
const partSize = 8_388_608; // {{partBytes}}

const s3 = new S3Client({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  forcePathStyle: true, // {{?endpoint}}
});

/** Uploads a file of any size: in parts, several at a time, and aborted where one fails for good. */
export async function uploadFile(path, key, contentType) {
  const upload = new Upload({
    client: s3,
    params: {
      Bucket: bucket,
      Key: key,
      ContentType: contentType,
      Body: createReadStream(path),
    },
    partSize,
    queueSize: 4,
  });
  upload.on('httpUploadProgress', ({ loaded, total }) =>
    console.log(`${loaded} of ${total} bytes`),
  );
  await upload.done();
}
// endregion
