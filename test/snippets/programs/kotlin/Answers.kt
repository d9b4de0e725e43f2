import aws.sdk.kotlin.services.s3.S3Client
import aws.sdk.kotlin.services.s3.model.CompletedPart
import aws.sdk.kotlin.services.s3.putObject
import aws.smithy.kotlin.runtime.content.ByteStream
import aws.smithy.kotlin.runtime.http.request.HttpRequest
import java.util.HexFormat
import kotlin.system.exitProcess
import kotlinx.coroutines.runBlocking

/** Answers calls for the task that its argument names, one a line. */
fun main(arguments: Array<String>): Unit = runBlocking {
    for (line in System.`in`.bufferedReader(Charsets.UTF_8).lineSequence()) {
        val fields = line.split("\t")
        try {
            println((listOf("ok") + answer(arguments[0], fields)).joinToString("\t"))
        } catch (error: Throwable) {
            println("error\t" + error.toString().replace(Regex("\\s+"), " "))
        }
        System.out.flush()
    }
    exitProcess(0)
}

private suspend fun answer(task: String, fields: List<String>): List<String> = when (task) {
    "literals" -> LITERALS.map { "x" + HexFormat.of().formatHex(it.toByteArray()) }
    "presign-put" -> if (fields[0] == "example") {
        presign_put.main()
        emptyList()
    } else {
        presign_put.newClient().use { withHeaders(presign_put.presignPut(it, fields[1], fields[2])) }
    }
    "presign-post" -> presign_post.presignPost(fields[1], fields[2]).let { form ->
        listOf(form.url) + form.fields.map { (name, value) -> "$name=$value" }
    }
    "multipart" -> multipart.newClient().use { multipart(it, fields) }
    "sigv4-client" -> put(sigv4_client.newClient(), fields)
    "no-default-checksums" -> put(no_default_checksums.newClient(), fields)
    else -> throw IllegalArgumentException(task)
}

private suspend fun multipart(s3: S3Client, fields: List<String>): List<String> {
    val (call, key, last) = fields
    if (call == "create") return listOf(multipart.createUpload(s3, key, last).id)
    val upload = multipart.PartUpload(key, last)
    when (call) {
        "sign-part" -> return withHeaders(multipart.signPart(s3, upload, fields[3].toInt()))
        "list" -> return multipart.listParts(s3, upload).flatMap { listOf("${it.partNumber}", "${it.eTag}") }
        "complete" -> multipart.completeUpload(
            s3,
            upload,
            fields.drop(3).chunked(2).map { (number, tag) ->
                CompletedPart {
                    partNumber = number.toInt()
                    eTag = tag
                }
            },
        )
        "abort" -> multipart.abortUpload(s3, upload)
        else -> throw IllegalArgumentException(call)
    }
    return emptyList()
}

private suspend fun put(s3: S3Client, fields: List<String>): List<String> {
    s3.use {
        it.putObject {
            bucket = fields[1]
            key = fields[2]
            body = ByteStream.fromBytes("x".toByteArray())
        }
    }
    return emptyList()
}

private fun withHeaders(request: HttpRequest): List<String> =
    listOf("${request.url}") + request.headers.entries().map { (name, values) -> "$name: ${values.joinToString(",")}" }
