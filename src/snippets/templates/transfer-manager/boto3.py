# boto3
# region snippet
import boto3
from boto3.s3.transfer import TransferConfig

BUCKET = "example-bucket"  # {{bucket}}
PART_BYTES = 8_388_608  # {{partBytes}}

s3 = boto3.client(
    "s3",
    region_name="us-east-1",  # {{region}}
    endpoint_url="https://s3.example.com",  # {{endpoint?}}
)


def upload_file(path: str, key: str, content_type: str) -> None:
    """Uploads a file of any size: in parts, several at a time, and aborted where one fails for good."""
    s3.upload_file(
        path,
        BUCKET,
        key,
        ExtraArgs={"ContentType": content_type},
        Config=TransferConfig(
            multipart_threshold=PART_BYTES, multipart_chunksize=PART_BYTES, max_concurrency=4
        ),
    )
# endregion
