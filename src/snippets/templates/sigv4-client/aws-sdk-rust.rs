// AWS SDK for Rust
// region snippet
use aws_config::{BehaviorVersion, Region};
use aws_sdk_s3::Client;

/// This SDK always signs with Signature Version 4; what it needs is the bucket's own region.
pub async fn new_client() -> Client {
    let region = "us-east-1"; // {{region}}
    let shared = aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new(region))
        .load()
        .await;
    let config = aws_sdk_s3::config::Builder::from(&shared);
    let endpoint = "https://s3.example.com"; // {{endpoint?}}
    // Stores outside AWS rarely have a host name for each bucket. // {{?endpoint}}
    let config = config.endpoint_url(endpoint).force_path_style(true); // {{?endpoint}}
    Client::from_conf(config.build())
}
// endregion
