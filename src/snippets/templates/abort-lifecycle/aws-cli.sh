# AWS CLI
# region snippet
bucket='example-bucket' # {{bucket}}
export AWS_REGION='us-east-1' # {{region}}
export AWS_ENDPOINT_URL='https://s3.example.com' # {{endpoint?}}

# This replaces all rules of the bucket: add those that it has, which get-bucket-lifecycle-configuration shows.
aws s3api put-bucket-lifecycle-configuration --bucket "$bucket" --lifecycle-configuration '{
  "Rules": [
    {
      "ID": "abort-unfinished-uploads",
      "Status": "Enabled",
      "Filter": { "Prefix": "" },
      "AbortIncompleteMultipartUpload": { "DaysAfterInitiation": 7 }
    }
  ]
}'
# endregion
