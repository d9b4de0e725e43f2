# boto3
# region snippet
import boto3
from botocore.config import Config

BUCKET = "example-bucket"  # {{bucket}}
EXPIRES_IN_SECONDS = 3_600  # {{partTtlSeconds}}

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


def create_upload(key: str, content_type: str) -> str:
    answer = s3.create_multipart_upload(Bucket=BUCKET, Key=key, ContentType=content_type)
    return answer["UploadId"]


def sign_part(key: str, upload_id: str, part_number: int) -> str:
    """Signs one part when its turn has come: parts signed all at once expire while they queue."""
    return s3.generate_presigned_url(
        "upload_part",
        Params={"Bucket": BUCKET, "Key": key, "UploadId": upload_id, "PartNumber": part_number},
        ExpiresIn=EXPIRES_IN_SECONDS,
    )


def list_parts(key: str, upload_id: str) -> list[dict]:
    """What has arrived so far, to go on after an interruption."""
    pages = s3.get_paginator("list_parts").paginate(Bucket=BUCKET, Key=key, UploadId=upload_id)
    return [
        {"PartNumber": part["PartNumber"], "ETag": part["ETag"]}
        for page in pages
        for part in page.get("Parts", [])
    ]


def complete_upload(key: str, upload_id: str, parts: list[dict]) -> None:
    # The store wants them in ascending order, whatever order they arrived in.
    ascending = sorted(parts, key=lambda part: part["PartNumber"])
    s3.complete_multipart_upload(
        Bucket=BUCKET, Key=key, UploadId=upload_id, MultipartUpload={"Parts": ascending}
    )


def abort_upload(key: str, upload_id: str) -> None:
    """The parts of an upload that is neither completed nor aborted stay, and are billed.

    One that was on its way may arrive afterwards: a lifecycle rule takes care of those.
    """
    s3.abort_multipart_upload(Bucket=BUCKET, Key=key, UploadId=upload_id)
# endregion
