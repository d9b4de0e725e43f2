// AWS SDK v2: sign by the store's clock
// region snippet
import AWS from 'aws-sdk';

const bucket = 'example-bucket'; // {{bucket}}
const store = 'https://s3.us-east-1.amazonaws.com'; // {{endpointUrl}}
const expiresInSeconds = 900; // {{ttlSeconds}}

/** How far the store's clock is ahead of this one, in milliseconds: for a machine whose clock you can't repair. */
export async function clockOffset(): Promise<number> {
  const before = Date.now();
  const { headers } = await fetch(store, { method: 'HEAD' });
  const date = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(date)) throw new Error('The store answered without a date');
  return date - (before + Date.now()) / 2;
}

const s3 = new AWS.S3({
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  s3ForcePathStyle: true, // {{?endpoint}}
  signatureVersion: 'v4',
  // For requests and for URLs alike. `correctClockSkew: true` would learn it from refused requests, and never from a URL.
  systemClockOffset: await clockOffset(),
});

export async function presignPut(key: string): Promise<string> {
  return s3.getSignedUrlPromise('putObject', {
    Bucket: bucket,
    Key: key,
    Expires: expiresInSeconds,
  });
}
// endregion
