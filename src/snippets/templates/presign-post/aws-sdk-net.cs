// AWS SDK for .NET, 4
// region snippet
using Amazon;
using Amazon.S3;
using Amazon.S3.Model;

public static class UploadSigner
{
    private const string Bucket = "example-bucket"; // {{bucket}}
    private const string Region = "us-east-1"; // {{region}}
    private const int ExpiresInSeconds = 900; // {{ttlSeconds}}
    private const long MaxBytes = 104_857_600; // {{maxBytes}}

    private static readonly AmazonS3Client S3 = new(new AmazonS3Config
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(Region),
        ServiceURL = "https://s3.example.com", // {{endpoint?}}
        AuthenticationRegion = Region, // {{?endpoint}}
        ForcePathStyle = true, // {{?endpoint}}
    });

    /// <summary>A form, as Url and Fields, that uploads one object of this key and type, no larger than the limit.</summary>
    public static Task<CreatePresignedPostResponse> PresignPostAsync(string key, string contentType)
    {
        return S3.CreatePresignedPostAsync(new CreatePresignedPostRequest
        {
            BucketName = Bucket,
            Key = key,
            Expires = DateTime.UtcNow.AddSeconds(ExpiresInSeconds),
            Fields = new Dictionary<string, string> { ["Content-Type"] = contentType },
            Conditions = new List<S3PostCondition> { S3PostCondition.ContentLengthRange(1, MaxBytes) },
        });
    }
}
// endregion
