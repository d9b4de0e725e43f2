// AWS SDK for PHP v3
<?php

// region snippet
require 'vendor/autoload.php';

use Aws\Exception\MultipartUploadException;
use Aws\S3\MultipartUploader;
use Aws\S3\S3Client;

const BUCKET = 'example-bucket'; // {{bucket}}
const PART_BYTES = 8_388_608; // {{partBytes}}

$s3 = new S3Client([
    'region' => 'us-east-1', // {{region}}
    'endpoint' => 'https://s3.example.com', // {{endpoint?}}
    'use_path_style_endpoint' => true, // {{?endpoint}}
]);

/** Uploads a file in parts, several at a time, and aborts the upload where one fails for good. */
function uploadFile(S3Client $s3, string $path, string $key, string $contentType): void
{
    $uploader = new MultipartUploader($s3, $path, [
        'bucket' => BUCKET,
        'key' => $key,
        'part_size' => PART_BYTES,
        'concurrency' => 4,
        'params' => ['ContentType' => $contentType],
    ]);
    try {
        $uploader->upload();
    } catch (MultipartUploadException $exception) {
        // The SDK leaves what has arrived, so that one can go on with it; its parts are billed.
        $s3->abortMultipartUpload($exception->getState()->getId());
        throw $exception;
    }
}
// endregion
