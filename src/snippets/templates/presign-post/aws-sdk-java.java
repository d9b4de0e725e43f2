// AWS SDK for Java 2, which leaves forms to you
// region snippet
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

class PresignPost {
    private static final String BUCKET = "example-bucket"; // {{bucket}}
    private static final String REGION = "us-east-1"; // {{region}}
    private static final String STORE = "https://s3.us-east-1.amazonaws.com"; // {{endpointUrl}}
    private static final long EXPIRES_IN_SECONDS = 900; // {{ttlSeconds}}
    private static final long MAX_BYTES = 104_857_600; // {{maxBytes}}

    /** Where the form goes, and its fields; the file is its last field. */
    record Form(String url, Map<String, String> fields) {}

    /** A form that uploads one object of this key and type, no larger than the limit. */
    static Form presignPost(String key, String contentType) throws GeneralSecurityException {
        AwsCredentials credentials;
        try (DefaultCredentialsProvider provider = DefaultCredentialsProvider.builder().build()) {
            credentials = provider.resolveCredentials();
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        DateTimeFormatter compact = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'");
        String time = compact.withZone(ZoneOffset.UTC).format(now);
        String date = time.substring(0, 8);

        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("key", key);
        fields.put("Content-Type", contentType);
        fields.put("x-amz-algorithm", "AWS4-HMAC-SHA256");
        String scope = date + "/" + REGION + "/s3/aws4_request";
        fields.put("x-amz-credential", credentials.accessKeyId() + "/" + scope);
        fields.put("x-amz-date", time);
        if (credentials instanceof AwsSessionCredentials session) {
            fields.put("x-amz-security-token", session.sessionToken());
        }
        // Every field needs its condition: one without is refused.
        String conditions = fields.entrySet().stream()
            .map(field -> "{" + json(field.getKey()) + ":" + json(field.getValue()) + "}")
            .collect(Collectors.joining(","));
        String policy = "{\"expiration\":" + json(now.plusSeconds(EXPIRES_IN_SECONDS).toString())
            + ",\"conditions\":[{\"bucket\":" + json(BUCKET) + "},"
            + "[\"content-length-range\",1," + MAX_BYTES + "]," + conditions + "]}";
        String encoded = Base64.getEncoder().encodeToString(policy.getBytes(UTF_8));

        byte[] signingKey = ("AWS4" + credentials.secretAccessKey()).getBytes(UTF_8);
        for (String part : scope.split("/")) {
            signingKey = hmac(signingKey, part);
        }
        fields.put("policy", encoded);
        fields.put("x-amz-signature", HexFormat.of().formatHex(hmac(signingKey, encoded)));
        return new Form(STORE + "/" + BUCKET, fields);
    }

    private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(UTF_8));
    }

    private static String json(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
// endregion
