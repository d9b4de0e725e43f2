# boto3
# region snippet
import boto3
from botocore.config import Config

BUCKET = "example-bucket"  # {{bucket}}
EXPIRES_IN_SECONDS = 900  # {{ttlSeconds}}

s3 = boto3.client(
    "s3",
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


def presign_put(key: str, content_type: str) -> dict:
    """Sign when the upload is about to start: the lifetime runs from here until the request arrives."""
    url = s3.generate_presigned_url(
        "put_object",
        Params={"Bucket": BUCKET, "Key": key, "ContentType": content_type},
        ExpiresIn=EXPIRES_IN_SECONDS,
    )
    # The client must send what was signed, so it gets the headers along with the URL.
    return {"url": url, "headers": {"content-type": content_type}}


if __name__ == "__main__":
    KEY = "uploads/example.bin"  # {{key}}
    CONTENT_TYPE = "application/octet-stream"  # {{contentType}}
    print(presign_put(KEY, CONTENT_TYPE))
# endregion
