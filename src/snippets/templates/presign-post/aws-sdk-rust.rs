// AWS SDK for Rust, which leaves forms to you; hmac, sha2, serde_json
// region snippet
use std::error::Error;
use std::time::{Duration, SystemTime};

use aws_config::BehaviorVersion;
use aws_sdk_s3::config::ProvideCredentials;
use aws_sdk_s3::primitives::{DateTime, DateTimeFormat};
use aws_smithy_types::base64;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;

const BUCKET: &str = "example-bucket"; // {{bucket}}
const REGION: &str = "us-east-1"; // {{region}}
const STORE: &str = "https://s3.us-east-1.amazonaws.com"; // {{endpointUrl}}
const EXPIRES_IN_SECONDS: u64 = 900; // {{ttlSeconds}}
const MAX_BYTES: u64 = 104_857_600; // {{maxBytes}}

/// Where the form goes, and its fields; the file is its last field.
pub struct Form {
    pub url: String,
    pub fields: Vec<(&'static str, String)>,
}

/// A form that uploads one object of this key and type, no larger than the limit.
pub async fn presign_post(key: &str, content_type: &str) -> Result<Form, Box<dyn Error>> {
    let shared = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let provider = shared.credentials_provider().ok_or("no credentials")?;
    let credentials = provider.provide_credentials().await?;
    let now = SystemTime::now();
    let time = iso_time(now)?.replace(['-', ':'], "");
    let date = &time[..8];

    let credential = format!(
        "{}/{date}/{REGION}/s3/aws4_request",
        credentials.access_key_id()
    );
    let mut fields = vec![
        ("key", key.to_owned()),
        ("Content-Type", content_type.to_owned()),
        ("x-amz-algorithm", "AWS4-HMAC-SHA256".to_owned()),
        ("x-amz-credential", credential),
        ("x-amz-date", time.clone()),
    ];
    if let Some(token) = credentials.session_token() {
        fields.push(("x-amz-security-token", token.to_owned()));
    }
    let mut conditions = vec![
        json!({ "bucket": BUCKET }),
        json!(["content-length-range", 1, MAX_BYTES]),
    ];
    // Every field needs its condition: one without is refused.
    conditions.extend(fields.iter().map(|(name, value)| json!({ *name: value })));
    let expiration = iso_time(now + Duration::from_secs(EXPIRES_IN_SECONDS))?;
    let policy = json!({ "expiration": expiration, "conditions": conditions });
    let encoded = base64::encode(policy.to_string());

    let mut signing_key = format!("AWS4{}", credentials.secret_access_key()).into_bytes();
    for scope in [date, REGION, "s3", "aws4_request"] {
        signing_key = hmac(&signing_key, scope)?;
    }
    let signature = hmac(&signing_key, &encoded)?
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    fields.extend([("policy", encoded), ("x-amz-signature", signature)]);
    Ok(Form {
        url: format!("{STORE}/{BUCKET}"),
        fields,
    })
}

fn hmac(key: &[u8], text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key)?;
    mac.update(text.as_bytes());
    Ok(mac.finalize().into_bytes().to_vec())
}

/// As in 2026-11-25T12:00:00Z: the policy knows no fractions of a second.
fn iso_time(time: SystemTime) -> Result<String, Box<dyn Error>> {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH)?.as_secs();
    Ok(DateTime::from_secs(seconds as i64).fmt(DateTimeFormat::DateTime)?)
}
// endregion
