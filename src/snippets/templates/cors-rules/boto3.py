# boto3
# region snippet
import boto3

BUCKET = "example-bucket"  # {{bucket}}

s3 = boto3.client(
    "s3",
    region_name="us-east-1",  # {{region}}
    endpoint_url="https://s3.example.com",  # {{endpoint?}}
)

# This replaces all rules of the bucket.
s3.put_bucket_cors(
    Bucket=BUCKET,
    CORSConfiguration={
        "CORSRules": [
            {
                "AllowedOrigins": ["https://app.example.com"],  # {{origins}}
                "AllowedMethods": ["PUT"],  # {{methods}}
                "AllowedHeaders": ["content-type"],  # {{headers}}
                # Without it a page can't read the ETag of a part, and no upload in parts can be completed.
                "ExposeHeaders": ["ETag"],
                "MaxAgeSeconds": 3000,
            }
        ]
    },
)
# endregion
