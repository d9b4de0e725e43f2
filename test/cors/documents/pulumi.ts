import * as aws from '@pulumi/aws';

new aws.s3.BucketCorsConfiguration('uploads', {
  bucket: 'uploads-example',
  corsRules: [
    {
      id: 'uploads',
      allowedHeaders: ['content-type'],
      allowedMethods: ['PUT'],
      allowedOrigins: ['https://app.example.com'],
      exposeHeaders: ['ETag'],
      maxAgeSeconds: 3000,
    },
  ],
});
