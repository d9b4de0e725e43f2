// AWS SDK for Kotlin
// region snippet
import aws.sdk.kotlin.services.s3.S3Client
import aws.sdk.kotlin.services.s3.abortMultipartUpload
import aws.sdk.kotlin.services.s3.completeMultipartUpload
import aws.sdk.kotlin.services.s3.createMultipartUpload
import aws.sdk.kotlin.services.s3.model.CompletedPart
import aws.sdk.kotlin.services.s3.model.UploadPartRequest
import aws.sdk.kotlin.services.s3.paginators.listPartsPaginated
import aws.sdk.kotlin.services.s3.presigners.presignUploadPart
import aws.smithy.kotlin.runtime.client.config.RequestHttpChecksumConfig
import aws.smithy.kotlin.runtime.http.request.HttpRequest
import aws.smithy.kotlin.runtime.net.url.Url // {{?endpoint}}
import kotlin.time.Duration.Companion.seconds
import kotlinx.coroutines.flow.toList

private const val BUCKET = "example-bucket" // {{bucket}}
private const val EXPIRES_IN_SECONDS = 3_600 // {{partTtlSeconds}}

suspend fun newClient(): S3Client = S3Client.fromEnvironment {
    region = "us-east-1" // {{region}}
    val endpoint = "https://s3.example.com" // {{endpoint?}}
    endpointUrl = Url.parse(endpoint) // {{?endpoint}}
    forcePathStyle = true // {{?endpoint}}
    // The signer has no body, so a checksum in the URL would be that of nothing.
    requestChecksumCalculation = RequestHttpChecksumConfig.WHEN_REQUIRED
}

/** An upload in parts; its id is what `createUpload` gave. */
data class PartUpload(val key: String, val id: String)

suspend fun createUpload(s3: S3Client, objectKey: String, type: String): PartUpload {
    val answer = s3.createMultipartUpload {
        bucket = BUCKET
        key = objectKey
        contentType = type
    }
    return PartUpload(objectKey, checkNotNull(answer.uploadId) { "The store answered without an upload id" })
}

/** Signs one part when its turn has come: parts signed all at once expire while they queue. */
suspend fun signPart(s3: S3Client, upload: PartUpload, number: Int): HttpRequest {
    val request = UploadPartRequest {
        bucket = BUCKET
        key = upload.key
        uploadId = upload.id
        partNumber = number
    }
    return s3.presignUploadPart(request, EXPIRES_IN_SECONDS.seconds)
}

/** What has arrived so far, to go on after an interruption. */
suspend fun listParts(s3: S3Client, upload: PartUpload): List<CompletedPart> {
    val pages = s3.listPartsPaginated {
        bucket = BUCKET
        key = upload.key
        uploadId = upload.id
    }
    return pages.toList().flatMap { it.parts.orEmpty() }.map { part ->
        CompletedPart {
            partNumber = part.partNumber
            eTag = part.eTag
        }
    }
}

suspend fun completeUpload(s3: S3Client, upload: PartUpload, completed: List<CompletedPart>) {
    s3.completeMultipartUpload {
        bucket = BUCKET
        key = upload.key
        uploadId = upload.id
        multipartUpload {
            // The store wants them in ascending order, whatever order they arrived in.
            parts = completed.sortedBy { it.partNumber }
        }
    }
}

/**
 * The parts of an upload that is neither completed nor aborted stay, and are billed. One that was on its
 * way may arrive afterwards: a lifecycle rule takes care of those.
 */
suspend fun abortUpload(s3: S3Client, upload: PartUpload) {
    s3.abortMultipartUpload {
        bucket = BUCKET
        key = upload.key
        uploadId = upload.id
    }
}
// endregion
