import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.model.PresignedUploadPartRequest;

/** Answers calls for the task that its argument names, one a line. */
class Answers {
    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] fields = line.split("\t");
            try {
                List<String> answer = new ArrayList<>(List.of("ok"));
                answer.addAll(answer(arguments[0], fields));
                System.out.println(String.join("\t", answer));
            } catch (Exception | LinkageError error) {
                System.out.println("error\t" + String.valueOf(error).replaceAll("\\s+", " "));
            }
            System.out.flush();
        }
        System.exit(0);
    }

    private static List<String> answer(String task, String[] fields) throws Exception {
        switch (task) {
            case "literals":
                List<String> answer = new ArrayList<>();
                for (String text : Literals.ALL) {
                    answer.add("x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)));
                }
                return answer;
            case "presign-put":
                if (fields[0].equals("example")) {
                    PresignPut.main(new String[0]);
                    return List.of();
                }
                try (S3Presigner presigner = PresignPut.newPresigner()) {
                    PresignedPutObjectRequest request = PresignPut.presignPut(presigner, fields[1], fields[2]);
                    return withHeaders(request.url().toString(), request.signedHeaders());
                }
            case "presign-post":
                PresignPost.Form form = PresignPost.presignPost(fields[1], fields[2]);
                List<String> formAnswer = new ArrayList<>(List.of(form.url()));
                form.fields().forEach((name, value) -> formAnswer.add(name + "=" + value));
                return formAnswer;
            case "multipart":
                try (PartUploads uploads = new PartUploads()) {
                    return multipart(uploads, fields);
                }
            case "transfer-manager":
                FileUpload.uploadFile(Path.of(fields[1]), fields[2], fields[3]);
                return List.of();
            case "sigv4-client":
                return put(StoreClient.newClient(), fields);
            case "no-default-checksums":
                return put(PlainClient.newClient(), fields);
            default:
                throw new IllegalArgumentException(task);
        }
    }

    private static List<String> multipart(PartUploads uploads, String[] fields) {
        String key = fields[1];
        switch (fields[0]) {
            case "create":
                return List.of(uploads.create(key, fields[2]));
            case "sign-part":
                PresignedUploadPartRequest part = uploads.signPart(key, fields[2], Integer.parseInt(fields[3]));
                return withHeaders(part.url().toString(), part.signedHeaders());
            case "list":
                List<String> answer = new ArrayList<>();
                for (CompletedPart listed : uploads.list(key, fields[2])) {
                    answer.addAll(List.of(listed.partNumber().toString(), listed.eTag()));
                }
                return answer;
            case "complete":
                List<CompletedPart> parts = new ArrayList<>();
                for (int i = 3; i < fields.length; i += 2) {
                    int number = Integer.parseInt(fields[i]);
                    parts.add(CompletedPart.builder().partNumber(number).eTag(fields[i + 1]).build());
                }
                uploads.complete(key, fields[2], parts);
                return List.of();
            case "abort":
                uploads.abort(key, fields[2]);
                return List.of();
            default:
                throw new IllegalArgumentException(fields[0]);
        }
    }

    private static List<String> put(S3Client client, String[] fields) {
        try (client) {
            client.putObject(put -> put.bucket(fields[1]).key(fields[2]), RequestBody.fromString("x"));
            return List.of();
        }
    }

    private static List<String> withHeaders(String url, Map<String, List<String>> headers) {
        List<String> answer = new ArrayList<>(List.of(url));
        headers.forEach((name, values) -> answer.add(name + ": " + String.join(",", values)));
        return answer;
    }
}
