// AWS SDK for .NET
// region snippet
using Amazon;
using Amazon.S3;

public static class S3Clients
{
    private const string Region = "us-east-1"; // {{region}}

    private static readonly AmazonS3Client S3 = new(new AmazonS3Config
    {
        RegionEndpoint = RegionEndpoint.GetBySystemName(Region),
        ServiceURL = "https://s3.example.com", // {{endpoint?}}
        AuthenticationRegion = Region, // {{?endpoint}}
        ForcePathStyle = true, // {{?endpoint}}
    });

    /// <summary>Signs with Signature Version 4, as this SDK does since its fourth major version.</summary>
    public static IAmazonS3 Client => S3;
}
// endregion
