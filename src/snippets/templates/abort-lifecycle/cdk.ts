// AWS CDK
// region snippet
import { aws_s3 as s3, Duration, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

const bucketName = 'example-bucket'; // {{bucket}}

export class UploadStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
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
