// AWS SDK for Java 2
// region snippet
import java.net.URI; // {{?endpoint}}
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration; // {{?endpoint}}
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedUploadPartRequest;

class PartUploads implements AutoCloseable {
    private static final String BUCKET = "example-bucket"; // {{bucket}}
    private static final String REGION = "us-east-1"; // {{region}}
    private static final long EXPIRES_IN_SECONDS = 3_600; // {{partTtlSeconds}}

    private final S3Client s3;
    private final S3Presigner presigner;

    PartUploads() {
        S3ClientBuilder client = S3Client.builder().region(Region.of(REGION));
        // The presigner takes none of this from the client.
        S3Presigner.Builder signer = S3Presigner.builder().region(Region.of(REGION));
        String endpoint = "https://s3.example.com"; // {{endpoint?}}
        client.endpointOverride(URI.create(endpoint)).forcePathStyle(true); // {{?endpoint}}
        signer.endpointOverride(URI.create(endpoint)); // {{?endpoint}}
        signer.serviceConfiguration( // {{?endpoint}}
            S3Configuration.builder().pathStyleAccessEnabled(true).build()); // {{?endpoint}}
        s3 = client.build();
        presigner = signer.build();
    }

    String create(String key, String contentType) {
        return s3.createMultipartUpload(create -> create.bucket(BUCKET).key(key).contentType(contentType))
            .uploadId();
    }

    /** Signs one part when its turn has come: parts signed all at once expire while they queue. */
    PresignedUploadPartRequest signPart(String key, String uploadId, int partNumber) {
        return presigner.presignUploadPart(presign -> presign
            .signatureDuration(Duration.ofSeconds(EXPIRES_IN_SECONDS))
            .uploadPartRequest(part ->
                part.bucket(BUCKET).key(key).uploadId(uploadId).partNumber(partNumber)));
    }

    /** What has arrived so far, to go on after an interruption. */
    List<CompletedPart> list(String key, String uploadId) {
        return s3.listPartsPaginator(list -> list.bucket(BUCKET).key(key).uploadId(uploadId)).parts().stream()
            .map(part -> CompletedPart.builder().partNumber(part.partNumber()).eTag(part.eTag()).build())
            .toList();
    }

    void complete(String key, String uploadId, List<CompletedPart> parts) {
        // The store wants them in ascending order, whatever order they arrived in.
        List<CompletedPart> ascending =
            parts.stream().sorted(Comparator.comparing(CompletedPart::partNumber)).toList();
        s3.completeMultipartUpload(complete -> complete
            .bucket(BUCKET)
            .key(key)
            .uploadId(uploadId)
            .multipartUpload(upload -> upload.parts(ascending)));
    }

    /**
     * The parts of an upload that is neither completed nor aborted stay, and are billed. One that was on
     * its way may arrive afterwards: a lifecycle rule takes care of those.
     */
    void abort(String key, String uploadId) {
        s3.abortMultipartUpload(abort -> abort.bucket(BUCKET).key(key).uploadId(uploadId));
    }

    @Override
    public void close() {
        presigner.close();
        s3.close();
    }
}
// endregion
