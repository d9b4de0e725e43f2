# Terraform and OpenTofu, AWS provider 4 and newer
# region snippet
resource "aws_s3_bucket_lifecycle_configuration" "uploads" {
  bucket = "example-bucket" # {{bucket}}

  rule {
    id     = "abort-unfinished-uploads"
    status = "Enabled"

    # An empty filter stands for the whole bucket.
    filter {}

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}
# endregion
