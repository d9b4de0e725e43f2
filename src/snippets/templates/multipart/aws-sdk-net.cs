// AWS SDK for .NET
// region snippet
using Amazon;
using Amazon.S3;
using Amazon.S3.Model;

public static class MultipartSigner
{
    private const string Bucket = "example-bucket"; // {{bucket}}
    private const string Region = "us-east-1"; // {{region}}
    private const int ExpiresInSeconds = 3_600; // {{partTtlSeconds}}

    private static readonly AmazonS3Client S3 = new(new AmazonS3Config
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(Region),
        ServiceURL = "https://s3.example.com", // {{endpoint?}}
        AuthenticationRegion = Region, // {{?endpoint}}
        ForcePathStyle = true, // {{?endpoint}}
    });

    public static async Task<string> CreateUploadAsync(string key, string contentType)
    {
        var upload = await S3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest
        {
            BucketName = Bucket,
            Key = key,
            ContentType = contentType,
        });
        return upload.UploadId;
    }

    /// <summary>Signs one part when its turn has come: parts signed all at once expire while they queue.</summary>
    public static string SignPart(string key, string uploadId, int partNumber)
    {
        return S3.GetPreSignedURL(new GetPreSignedUrlRequest
        {
            BucketName = Bucket,
            Key = key,
            Verb = HttpVerb.PUT,
            UploadId = uploadId,
            PartNumber = partNumber,
            Expires = DateTime.UtcNow.AddSeconds(ExpiresInSeconds),
        });
    }

    /// <summary>The store wants the parts in ascending order, whatever order they arrived in.</summary>
    public static Task CompleteUploadAsync(string key, string uploadId, IEnumerable<PartETag> parts)
    {
        return S3.CompleteMultipartUploadAsync(new CompleteMultipartUploadRequest
        {
            BucketName = Bucket,
            Key = key,
            UploadId = uploadId,
            PartETags = parts.OrderBy(part => part.PartNumber).ToList(),
        });
    }

    /// <summary>The parts of an upload that is neither completed nor aborted stay, and are billed.</summary>
    public static Task AbortUploadAsync(string key, string uploadId)
    {
        return S3.AbortMultipartUploadAsync(new AbortMultipartUploadRequest
        {
            BucketName = Bucket,
            Key = key,
            UploadId = uploadId,
        });
    }
}
// endregion
