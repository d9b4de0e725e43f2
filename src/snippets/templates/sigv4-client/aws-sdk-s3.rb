# aws-sdk-s3
# region snippet
require 'aws-sdk-s3'

# This SDK always signs with Signature Version 4; what it needs is the bucket's own region.
S3 = Aws::S3::Client.new(
  region: 'us-east-1', # {{region}}
  endpoint: 'https://s3.example.com', # {{endpoint?}}
  # Stores outside AWS rarely have a host name for each bucket.
  force_path_style: true, # {{?endpoint}}
)
# endregion
