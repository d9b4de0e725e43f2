# aws-sdk-s3: sign by the store's clock
# region snippet
require 'aws-sdk-s3'
require 'net/http'
require 'time'

BUCKET = 'example-bucket' # {{bucket}}
STORE = 'https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}
EXPIRES_IN_SECONDS = 900 # {{ttlSeconds}}

S3 = Aws::S3::Client.new(
  region: 'us-east-1', # {{region}}
  endpoint: 'https://s3.example.com', # {{endpoint?}}
  force_path_style: true, # {{?endpoint}}
)

# The store's time, for a machine whose clock you can't repair.
def store_time
  address = URI(STORE)
  Net::HTTP.start(address.host, address.port, use_ssl: address.scheme == 'https') do |http|
    Time.httpdate(http.head('/')['date'])
  end
end

def presign_put(key)
  Aws::S3::Presigner.new(client: S3).presigned_url(
    :put_object,
    bucket: BUCKET,
    key: key,
    expires_in: EXPIRES_IN_SECONDS,
    time: store_time,
  )
end
# endregion
