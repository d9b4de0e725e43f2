// AWS SDK for Rust
// region snippet
use std::{error::Error, time::Duration};

use aws_config::{BehaviorVersion, Region};
use aws_sdk_s3::config::RequestChecksumCalculation;
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use aws_sdk_s3::Client;

const BUCKET: &str = "example-bucket"; // {{bucket}}
const EXPIRES_IN_SECONDS: u64 = 900; // {{ttlSeconds}}

async fn new_client() -> Client {
    let region = "us-east-1"; // {{region}}
    let shared = aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new(region))
        .load()
        .await;
    let config = aws_sdk_s3::config::Builder::from(&shared);
    let endpoint = "https://s3.example.com"; // {{endpoint?}}
    let config = config.endpoint_url(endpoint).force_path_style(true); // {{?endpoint}}
    // The signer has no body, so a checksum in the URL would be that of nothing.
    let config = config.request_checksum_calculation(RequestChecksumCalculation::WhenRequired);
    Client::from_conf(config.build())
}

/// Sign when the upload is about to start: the lifetime runs from here until the request arrives.
/// The client must send the headers of the request that is returned.
async fn presign_put(
    client: &Client,
    key: &str,
    content_type: &str,
) -> Result<PresignedRequest, Box<dyn Error>> {
    let lifetime = PresigningConfig::expires_in(Duration::from_secs(EXPIRES_IN_SECONDS))?;
    let put = client
        .put_object()
        .bucket(BUCKET)
        .key(key)
        .content_type(content_type);
    Ok(put.presigned(lifetime).await?)
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let key = "uploads/example.bin"; // {{key}}
    let content_type = "application/octet-stream"; // {{contentType}}
    let request = presign_put(&new_client().await, key, content_type).await?;
    println!("{}", request.uri());
    for (name, value) in request.headers() {
        println!("{name}: {value}");
    }
    Ok(())
}
// endregion
