// AWS SDK for Java 2, S3TransferManager
// region snippet
import java.net.URI; // {{?endpoint}}
import java.nio.file.Path;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.S3AsyncClientBuilder;
import software.amazon.awssdk.transfer.s3.S3TransferManager;

class FileUpload {
    private static final String BUCKET = "example-bucket"; // {{bucket}}
    private static final long PART_BYTES = 8_388_608; // {{partBytes}}

    private static S3AsyncClient newClient() {
        String region = "us-east-1"; // {{region}}
        S3AsyncClientBuilder builder = S3AsyncClient.builder().region(Region.of(region));
        String endpoint = "https://s3.example.com"; // {{endpoint?}}
        builder.endpointOverride(URI.create(endpoint)); // {{?endpoint}}
        builder.forcePathStyle(true); // {{?endpoint}}
        // Without this the transfer manager sends a file of any size in one request.
        builder.multipartEnabled(true);
        builder.multipartConfiguration(parts ->
            parts.thresholdInBytes(PART_BYTES).minimumPartSizeInBytes(PART_BYTES));
        return builder.build();
    }

    /** Uploads a file of any size: in parts, several at a time, and aborted where one fails for good. */
    static void uploadFile(Path path, String key, String contentType) {
        try (S3AsyncClient client = newClient();
            S3TransferManager manager = S3TransferManager.builder().s3Client(client).build()) {
            manager
                .uploadFile(upload -> upload
                    .source(path)
                    .putObjectRequest(put -> put.bucket(BUCKET).key(key).contentType(contentType)))
                .completionFuture()
                .join();
        }
    }
}
// endregion
