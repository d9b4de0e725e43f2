// AWS SDK v2
// region snippet
import AWS from 'aws-sdk';

const bucket = 'example-bucket'; // {{bucket}}
const expiresInSeconds = 900; // {{ttlSeconds}}
const maxBytes = 104_857_600; // {{maxBytes}}

const s3 = new AWS.S3({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  s3ForcePathStyle: true, // {{?endpoint}}
  signatureVersion: 'v4',
});

/** A form that uploads one object of this key and type, no larger than the limit. */
export function presignPost(key, contentType) {
  // The SDK adds a condition for each field, so the form must carry them unchanged.
  return s3.createPresignedPost({
    Bucket: bucket,
    Fields: { key, 'Content-Type': contentType },
    Conditions: [['content-length-range', 1, maxBytes]],
    Expires: expiresInSeconds,
  });
}

const key = 'uploads/example.bin'; // {{key}}
const contentType = 'application/octet-stream'; // {{contentType}}
console.log(presignPost(key, contentType));
// endregion
