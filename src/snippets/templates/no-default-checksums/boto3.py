# boto3
# region snippet
import boto3
from botocore.config import Config

# For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload.
s3 = boto3.client(
    "s3",
    region_name="us-east-1",  # {{region}}
    endpoint_url="https://s3.example.com",  # {{endpoint?}}
    config=Config(
        request_checksum_calculation="when_required",
        response_checksum_validation="when_required",
    ),
)
# endregion
