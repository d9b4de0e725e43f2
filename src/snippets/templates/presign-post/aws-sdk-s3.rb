# aws-sdk-s3
# region snippet
require 'aws-sdk-s3'

BUCKET = 'example-bucket' # {{bucket}}
EXPIRES_IN_SECONDS = 900 # {{ttlSeconds}}
MAX_BYTES = 104_857_600 # {{maxBytes}}

S3 = Aws::S3::Client.new(
  region: 'us-east-1', # {{region}}
  endpoint: 'https://s3.example.com', # {{endpoint?}}
  force_path_style: true, # {{?endpoint}}
)

# A form that uploads one object of this key and type, no larger than the limit.
def presign_post(key, content_type)
  # The SDK adds a condition for each field, so the form must carry them unchanged.
  form = Aws::S3::Bucket.new(BUCKET, client: S3).presigned_post(
    key: key,
    content_type: content_type,
    content_length_range: 1..MAX_BYTES,
    signature_expiration: Time.now + EXPIRES_IN_SECONDS,
  )
  { url: form.url, fields: form.fields }
end

if $PROGRAM_NAME == __FILE__
  key = 'uploads/example.bin' # {{key}}
  content_type = 'application/octet-stream' # {{contentType}}
  puts presign_post(key, content_type)
end
# endregion
