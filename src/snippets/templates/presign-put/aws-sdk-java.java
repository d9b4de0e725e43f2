// AWS SDK for Java 2
// region snippet
import java.net.URI; // {{?endpoint}}
import java.time.Duration;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Configuration; // {{?endpoint}}
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

class PresignPut {
    static final String BUCKET = "example-bucket"; // {{bucket}}
    static final long EXPIRES_IN_SECONDS = 900; // {{ttlSeconds}}

    static S3Presigner newPresigner() {
        String region = "us-east-1"; // {{region}}
        S3Presigner.Builder builder = S3Presigner.builder().region(Region.of(region));
        String endpoint = "https://s3.example.com"; // {{endpoint?}}
        builder.endpointOverride(URI.create(endpoint)); // {{?endpoint}}
        builder.serviceConfiguration( // {{?endpoint}}
            S3Configuration.builder().pathStyleAccessEnabled(true).build()); // {{?endpoint}}
        return builder.build();
    }

    /**
     * Sign when the upload is about to start: the lifetime runs from here until the request arrives.
     * The client must send the signed headers.
     */
    static PresignedPutObjectRequest presignPut(S3Presigner presigner, String key, String contentType) {
        return presigner.presignPutObject(presign -> presign
            .signatureDuration(Duration.ofSeconds(EXPIRES_IN_SECONDS))
            .putObjectRequest(put -> put.bucket(BUCKET).key(key).contentType(contentType)));
    }

    public static void main(String[] args) {
        String key = "uploads/example.bin"; // {{key}}
        String contentType = "application/octet-stream"; // {{contentType}}
        try (S3Presigner presigner = newPresigner()) {
            PresignedPutObjectRequest request = presignPut(presigner, key, contentType);
            System.out.println(request.url());
            System.out.println(request.signedHeaders());
        }
    }
}
// endregion
