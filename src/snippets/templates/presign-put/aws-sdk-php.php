// AWS SDK for PHP v3
<?php

// region snippet
require 'vendor/autoload.php';

use Aws\S3\S3Client;

const BUCKET = 'example-bucket'; // {{bucket}}
const EXPIRES_IN_SECONDS = 900; // {{ttlSeconds}}

$s3 = new S3Client([
    'region' => 'us-east-1', // {{region}}
    'endpoint' => 'https://s3.example.com', // {{endpoint?}}
    'use_path_style_endpoint' => true, // {{?endpoint}}
]);

/** Sign when the upload is about to start: the lifetime runs from here until the request arrives. */
function presignPut(S3Client $s3, string $key, string $contentType): array
{
    $command = $s3->getCommand('PutObject', [
        'Bucket' => BUCKET,
        'Key' => $key,
        'ContentType' => $contentType,
    ]);
    // A bare number would be a point in time, in seconds since 1970.
    $request = $s3->createPresignedRequest($command, '+' . EXPIRES_IN_SECONDS . ' seconds');
    return ['url' => (string) $request->getUri(), 'headers' => ['content-type' => $contentType]];
}

$key = 'uploads/example.bin'; // {{key}}
$contentType = 'application/octet-stream'; // {{contentType}}
echo json_encode(presignPut($s3, $key, $contentType), JSON_UNESCAPED_SLASHES), PHP_EOL;
// endregion
