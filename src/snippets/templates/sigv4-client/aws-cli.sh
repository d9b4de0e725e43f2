# AWS CLI
# region snippet
region='us-east-1' # {{region}}
endpoint='https://s3.example.com' # {{endpoint?}}
addressing_style='virtual' # {{addressingStyle}}

# Kept in ~/.aws/config, or in the file that AWS_CONFIG_FILE names. The bucket's own region is part of the signature.
aws configure set default.region "$region"
aws configure set default.endpoint_url "$endpoint" # {{?endpoint}}
aws configure set default.s3.addressing_style "$addressing_style"
# Version 1 of the CLI still presigns with Signature Version 2 in older regions unless told otherwise.
aws configure set default.s3.signature_version s3v4
# endregion
