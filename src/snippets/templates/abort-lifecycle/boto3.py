# boto3
# region snippet
import boto3

BUCKET = "example-bucket"  # {{bucket}}

s3 = boto3.client(
    "s3",
    region_name="us-east-1",  # {{region}}
    endpoint_url="https://s3.example.com",  # {{endpoint?}}
)

# This replaces all lifecycle rules of the bucket.
s3.put_bucket_lifecycle_configuration(
    Bucket=BUCKET,
    LifecycleConfiguration={
        "Rules": [
            {
                "ID": "abort-unfinished-uploads",
                "Status": "Enabled",
                "Filter": {"Prefix": ""},
                "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7},
            }
        ]
    },
)
# endregion
