// AWS SDK for PHP v3
<?php

// region snippet
require 'vendor/autoload.php';

use Aws\S3\S3Client;

const BUCKET = 'example-bucket'; // {{bucket}}
const EXPIRES_IN_SECONDS = 3_600; // {{partTtlSeconds}}

$s3 = new S3Client([
    'region' => 'us-east-1', // {{region}}
    'endpoint' => 'https://s3.example.com', // {{endpoint?}}
    'use_path_style_endpoint' => true, // {{?endpoint}}
]);

function createUpload(S3Client $s3, string $key, string $contentType): string
{
    $upload = ['Bucket' => BUCKET, 'Key' => $key, 'ContentType' => $contentType];
    return $s3->createMultipartUpload($upload)['UploadId'];
}

/** Signs one part when its turn has come: parts signed all at once expire while they queue. */
function signPart(S3Client $s3, string $key, string $uploadId, int $partNumber): string
{
    $command = $s3->getCommand('UploadPart', [
        'Bucket' => BUCKET,
        'Key' => $key,
        'UploadId' => $uploadId,
        'PartNumber' => $partNumber,
    ]);
    $request = $s3->createPresignedRequest($command, '+' . EXPIRES_IN_SECONDS . ' seconds');
    return (string) $request->getUri();
}

/** What has arrived so far, to go on after an interruption. */
function listParts(S3Client $s3, string $key, string $uploadId): array
{
    $parts = [];
    $pages = $s3->getPaginator('ListParts', ['Bucket' => BUCKET, 'Key' => $key, 'UploadId' => $uploadId]);
    foreach ($pages as $page) {
        foreach ($page['Parts'] ?? [] as $part) {
            $parts[] = ['PartNumber' => $part['PartNumber'], 'ETag' => $part['ETag']];
        }
    }
    return $parts;
}

function completeUpload(S3Client $s3, string $key, string $uploadId, array $parts): void
{
    // The store wants them in ascending order, whatever order they arrived in.
    usort($parts, fn (array $a, array $b) => $a['PartNumber'] <=> $b['PartNumber']);
    $s3->completeMultipartUpload([
        'Bucket' => BUCKET,
        'Key' => $key,
        'UploadId' => $uploadId,
        'MultipartUpload' => ['Parts' => $parts],
    ]);
}

/** The parts of an upload that is neither completed nor aborted stay, and are billed. */
function abortUpload(S3Client $s3, string $key, string $uploadId): void
{
    $s3->abortMultipartUpload(['Bucket' => BUCKET, 'Key' => $key, 'UploadId' => $uploadId]);
}
// endregion
