// AWS CDK
// region snippet
import { aws_s3 as s3, Duration, Stack } from 'aws-cdk-lib';

const bucketName = 'example-bucket'; // {{bucket}}

export class UploadStack extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    new s3.Bucket(this, 'UploadBucket', {
      bucketName,
      lifecycleRules: [
        {
          id: 'abort-unfinished-uploads',
          abortIncompleteMultipartUploadAfter: Duration.days(7),
        },
      ],
    });
  }
}
// endregion
