# AWS CLI
# region snippet
bucket='example-bucket' # {{bucket}}
export AWS_REGION='us-east-1' # {{region}}
export AWS_ENDPOINT_URL='https://s3.example.com' # {{endpoint?}}

# cors.json holds the rules in the form for the AWS CLI: an object with CORSRules, not the console's bare array.
aws s3api put-bucket-cors --bucket "$bucket" --cors-configuration file://cors.json

# What the bucket has now. It takes effect within seconds; a browser may keep an old preflight's answer longer.
aws s3api get-bucket-cors --bucket "$bucket"
# endregion
