// Pulumi
// region snippet
import * as aws from '@pulumi/aws';

const bucket = 'example-bucket'; // {{bucket}}

export const cors = new aws.s3.BucketCorsConfiguration('upload-cors', {
  bucket,
  corsRules: [
    {
      allowedOrigins: ['https://app.example.com'], // {{origins}}
      allowedMethods: ['PUT'], // {{methods}}
      allowedHeaders: ['content-type'], // {{headers}}
      exposeHeaders: ['ETag'],
      maxAgeSeconds: 3000,
    },
  ],
});
// endregion
