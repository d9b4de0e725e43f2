// AWS SDK v2
// region snippet
import AWS from 'aws-sdk';

const bucket = 'example-bucket'; // {{bucket}}
const expiresInSeconds = 900; // {{ttlSeconds}}

const s3 = new AWS.S3({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  s3ForcePathStyle: true, // {{?endpoint}}
  // In older regions this SDK still presigns with Signature Version 2 unless told otherwise.
  signatureVersion: 'v4',
});

/** Sign when the upload is about to start: the lifetime runs from here until the request arrives. */
export async function presignPut(key: string, contentType: string) {
  const url = await s3.getSignedUrlPromise('putObject', {
    Bucket: bucket,
    Key: key,
    ContentType: contentType,
    Expires: expiresInSeconds,
  });
  // This SDK doesn't sign the type, so the client may send another one: a presigned form would hold it to this one.
  return { url, headers: { 'content-type': contentType } };
}

const key = 'uploads/example.bin'; // {{key}}
const contentType = 'application/octet-stream'; // {{contentType}}
console.log(await presignPut(key, contentType));
// endregion
