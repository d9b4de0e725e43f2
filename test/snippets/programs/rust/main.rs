//! Answers calls for the task that its argument names, one a line.

mod literals;
mod multipart;
mod no_default_checksums;
mod presign_post;
mod presign_put;
mod sigv4_client;
mod transfer_manager;

use std::error::Error;
use std::fmt::Write;

use aws_sdk_s3::error::DisplayErrorContext;
use aws_sdk_s3::presigning::PresignedRequest;
use aws_sdk_s3::primitives::ByteStream;
use aws_sdk_s3::types::CompletedPart;
use aws_sdk_s3::Client;

type Answer = Result<Vec<String>, Box<dyn Error>>;

fn main() {
    let task = std::env::args().nth(1).expect("a task");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    for line in std::io::stdin().lines() {
        let line = line.expect("text");
        let fields: Vec<&str> = line.split('\t').collect();
        let answer = if task == "presign-put" && fields[0] == "example" {
            // It starts a runtime of its own.
            presign_put::example().map(|()| Vec::new())
        } else {
            runtime.block_on(answer(&task, &fields))
        };
        match answer {
            Ok(fields) => println!("{}", [vec!["ok".to_owned()], fields].concat().join("\t")),
            Err(error) => {
                let told = DisplayErrorContext(&*error).to_string();
                println!("error\t{}", told.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
}

async fn answer(task: &str, fields: &[&str]) -> Answer {
    match task {
        "literals" => Ok(literals::ALL.iter().map(|text| hex(text)).collect()),
        "presign-put" => {
            let client = presign_put::client().await;
            Ok(with_headers(&presign_put::presign(&client, fields[1], fields[2]).await?))
        }
        "presign-post" => {
            let form = presign_post::presign_post(fields[1], fields[2]).await?;
            let fields = form.fields.into_iter().map(|(name, value)| format!("{name}={value}"));
            Ok([form.url].into_iter().chain(fields).collect())
        }
        "multipart" => parts(fields).await,
        "transfer-manager" => {
            let manager = transfer_manager::new_manager().await;
            transfer_manager::upload_file(&manager, fields[1], fields[2], fields[3]).await?;
            Ok(Vec::new())
        }
        "sigv4-client" => put(sigv4_client::new_client().await, fields).await,
        "no-default-checksums" => put(no_default_checksums::new_client().await, fields).await,
        _ => Err(task.into()),
    }
}

async fn parts(fields: &[&str]) -> Answer {
    let client = multipart::new_client().await;
    if fields[0] == "create" {
        return Ok(vec![multipart::create_upload(&client, fields[1], fields[2]).await?.id]);
    }
    let upload = multipart::Upload { key: fields[1].into(), id: fields[2].into() };
    match fields[0] {
        "sign-part" => {
            let part = multipart::sign_part(&client, &upload, fields[3].parse()?).await?;
            return Ok(with_headers(&part));
        }
        "list" => {
            let listed = multipart::list_parts(&client, &upload).await?;
            let fields = listed.iter().flat_map(|part| {
                [part.part_number().unwrap_or_default().to_string(), part.e_tag().unwrap_or_default().to_owned()]
            });
            return Ok(fields.collect());
        }
        "complete" => {
            let mut completed = Vec::new();
            for part in fields[3..].chunks(2) {
                completed.push(CompletedPart::builder().part_number(part[0].parse()?).e_tag(part[1]).build());
            }
            multipart::complete_upload(&client, &upload, completed).await?;
        }
        "abort" => multipart::abort_upload(&client, &upload).await?,
        call => return Err(call.into()),
    }
    Ok(Vec::new())
}

async fn put(client: Client, fields: &[&str]) -> Answer {
    client.put_object().bucket(fields[1]).key(fields[2]).body(ByteStream::from_static(b"x")).send().await?;
    Ok(Vec::new())
}

fn with_headers(request: &PresignedRequest) -> Vec<String> {
    let headers = request.headers().map(|(name, value)| format!("{name}: {value}"));
    [request.uri().to_owned()].into_iter().chain(headers).collect()
}

fn hex(text: &str) -> String {
    text.bytes().fold("x".to_owned(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a string takes text");
        hex
    })
}
