import * as s3 from 'aws-cdk-lib/aws-s3';

export const props: s3.BucketProps = {
  cors: [
    {
      id: 'uploads',
      allowedHeaders: ['content-type'],
      allowedMethods: [s3.HttpMethods.PUT],
      allowedOrigins: ['https://app.example.com'], // the app
      exposedHeaders: ['ETag'],
      maxAge: 3000,
    },
  ],
};
