// AWS SDK for .NET
// region snippet
using Amazon;
using Amazon.S3;
using Amazon.Runtime;

public static class S3Clients
{
    private const string Region = "us-east-1"; // {{region}}

    private static readonly AmazonS3Client S3 = new(new AmazonS3Config
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(Region),
        ServiceURL = "https://s3.example.com", // {{endpoint?}}
        AuthenticationRegion = Region, // {{?endpoint}}
        ForcePathStyle = true, // {{?endpoint}}
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });

    /// <summary>For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload.</summary>
    public static IAmazonS3 Client => S3;
}
// endregion
