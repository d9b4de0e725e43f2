// AWS SDK for Kotlin
// region snippet
import aws.sdk.kotlin.services.s3.S3Client
import aws.smithy.kotlin.runtime.client.config.RequestHttpChecksumConfig
import aws.smithy.kotlin.runtime.client.config.ResponseHttpChecksumConfig
import aws.smithy.kotlin.runtime.net.url.Url // {{?endpoint}}

/** For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload. */
suspend fun newClient(): S3Client = S3Client.fromEnvironment {
    region = "us-east-1" // {{region}}
    val endpoint = "https://s3.example.com" // {{endpoint?}}
    endpointUrl = Url.parse(endpoint) // {{?endpoint}}
    forcePathStyle = true // {{?endpoint}}
    requestChecksumCalculation = RequestHttpChecksumConfig.WHEN_REQUIRED
    responseChecksumValidation = ResponseHttpChecksumConfig.WHEN_REQUIRED
}
// endregion
