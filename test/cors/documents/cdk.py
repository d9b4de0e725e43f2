from aws_cdk import aws_s3 as s3

s3.Bucket(
    self,
    "Uploads",
    cors=[
        s3.CorsRule(
            id="uploads",
            allowed_headers=["content-type"],
            allowed_methods=[s3.HttpMethods.PUT],
            allowed_origins=["https://app.example.com"],
            exposed_headers=["ETag"],
            max_age=3000,
        ),
    ],
)
