// AWS SDK v2
// region snippet
import { createReadStream } from 'node:fs';
import AWS from 'aws-sdk';

const bucket = 'example-bucket'; // {{bucket}}
const partSize = 8_388_608; // {{partBytes}}

const s3 = new AWS.S3({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  s3ForcePathStyle: true, // {{?endpoint}}
  signatureVersion: 'v4',
});

/** Uploads a file of any size: in parts, several at a time, and aborted where one fails for good. */
export async function uploadFile(path, key, contentType) {
  const body = createReadStream(path);
  await s3
    .upload(
      { Bucket: bucket, Key: key, ContentType: contentType, Body: body },
      { partSize, queueSize: 4 },
    )
    .on('httpUploadProgress', ({ loaded, total }) =>
      console.log(`${loaded} of ${total} bytes`),
    )
    .promise();
}
// endregion
