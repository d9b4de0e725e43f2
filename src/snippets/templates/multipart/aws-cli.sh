# AWS CLI, step by step
# region snippet
set -euo pipefail

bucket='example-bucket' # {{bucket}}
key='uploads/example.bin' # {{key}}
content_type='application/octet-stream' # {{contentType}}
part_bytes=8388608 # {{partBytes}}
export AWS_REGION='us-east-1' # {{region}}
export AWS_ENDPOINT_URL='https://s3.example.com' # {{endpoint?}}

file="$1"
work="$(mktemp -d)"
upload_id="$(aws s3api create-multipart-upload --bucket "$bucket" --key "$key" \
  --content-type "$content_type" --query UploadId --output text)"

# The parts of an upload that is neither completed nor aborted stay, and are billed.
abort() {
  rm -rf "$work"
  aws s3api abort-multipart-upload --bucket "$bucket" --key "$key" --upload-id "$upload_id"
}
trap abort EXIT

split -b "$part_bytes" -a 4 -- "$file" "$work/part-"
number=0
for part in "$work"/part-*; do
  number=$((number + 1))
  aws s3api upload-part --bucket "$bucket" --key "$key" --upload-id "$upload_id" \
    --part-number "$number" --body "$part" --output text >/dev/null
done

# The store's own list says which parts arrived, with their ETags and in ascending order.
aws s3api list-parts --bucket "$bucket" --key "$key" --upload-id "$upload_id" \
  --query '{Parts: Parts[].{PartNumber: PartNumber, ETag: ETag}}' --output json >"$work/parts.json"
aws s3api complete-multipart-upload --bucket "$bucket" --key "$key" --upload-id "$upload_id" \
  --multipart-upload "file://$work/parts.json"
trap 'rm -rf "$work"' EXIT
# endregion
