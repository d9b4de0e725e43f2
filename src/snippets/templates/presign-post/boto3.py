# boto3
# region snippet
import boto3
from botocore.config import Config

BUCKET = "example-bucket"  # {{bucket}}
EXPIRES_IN_SECONDS = 900  # {{ttlSeconds}}
MAX_BYTES = 104_857_600  # {{maxBytes}}

s3 = boto3.client(
    "s3",
    region_name="us-east-1",  # {{region}}
    endpoint_url="https://s3.example.com",  # {{endpoint?}}
    config=Config(
        # In older regions boto3 still signs forms with Signature Version 2 unless told otherwise.
        signature_version="s3v4",
        s3={
            "addressing_style": "virtual",  # {{addressingStyle}}
        },
    ),
)


def presign_post(key: str, content_type: str) -> dict:
    """A form that uploads one object of this key and type, no larger than the limit."""
    return s3.generate_presigned_post(
        BUCKET,
        key,
        Fields={"Content-Type": content_type},
        # boto3 adds conditions for the bucket and the key only; a field without one is refused.
        Conditions=[{"Content-Type": content_type}, ["content-length-range", 1, MAX_BYTES]],
        ExpiresIn=EXPIRES_IN_SECONDS,
    )


if __name__ == "__main__":
    KEY = "uploads/example.bin"  # {{key}}
    CONTENT_TYPE = "application/octet-stream"  # {{contentType}}
    print(presign_post(KEY, CONTENT_TYPE))
# endregion
