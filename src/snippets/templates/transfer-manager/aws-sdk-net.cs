// AWS SDK for .NET
// region snippet
using Amazon;
using Amazon.S3;
using Amazon.S3.Transfer;

public static class Uploader
{
    private const string Bucket = "example-bucket"; // {{bucket}}
    private const string Region = "us-east-1"; // {{region}}
    private const long PartBytes = 8_388_608; // {{partBytes}}

    private static readonly AmazonS3Client S3 = new(new AmazonS3Config
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(Region),
        ServiceURL = "https://s3.example.com", // {{endpoint?}}
        AuthenticationRegion = Region, // {{?endpoint}}
        ForcePathStyle = true, // {{?endpoint}}
    });

    /// <summary>Uploads a file of any size: in parts, several at a time, and aborted where one fails for good.</summary>
    public static async Task UploadFileAsync(string path, string key, string contentType)
    {
        var configuration = new TransferUtilityConfig { ConcurrentServiceRequests = 4 };
        using var transfer = new TransferUtility(S3, configuration);
        await transfer.UploadAsync(new TransferUtilityUploadRequest
        {
            BucketName = Bucket,
            Key = key,
            FilePath = path,
            ContentType = contentType,
            PartSize = PartBytes,
        });
    }
}
// endregion
