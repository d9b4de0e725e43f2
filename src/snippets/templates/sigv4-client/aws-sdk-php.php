// AWS SDK for PHP v3
<?php

// region snippet
require 'vendor/autoload.php';

use Aws\S3\S3Client;

// This SDK always signs with Signature Version 4; what it needs is the bucket's own region.
$s3 = new S3Client([
    'region' => 'us-east-1', // {{region}}
    'endpoint' => 'https://s3.example.com', // {{endpoint?}}
    // Stores outside AWS rarely have a host name for each bucket.
    'use_path_style_endpoint' => true, // {{?endpoint}}
]);
// endregion
