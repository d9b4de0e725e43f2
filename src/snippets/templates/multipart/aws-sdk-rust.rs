// AWS SDK for Rust
// region snippet
use std::{error::Error, time::Duration};

use aws_config::{BehaviorVersion, Region};
use aws_sdk_s3::config::RequestChecksumCalculation;
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use aws_sdk_s3::types::{CompletedMultipartUpload, CompletedPart};
use aws_sdk_s3::Client;

const BUCKET: &str = "example-bucket"; // {{bucket}}
const EXPIRES_IN_SECONDS: u64 = 3_600; // {{partTtlSeconds}}

pub async fn new_client() -> Client {
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

pub struct Upload {
    pub key: String,
    pub id: String,
}

pub async fn create_upload(
    client: &Client,
    key: &str,
    content_type: &str,
) -> Result<Upload, Box<dyn Error>> {
    let create = client
        .create_multipart_upload()
        .bucket(BUCKET)
        .key(key)
        .content_type(content_type);
    let id = create
        .send()
        .await?
        .upload_id
        .ok_or("the store answered without an upload id")?;
    Ok(Upload {
        key: key.into(),
        id,
    })
}

/// Signs one part when its turn has come: parts signed all at once expire while they queue.
pub async fn sign_part(
    client: &Client,
    upload: &Upload,
    number: i32,
) -> Result<PresignedRequest, Box<dyn Error>> {
    let lifetime = PresigningConfig::expires_in(Duration::from_secs(EXPIRES_IN_SECONDS))?;
    let part = client
        .upload_part()
        .bucket(BUCKET)
        .key(&upload.key)
        .upload_id(&upload.id)
        .part_number(number);
    Ok(part.presigned(lifetime).await?)
}

/// What has arrived so far, to go on after an interruption.
pub async fn list_parts(
    client: &Client,
    upload: &Upload,
) -> Result<Vec<CompletedPart>, Box<dyn Error>> {
    let list = client
        .list_parts()
        .bucket(BUCKET)
        .key(&upload.key)
        .upload_id(&upload.id);
    let mut pages = list.into_paginator().send();
    let mut parts = Vec::new();
    while let Some(page) = pages.next().await {
        for part in page?.parts.unwrap_or_default() {
            let completed = CompletedPart::builder()
                .set_part_number(part.part_number)
                .set_e_tag(part.e_tag);
            parts.push(completed.build());
        }
    }
    Ok(parts)
}

pub async fn complete_upload(
    client: &Client,
    upload: &Upload,
    mut parts: Vec<CompletedPart>,
) -> Result<(), Box<dyn Error>> {
    // The store wants them in ascending order, whatever order they arrived in.
    parts.sort_by_key(|part| part.part_number);
    client
        .complete_multipart_upload()
        .bucket(BUCKET)
        .key(&upload.key)
        .upload_id(&upload.id)
        .multipart_upload(
            CompletedMultipartUpload::builder()
                .set_parts(Some(parts))
                .build(),
        )
        .send()
        .await?;
    Ok(())
}

/// The parts of an upload that is neither completed nor aborted stay, and are billed. One that was on
/// its way may arrive afterwards: a lifecycle rule takes care of those.
pub async fn abort_upload(client: &Client, upload: &Upload) -> Result<(), Box<dyn Error>> {
    client
        .abort_multipart_upload()
        .bucket(BUCKET)
        .key(&upload.key)
        .upload_id(&upload.id)
        .send()
        .await?;
    Ok(())
}
// endregion
