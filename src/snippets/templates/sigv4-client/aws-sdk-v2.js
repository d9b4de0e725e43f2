// AWS SDK v2
// region snippet
import AWS from 'aws-sdk';

export const s3 = new AWS.S3({
  // The bucket's own region: it is part of the signature.
  region: 'us-east-1', // {{region}}
  endpoint: 'https://s3.example.com', // {{endpoint?}}
  // Stores outside AWS rarely have a host name for each bucket.
  s3ForcePathStyle: true, // {{?endpoint}}
  // In older regions this SDK still presigns with Signature Version 2 unless told otherwise.
  signatureVersion: 'v4',
});
// endregion
