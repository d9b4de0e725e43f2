"""Uploads with boto3, its debug log switched on, as one does who looks for the reason of a refusal.

    debugLog.py '{"endpoint": …, "region": …, "bucket": …, "key": …}'
"""

import json
import sys

import boto3
from botocore.config import Config

case = json.loads(sys.argv[1])
for name in ("botocore.auth", "botocore.parsers"):
    boto3.set_stream_logger(name)
s3 = boto3.client(
    "s3",
    region_name=case["region"],
    endpoint_url=case["endpoint"],
    config=Config(
        request_checksum_calculation="when_required",
        retries={"total_max_attempts": 1},
        s3={"addressing_style": "path"},
    ),
)
s3.put_object(Bucket=case["bucket"], Key=case["key"], Body=b"film")
