// AWS SDK for PHP v3
<?php

// region snippet
require 'vendor/autoload.php';

use Aws\S3\S3Client;

// For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload.
$s3 = new S3Client([
    'region' => 'us-east-1', // {{region}}
    'endpoint' => 'https://s3.example.com', // {{endpoint?}}
    'use_path_style_endpoint' => true, // {{?endpoint}}
    'request_checksum_calculation' => 'when_required',
    'response_checksum_validation' => 'when_required',
]);
// endregion
