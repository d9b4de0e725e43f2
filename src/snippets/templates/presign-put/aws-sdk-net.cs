// AWS SDK for .NET
// region snippet
using Amazon;
using Amazon.S3;
using Amazon.S3.Model;

public static class UploadSigner
{
    private const string Bucket = "example-bucket"; // {{bucket}}
    private const string Region = "us-east-1"; // {{region}}
    private const int ExpiresInSeconds = 900; // {{ttlSeconds}}

    private static readonly AmazonS3Client S3 = new(new AmazonS3Config
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(Region),
        ServiceURL = "https://s3.example.com", // {{endpoint?}}
        AuthenticationRegion = Region, // {{?endpoint}}
        ForcePathStyle = true, // {{?endpoint}}
    });

    /// <summary>Sign when the upload is about to start: the lifetime runs from here until the request arrives.</summary>
    public static string PresignPut(string key, string contentType)
    {
        return S3.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = Bucket,
            Key = key,
            // Without it the URL is for a GET.
            Verb = HttpVerb.PUT,
            // The client must send this very type: it is signed.
            ContentType = contentType,
            Expires = DateTime.UtcNow.AddSeconds(ExpiresInSeconds),
        });
    }
}
// endregion
