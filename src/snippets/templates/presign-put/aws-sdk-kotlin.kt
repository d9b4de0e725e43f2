// AWS SDK for Kotlin
// region snippet
import aws.sdk.kotlin.services.s3.S3Client
import aws.sdk.kotlin.services.s3.model.PutObjectRequest
import aws.sdk.kotlin.services.s3.presigners.presignPutObject
import aws.smithy.kotlin.runtime.client.config.RequestHttpChecksumConfig
import aws.smithy.kotlin.runtime.http.request.HttpRequest
import aws.smithy.kotlin.runtime.net.url.Url // {{?endpoint}}
import kotlin.time.Duration.Companion.seconds

private const val BUCKET = "example-bucket" // {{bucket}}
private const val EXPIRES_IN_SECONDS = 900 // {{ttlSeconds}}

suspend fun newClient(): S3Client = S3Client.fromEnvironment {
    region = "us-east-1" // {{region}}
    val endpoint = "https://s3.example.com" // {{endpoint?}}
    endpointUrl = Url.parse(endpoint) // {{?endpoint}}
    forcePathStyle = true // {{?endpoint}}
    // The signer has no body, so a checksum in the URL would be that of nothing.
    requestChecksumCalculation = RequestHttpChecksumConfig.WHEN_REQUIRED
}

/**
 * Sign when the upload is about to start: the lifetime runs from here until the request arrives. The
 * client must send the headers of the request that is returned.
 */
suspend fun presignPut(s3: S3Client, objectKey: String, type: String): HttpRequest {
    val request = PutObjectRequest {
        bucket = BUCKET
        key = objectKey
        contentType = type
    }
    return s3.presignPutObject(request, EXPIRES_IN_SECONDS.seconds)
}

suspend fun main() {
    val key = "uploads/example.bin" // {{key}}
    val contentType = "application/octet-stream" // {{contentType}}
    newClient().use { s3 ->
        val request = presignPut(s3, key, contentType)
        println(request.url)
        println(request.headers.entries())
    }
}
// endregion
