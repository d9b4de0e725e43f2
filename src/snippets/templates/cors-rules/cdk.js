// AWS CDK
// region snippet
import { aws_s3 as s3, Stack } from 'aws-cdk-lib';

const bucketName = 'example-bucket'; // {{bucket}}
const methods = ['PUT']; // {{methods}}

export class UploadStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    new s3.Bucket(this, 'UploadBucket', {
      bucketName,
      cors: [
        {
          allowedOrigins: ['https://app.example.com'], // {{origins}}
          allowedMethods: methods.map((method) => s3.HttpMethods[method]),
          allowedHeaders: ['content-type'], // {{headers}}
          // Without it a page can't read the ETag of a part, and no upload in parts can be completed.
          exposedHeaders: ['ETag'],
          maxAge: 3000,
        },
      ],
    });
  }
}
// endregion
