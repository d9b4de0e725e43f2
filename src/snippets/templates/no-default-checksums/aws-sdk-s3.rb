# aws-sdk-s3
# region snippet
require 'aws-sdk-s3'

# For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload.
S3 = Aws::S3::Client.new(
  region: 'us-east-1', # {{region}}
  endpoint: 'https://s3.example.com', # {{endpoint?}}
  force_path_style: true, # {{?endpoint}}
  request_checksum_calculation: 'when_required',
  response_checksum_validation: 'when_required',
)
# endregion
