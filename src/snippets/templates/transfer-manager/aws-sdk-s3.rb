# aws-sdk-s3
# region snippet
require 'aws-sdk-s3'

BUCKET = 'example-bucket' # {{bucket}}
PART_BYTES = 8_388_608 # {{partBytes}}

S3 = Aws::S3::Client.new(
  region: 'us-east-1', # {{region}}
  endpoint: 'https://s3.example.com', # {{endpoint?}}
  force_path_style: true, # {{?endpoint}}
)

# Uploads a file of any size: in parts, several at a time, and aborted where one fails for good. The SDK chooses the size
# of the parts: 5 MiB, or more where there would be too many of them.
def upload_file(path, key, content_type)
  object = Aws::S3::Object.new(BUCKET, key, client: S3)
  object.upload_file(path, content_type: content_type, multipart_threshold: PART_BYTES)
end
# endregion
