# aws-sdk-s3
# region snippet
require 'aws-sdk-s3'

BUCKET = 'example-bucket' # {{bucket}}
EXPIRES_IN_SECONDS = 3_600 # {{partTtlSeconds}}

S3 = Aws::S3::Client.new(
  region: 'us-east-1', # {{region}}
  endpoint: 'https://s3.example.com', # {{endpoint?}}
  force_path_style: true, # {{?endpoint}}
)

def create_upload(key, content_type)
  S3.create_multipart_upload(bucket: BUCKET, key: key, content_type: content_type).upload_id
end

# Signs one part when its turn has come: parts signed all at once expire while they queue.
def sign_part(key, upload_id, part_number)
  Aws::S3::Presigner.new(client: S3).presigned_url(
    :upload_part,
    bucket: BUCKET,
    key: key,
    upload_id: upload_id,
    part_number: part_number,
    expires_in: EXPIRES_IN_SECONDS,
  )
end

# What has arrived so far, to go on after an interruption.
def list_parts(key, upload_id)
  pages = S3.list_parts(bucket: BUCKET, key: key, upload_id: upload_id)
  pages.flat_map { |page| page.parts.map { |part| { part_number: part.part_number, etag: part.etag } } }
end

def complete_upload(key, upload_id, parts)
  S3.complete_multipart_upload(
    bucket: BUCKET,
    key: key,
    upload_id: upload_id,
    # The store wants them in ascending order, whatever order they arrived in.
    multipart_upload: { parts: parts.sort_by { |part| part[:part_number] } },
  )
end

# The parts of an upload that is neither completed nor aborted stay, and are billed.
def abort_upload(key, upload_id)
  S3.abort_multipart_upload(bucket: BUCKET, key: key, upload_id: upload_id)
end
# endregion
