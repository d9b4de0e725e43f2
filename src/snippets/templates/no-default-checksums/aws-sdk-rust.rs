// AWS SDK for Rust
// region snippet
use aws_config::{BehaviorVersion, Region};
use aws_sdk_s3::config::{RequestChecksumCalculation, ResponseChecksumValidation};
use aws_sdk_s3::Client;

/// For stores that refuse the CRC32 which SDKs of 2025 and later add to every upload.
pub async fn new_client() -> Client {
    let region = "us-east-1"; // {{region}}
    let shared = aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new(region))
        .load()
        .await;
    let config = aws_sdk_s3::config::Builder::from(&shared);
    let endpoint = "https://s3.example.com"; // {{endpoint?}}
    let config = config.endpoint_url(endpoint).force_path_style(true); // {{?endpoint}}
    let config = config
        .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
        .response_checksum_validation(ResponseChecksumValidation::WhenRequired);
    Client::from_conf(config.build())
}
// endregion
