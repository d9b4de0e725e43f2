// AWS SDK for PHP v3
<?php

// region snippet
require 'vendor/autoload.php';

use Aws\S3\PostObjectV4;
use Aws\S3\S3Client;

const BUCKET = 'example-bucket'; // {{bucket}}
const EXPIRES_IN_SECONDS = 900; // {{ttlSeconds}}
const MAX_BYTES = 104_857_600; // {{maxBytes}}

$s3 = new S3Client([
    'region' => 'us-east-1', // {{region}}
    'endpoint' => 'https://s3.example.com', // {{endpoint?}}
    'use_path_style_endpoint' => true, // {{?endpoint}}
]);

/** A form that uploads one object of this key and type, no larger than the limit. */
function presignPost(S3Client $s3, string $key, string $contentType): array
{
    $fields = ['key' => $key, 'Content-Type' => $contentType];
    // A field without a condition of its own is refused.
    $conditions = [
        ['bucket' => BUCKET],
        ['key' => $key],
        ['Content-Type' => $contentType],
        ['content-length-range', 1, MAX_BYTES],
    ];
    $form = new PostObjectV4($s3, BUCKET, $fields, $conditions, '+' . EXPIRES_IN_SECONDS . ' seconds');
    return ['url' => $form->getFormAttributes()['action'], 'fields' => $form->getFormInputs()];
}

$key = 'uploads/example.bin'; // {{key}}
$contentType = 'application/octet-stream'; // {{contentType}}
echo json_encode(presignPost($s3, $key, $contentType), JSON_UNESCAPED_SLASHES), PHP_EOL;
// endregion
