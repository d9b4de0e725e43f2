// AWS SDK for Java 2
// region snippet
import java.net.URI; // {{?endpoint}}
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

class StoreClient {
    /** This SDK always signs with Signature Version 4; what it needs is the bucket's own region. */
    static S3Client newClient() {
        String region = "us-east-1"; // {{region}}
        S3ClientBuilder builder = S3Client.builder().region(Region.of(region));
        String endpoint = "https://s3.example.com"; // {{endpoint?}}
        builder.endpointOverride(URI.create(endpoint)); // {{?endpoint}}
        // Stores outside AWS rarely have a host name for each bucket. // {{?endpoint}}
        builder.forcePathStyle(true); // {{?endpoint}}
        return builder.build();
    }
}
// endregion
