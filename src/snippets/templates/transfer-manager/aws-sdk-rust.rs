// aws-sdk-s3-transfer-manager 0.3, a developer preview
// region snippet
use std::error::Error;

use aws_config::{BehaviorVersion, Region};
use aws_sdk_s3_transfer_manager::io::InputStream;
use aws_sdk_s3_transfer_manager::types::PartSize;
use aws_sdk_s3_transfer_manager::{Client, Config};

const BUCKET: &str = "example-bucket"; // {{bucket}}
const PART_BYTES: u64 = 8_388_608; // {{partBytes}}

pub async fn new_manager() -> Client {
    let region = "us-east-1"; // {{region}}
    let shared = aws_config::defaults(BehaviorVersion::latest())
        .region(Region::new(region))
        .load()
        .await;
    let config = aws_sdk_s3::config::Builder::from(&shared);
    let endpoint = "https://s3.example.com"; // {{endpoint?}}
    let config = config.endpoint_url(endpoint).force_path_style(true); // {{?endpoint}}
    let s3 = aws_sdk_s3::Client::from_conf(config.build());
    let manager = Config::builder()
        .client(s3)
        .multipart_threshold(PartSize::Target(PART_BYTES))
        .part_size(PartSize::Target(PART_BYTES));
    Client::new(manager.build())
}

/// Uploads a file of any size: in parts, several at a time, and aborted where one fails for good.
pub async fn upload_file(
    manager: &Client,
    path: &str,
    key: &str,
    content_type: &str,
) -> Result<(), Box<dyn Error>> {
    let upload = manager
        .upload()
        .bucket(BUCKET)
        .key(key)
        .content_type(content_type)
        .body(InputStream::from_path(path)?);
    upload.initiate()?.join().await?;
    Ok(())
}
// endregion
