import boto3

boto3.client("s3").put_bucket_cors(
    Bucket="uploads-example",
    CORSConfiguration={
        "CORSRules": [
            {
                "ID": "uploads",
                "AllowedHeaders": ["content-type"],
                "AllowedMethods": ["PUT"],
                "AllowedOrigins": ["https://app.example.com"],
                "ExposeHeaders": ["ETag"],
                "MaxAgeSeconds": 3000,
            }
        ]
    },
)
