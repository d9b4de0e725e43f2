import pulumi_aws as aws

aws.s3.BucketCorsConfiguration(
    "uploads",
    bucket="uploads-example",
    cors_rules=[
        {
            "id": "uploads",
            "allowed_headers": ["content-type"],
            "allowed_methods": ["PUT"],
            "allowed_origins": ["https://app.example.com"],
            "expose_headers": ["ETag"],
            "max_age_seconds": 3000,
        },
    ],
)
