# Terraform and OpenTofu, AWS provider 4 and newer
# region snippet
resource "aws_s3_bucket_cors_configuration" "uploads" {
  bucket = "example-bucket" # {{bucket}}

  cors_rule {
    allowed_origins = ["https://app.example.com"] # {{origins}}
    allowed_methods = ["PUT"] # {{methods}}
    allowed_headers = ["content-type"] # {{headers}}
    expose_headers  = ["ETag"]
    max_age_seconds = 3000
  }
}
# endregion
