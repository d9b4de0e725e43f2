// AWS SDK for Kotlin, which leaves forms to you
// region snippet
import aws.sdk.kotlin.runtime.auth.credentials.DefaultChainCredentialsProvider
import java.time.Instant
import java.time.ZoneOffset
import java.time.format.DateTimeFormatter
import java.time.temporal.ChronoUnit
import java.util.Base64
import java.util.HexFormat
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

private const val BUCKET = "example-bucket" // {{bucket}}
private const val REGION = "us-east-1" // {{region}}
private const val STORE = "https://s3.us-east-1.amazonaws.com" // {{endpointUrl}}
private const val EXPIRES_IN_SECONDS: Long = 900 // {{ttlSeconds}}
private const val MAX_BYTES: Long = 104_857_600 // {{maxBytes}}

/** Where the form goes, and its fields; the file is its last field. */
data class Form(val url: String, val fields: Map<String, String>)

/** A form that uploads one object of this key and type, no larger than the limit. */
suspend fun presignPost(key: String, contentType: String): Form {
    val credentials = DefaultChainCredentialsProvider().use { it.resolve() }
    val now = Instant.now().truncatedTo(ChronoUnit.SECONDS)
    val time = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC).format(now)
    val date = time.take(8)

    val fields = buildMap {
        put("key", key)
        put("Content-Type", contentType)
        put("x-amz-algorithm", "AWS4-HMAC-SHA256")
        put("x-amz-credential", "${credentials.accessKeyId}/$date/$REGION/s3/aws4_request")
        put("x-amz-date", time)
        credentials.sessionToken?.let { put("x-amz-security-token", it) }
    }
    // Every field needs its condition: one without is refused.
    val conditions = fields.map { (name, value) -> "{${json(name)}:${json(value)}}" } +
        "{\"bucket\":${json(BUCKET)}}" +
        "[\"content-length-range\",1,$MAX_BYTES]"
    val expiration = json(now.plusSeconds(EXPIRES_IN_SECONDS).toString())
    val policy = "{\"expiration\":$expiration,\"conditions\":[${conditions.joinToString(",")}]}"
    val encoded = Base64.getEncoder().encodeToString(policy.toByteArray())

    val secret = "AWS4${credentials.secretAccessKey}".toByteArray()
    val signingKey = listOf(date, REGION, "s3", "aws4_request").fold(secret, ::hmac)
    val signature = HexFormat.of().formatHex(hmac(signingKey, encoded))
    return Form("$STORE/$BUCKET", fields + mapOf("policy" to encoded, "x-amz-signature" to signature))
}

private fun hmac(key: ByteArray, text: String): ByteArray {
    val mac = Mac.getInstance("HmacSHA256")
    mac.init(SecretKeySpec(key, "HmacSHA256"))
    return mac.doFinal(text.toByteArray())
}

private fun json(text: String): String =
    "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
// endregion
