// AWS SDK for Java 2
// region snippet
import java.net.URI; // {{?endpoint}}
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

class PlainClient {
    /** For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload. */
    static S3Client newClient() {
        String region = "us-east-1"; // {{region}}
        S3ClientBuilder builder = S3Client.builder().region(Region.of(region));
        String endpoint = "https://s3.example.com"; // {{endpoint?}}
        builder.endpointOverride(URI.create(endpoint)); // {{?endpoint}}
        builder.forcePathStyle(true); // {{?endpoint}}
        builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
        builder.responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        return builder.build();
    }
}
// endregion
