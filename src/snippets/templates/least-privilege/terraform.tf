# Terraform and OpenTofu
# region snippet
# What the signer of presigned uploads may do, and with it whoever has a URL.
data "aws_iam_policy_document" "upload_signer" {
  statement {
    sid       = "UploadWhatTheSignerSigns"
    actions   = ["s3:PutObject", "s3:AbortMultipartUpload", "s3:ListMultipartUploadParts"]
    resources = [local.upload_objects]
  }

  statement {
    sid       = "FindUnfinishedUploads"
    actions   = ["s3:ListBucketMultipartUploads"]
    resources = [local.upload_bucket]
  }
}

locals {
  upload_objects = "arn:aws:s3:::example-bucket/uploads/*" # {{objectArn}}
  upload_bucket  = "arn:aws:s3:::example-bucket" # {{bucketArn}}
}

resource "aws_iam_policy" "upload_signer" {
  name   = "upload-signer"
  policy = data.aws_iam_policy_document.upload_signer.json
}
# endregion
