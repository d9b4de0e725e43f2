# AWS CLI: abort by hand what is unfinished
# region snippet
bucket='example-bucket' # {{bucket}}
export AWS_REGION='us-east-1' # {{region}}
export AWS_ENDPOINT_URL='https://s3.example.com' # {{endpoint?}}

# Each upload that was begun and neither completed nor aborted: its parts are stored and billed. One that is going on is
# listed too, so look at the times first.
aws s3api list-multipart-uploads --bucket "$bucket" \
  --query 'Uploads[].[Initiated, UploadId, Key]' --output text

# Aborts those that were begun before this day.
before="$(date -u -d '7 days ago' +%Y-%m-%d 2>/dev/null || date -u -v-7d +%Y-%m-%d)"
aws s3api list-multipart-uploads --bucket "$bucket" \
  --query "Uploads[?Initiated<'$before'].[UploadId, Key]" --output text |
  while IFS=$'\t' read -r upload_id key; do
    if [ "$upload_id" = None ]; then continue; fi
    aws s3api abort-multipart-upload --bucket "$bucket" --key "$key" --upload-id "$upload_id"
  done
# endregion
