# AWS CLI
# region snippet
bucket='example-bucket' # {{bucket}}
key='uploads/example.bin' # {{key}}
content_type='application/octet-stream' # {{contentType}}
part_bytes=8388608 # {{partBytes}}
export AWS_REGION='us-east-1' # {{region}}
export AWS_ENDPOINT_URL='https://s3.example.com' # {{endpoint?}}

# Kept in ~/.aws/config, or in the file that AWS_CONFIG_FILE names: parts of this size, four at a time.
aws configure set default.s3.multipart_threshold "$part_bytes"
aws configure set default.s3.multipart_chunksize "$part_bytes"
aws configure set default.s3.max_concurrent_requests 4

# Uploads a file of any size, and aborts what it began where it fails for good.
aws s3 cp "$1" "s3://$bucket/$key" --content-type "$content_type" --no-progress
# endregion
