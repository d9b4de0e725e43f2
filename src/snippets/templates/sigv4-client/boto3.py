# boto3
# region snippet
import boto3
from botocore.config import Config

s3 = boto3.client(
    "s3",
    # The bucket's own region: it is part of the signature.
    region_name="us-east-1",  # {{region}}
    endpoint_url="https://s3.example.com",  # {{endpoint?}}
    config=Config(
        # In older regions boto3 still presigns with Signature Version 2 unless told otherwise.
        signature_version="s3v4",
        # The regional host: the global one redirects for new buckets, and a redirect breaks the signature.
        s3={
            "addressing_style": "virtual",  # {{addressingStyle}}
        },
    ),
)
# endregion
