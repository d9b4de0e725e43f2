# aws-sdk-s3
# region snippet
require 'aws-sdk-s3'

BUCKET = 'example-bucket' # {{bucket}}
EXPIRES_IN_SECONDS = 900 # {{ttlSeconds}}

S3 = Aws::S3::Client.new(
  region: 'us-east-1', # {{region}}
  endpoint: 'https://s3.example.com', # {{endpoint?}}
  force_path_style: true, # {{?endpoint}}
)

# Sign when the upload is about to start: the lifetime runs from here until the request arrives.
def presign_put(key, content_type)
  url, headers = Aws::S3::Presigner.new(client: S3).presigned_request(
    :put_object,
    bucket: BUCKET,
    key: key,
    content_type: content_type,
    expires_in: EXPIRES_IN_SECONDS,
  )
  # The client must send what was signed, so it gets the headers along with the URL.
  { url: url, headers: { 'content-type' => content_type }.merge(headers) }
end

if $PROGRAM_NAME == __FILE__
  key = 'uploads/example.bin' # {{key}}
  content_type = 'application/octet-stream' # {{contentType}}
  puts presign_put(key, content_type)
end
# endregion
