// AWS CDK
// region snippet
import { aws_iam as iam, Stack } from 'aws-cdk-lib';
import type { StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

const objects = 'arn:aws:s3:::example-bucket/uploads/*'; // {{objectArn}}
const bucket = 'arn:aws:s3:::example-bucket'; // {{bucketArn}}

/** What the signer of presigned uploads may do, and with it whoever has a URL: attach it to the signer's role. */
export class UploadSignerStack extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    new iam.ManagedPolicy(this, 'UploadSignerPolicy', {
      statements: [
        new iam.PolicyStatement({
          sid: 'UploadWhatTheSignerSigns',
          actions: [
            's3:PutObject',
            's3:AbortMultipartUpload',
            's3:ListMultipartUploadParts',
          ],
          resources: [objects],
        }),
        new iam.PolicyStatement({
          sid: 'FindUnfinishedUploads',
          actions: ['s3:ListBucketMultipartUploads'],
          resources: [bucket],
        }),
      ],
    });
  }
}
// endregion
