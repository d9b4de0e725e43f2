// AWS SDK for Kotlin
// region snippet
import aws.sdk.kotlin.services.s3.S3Client
import aws.smithy.kotlin.runtime.net.url.Url // {{?endpoint}}

/** This SDK always signs with Signature Version 4; what it needs is the bucket's own region. */
suspend fun newClient(): S3Client = S3Client.fromEnvironment {
    region = "us-east-1" // {{region}}
    val endpoint = "https://s3.example.com" // {{endpoint?}}
    endpointUrl = Url.parse(endpoint) // {{?endpoint}}
    // Stores outside AWS rarely have a host name for each bucket. // {{?endpoint}}
    forcePathStyle = true // {{?endpoint}}
}
// endregion
