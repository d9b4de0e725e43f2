import { tellsOfEach, type Told } from '../../support/told.js';

/** What can be done at stores other than Amazon’s, and with the settings of their clients. */
const cases: readonly Told[] = [
  {
    title: 'advises at B2 what B2 has',
    paste:
      'AccessDenied: not entitled\n\tstatus code: 403, request id: 2c1d9f0a7be3d845, host id: aYt3kl2GMOM1kxTWNOANm0TOONdcw7Qe1',
    cause: 'access-denied-policy',
    says: /writeFiles/,
    saysNot: /kms|organisation/,
  },
  {
    title: 'advises at Google what Google has',
    paste:
      '<Error><Code>AccessDenied</Code><Message>Access denied.</Message><Details>sa@p.iam.gserviceaccount.com does not have storage.objects.create access to the Google Cloud Storage object.</Details></Error>',
    cause: 'access-denied-policy',
    says: /Storage Object Creator/,
    saysNot: /aws sts|organisation/,
  },
  {
    title: 'excludes nothing where Ceph says nothing',
    paste:
      '<Error><Code>AccessDenied</Code><RequestId>tx00000c65186cb0b8e3397-006955404a-13920b06-default</RequestId><HostId>13920b06-default-default</HostId></Error>',
    cause: 'access-denied-policy',
    saysNot: /Request has expired/,
  },
  {
    title: 'advises to write one key less often where the store limits that key',
    paste:
      '<Error><Code>TooManyRequests</Code><Message>Reduce your concurrent request rate for the same object.</Message></Error>',
    cause: 'throttled',
    says: /one write a second/,
    saysNot: /prefixes/,
  },
  {
    title: 'reads an endpoint in the wrong form as the client’s own refusal',
    paste: 'ValueError: Invalid endpoint: minio:9000',
    cause: 'wrong-endpoint',
    says: /wants a whole address/,
  },
  {
    title: 'reads an endpoint with a path as the client’s own refusal',
    paste: 'create bucket client: Endpoint url cannot have fully qualified paths.',
    cause: 'wrong-endpoint',
    says: /host and port alone/,
  },
  {
    title: 'takes mc for no sign of MinIO',
    paste: 'mc: <ERROR> Failed to copy `a.png`. Please use virtual hosted style to access.',
    cause: 'wrong-endpoint',
    saysNot: /MinIO/,
  },
  {
    title: 'takes codes in a key for no codes',
    paste:
      'Uploading to bucket "timeout-tests" key "AccessDenied/ExpiredToken.json" ...\nError: unable to get local issuer certificate',
    cause: 'network',
  },
  {
    title: 'reads curl’s number in any language',
    paste:
      'curl: (60) SSL-Zertifikatproblem: selbstsigniertes Zertifikat\ncurl -T a.bin https://minio.heide.lan:9000/kiste/a.bin',
    cause: 'network',
  },
  {
    title: 'takes Nextcloud’s quota for no full store',
    paste:
      '{"app":"webdav","method":"PUT","url":"/remote.php/dav/files/ana/big.iso","message":"Insufficient space in files/big.iso, 734 required, 104 available","exception":{"Exception":"Sabre\\\\DAV\\\\Exception\\\\InsufficientStorage"}}',
    cause: 'insufficient-evidence',
    says: /Nextcloud/,
  },
  {
    title: 'names the capabilities of a key of B2',
    paste:
      "ERROR: unauthorized for application key with capabilities 'listBuckets,writeFiles', restricted to bucket 'yard-keep' (unauthorized)",
    cause: 'access-denied-policy',
    says: /The key has: listBuckets,writeFiles/,
  },
  {
    title: 'takes the server’s word that the client left for a client that left',
    paste: 'Api: PutObject ... [499] ClientDisconnected: Client disconnected before response was ready',
    cause: 'client-timeout',
  },
  {
    title: 'tells R2’s wish for equal parts',
    paste:
      'An error occurred (InvalidPart) when calling the CompleteMultipartUpload operation: All non-trailing parts must have the same length.',
    cause: 'invalid-part',
    says: /one size/,
    saysNot: /ETag/,
  },
  {
    title: 'tells Google’s front from a wrong secret',
    paste:
      '<Error><Code>SignatureDoesNotMatch</Code><Message>Access denied.</Message><CanonicalRequest>PUT\n/b/k\n\naccept-encoding:identity,gzip(gfe)\nhost:storage.googleapis.com\nx-amz-date:20261112T031508Z\n\naccept-encoding;host;x-amz-date\nUNSIGNED-PAYLOAD</CanonicalRequest></Error>',
    cause: 'signature-header-mismatch',
    says: /Leave Accept-Encoding out/,
  },
  {
    title: 'tells TLS to a plain port',
    paste: 'Put "https://minio.obs.svc:9000/chunks/a": http: server gave HTTP response to HTTPS client',
    cause: 'wrong-endpoint',
    says: /insecure: true/,
    saysNot: /console/,
  },
  {
    title: 'tells the bucket at the end of the endpoint',
    paste:
      "NoSuchBucket: The specified bucket does not exist.\n  '$metadata': { httpStatusCode: 404 }\nR2_ENDPOINT=https://acc.r2.cloudflarestorage.com/payload-media\nS3_BUCKET=payload-media",
    cause: 'no-such-bucket',
    says: /once more/,
  },
  {
    title: 'tells a CDN’s limit on bodies from a proxy’s',
    paste: 'PUT https://pressbox.fra1.cdn.digitaloceanspaces.com/raw/hero.mp4 413 (Request Entity Too Large)',
    cause: 'proxy-body-limit',
    says: /CDN host/,
    saysNot: /nginx/,
  },
  {
    title: 'offers no CompleteMultipartUpload for a PutObject whose XML is refused',
    paste:
      'operation error S3: PutObject, https response error StatusCode: 400, RequestID: 1, HostID: , api error MalformedXML: The XML you provided was not well-formed or did not validate against our published schema',
    cause: 'malformed-xml',
    saysNot: /CompleteMultipartUpload/,
  },
  {
    title: 'reads MinIO’s trace of an upload taken for a bucket',
    paste:
      "can't upload with MalformedXML: The XML you provided was not well-formed or did not validate against our published schema.\n\tstatus code: 400, request id: 1, host id:\nminio: cmd/bucket-handlers.go:493:cmd.objectAPIHandlers.PutBucketHandler()",
    cause: 'wrong-endpoint',
    says: /path style on/i,
  },
  {
    title: 'suspects the gateway whose log has two hosts',
    paste:
      'An error occurred (SignatureDoesNotMatch) when calling the PutObject operation: The request signature we calculated does not match the signature you provided.\n{"req":{"method":"PUT","url":"/s3/nest/a.txt","headers":{"host":"storage.internal:5000","x_forwarded_host":"db.osprey.example","x_forwarded_prefix":"/storage/v1/"}}}',
    cause: 'signature-host-mismatch',
    certainty: 'suspected',
    says: /storage\.internal:5000/,
  },
  {
    title: 'tells a copy over 5 GiB',
    paste:
      ' $ Code     : chr "InvalidRequest"\n $ Message  : chr "The specified copy source is larger than the maximum allowable size for a copy source: 5368709120"',
    cause: 'entity-too-large',
    says: /UploadPartCopy/,
  },
  {
    title: 'tells the bucket before a host that DNS does not know',
    paste:
      'java.net.UnknownHostException: raw-zone.minio\nspark.hadoop.fs.s3a.endpoint=http://minio:9000\ndf.write.parquet("s3a://raw-zone/a/")',
    cause: 'network',
    says: /path\.style\.access=true/,
  },
  {
    title: 'takes “image not found” for no name of a host',
    paste: 'ghost: Message: Image not found  Error Code: STATIC_FILE_NOT_FOUND',
    cause: 'insufficient-evidence',
  },
  {
    title: 'takes a question for no failure',
    paste:
      'Does anybody know whether Storj gives SlowDown or 429 when too many parts run at once? We plan --transfers 64.',
    cause: 'insufficient-evidence',
  },
  {
    title: 'takes a list of changes for no failure',
    paste:
      'changelog 2.4.1\n- fix: retry on RequestTimeTooSkewed after clock drift\n- fix: AccessDenied is no longer shown for expired URLs',
    cause: 'insufficient-evidence',
  },
  {
    title: 'tells MinIO’s full drives behind the client’s InternalError',
    paste:
      'minio-1  | Error: drive path full (cmd.StorageErr)\nAn error occurred (InternalError) when calling the PutObject operation (reached max retries: 4): We encountered an internal error. Please try again.',
    cause: 'storage-full',
  },
  {
    title: 'tells an ACL that B2 does not take',
    paste:
      "An error occurred (InvalidArgument) when calling the PutObject operation: Unsupported value for canned acl 'public-read'\nhttps://s3.us-west-004.backblazeb2.com",
    cause: 'acl-not-supported',
    says: /the ACL public-read/,
  },
  {
    title: 'tells a bucket of R2 that lives in a jurisdiction',
    paste:
      'NoSuchBucket: The specified bucket does not exist.\n  jurisdiction: eu bucket "ledger"\n  endpoint: https://8c82c3b9f2f27d58e4c9448c4a7ed625.r2.cloudflarestorage.com',
    cause: 'no-such-bucket',
    says: /\.eu\.r2/,
  },
  {
    title: 'shows what Google says in Details',
    paste:
      '<Error><Code>InvalidArgument</Code><Message>Invalid argument.</Message><Details>Invalid storage class: STANDARD_IA</Details></Error>',
    cause: 'invalid-request',
    says: /Invalid storage class: STANDARD_IA/,
  },
  {
    title: 'suspects default checksums where Google names no argument to a Go client',
    paste:
      'operation error S3: PutObject, https response error StatusCode: 400, RequestID: , HostID: , api error InvalidArgument: Invalid argument.\ns3Url: https://storage.googleapis.com',
    cause: 'checksum-default',
    certainty: 'suspected',
  },
  {
    title: 'names the bucket that a client wanted to create',
    paste:
      'Error executing "CreateBucket" on "https://quarry.s3.ca-central-1.amazonaws.com/"; AWS HTTP error: Client error: `PUT https://quarry.s3.ca-central-1.amazonaws.com/` resulted in a `403 Forbidden` response:\n AccessDenied (client): Access Denied - <Error><Code>AccessDenied</Code><Message>Access Denied</Message><RequestId>RCZ6</RequestId></Error>',
    cause: 'access-denied-policy',
    says: /s3:CreateBucket/,
    saysNot: /s3:PutObject/,
  },
  {
    title: 'leads with the ACL where the call asks for a public one',
    paste:
      "s3Upload(bucket: 'jt', acl: 'PublicRead')\nAmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied; Request ID: 5A1; S3 Extended Request ID: Zk=)",
    cause: 'acl-not-supported',
    certainty: 'suspected',
    says: /the ACL PublicRead,/,
  },
  {
    title: 'tells Terraform’s lock from a header to leave out',
    paste:
      'Error: Error acquiring the state lock\noperation error S3: PutObject, https response error StatusCode: 501, RequestID: 1c, HostID: , api error NotImplemented: A header you provided implies functionality that is not implemented\n  use_lockfile = true',
    cause: 'unsupported-by-server',
    says: /use_lockfile = false/,
  },
  {
    title: 'tells a store without uploads in parts',
    paste:
      'POST /drydock/500m1?uploads  bucket: drydock\nServer returned HTTP error: 501 (Not Implemented). AWS message: The request requires functionality that is not implemented in the current release',
    cause: 'unsupported-by-server',
    says: /in one PUT/,
  },
  {
    title: 'tells a PUT without a key',
    paste:
      'Error executing "PutObject" on "//tide.ams3.digitaloceanspaces.com"; AWS HTTP error: Server error: `PUT http://tide.ams3.digitaloceanspaces.com` resulted in a `501 Not Implemented` response:\n NotImplemented (server):  - <Error><Code>NotImplemented</Code><RequestId>tx0</RequestId></Error>',
    cause: 'unsupported-by-server',
    says: /names no key/,
  },
  {
    title: 'tells Amazon’s token service from the store',
    paste:
      'InvalidClientTokenId: The security token included in the request is invalid.\n    at de_GetFederationTokenCommandError (/node_modules/@aws-sdk/client-sts/dist-cjs/index.js:1:1)\nhttps://0a1b.r2.cloudflarestorage.com',
    cause: 'invalid-access-key',
    says: /token service \(STS\)/,
  },
  {
    title: 'says what Google’s bare “Invalid argument.” to a signature often means',
    paste:
      'barman-cloud-wal-archive --endpoint-url https://storage.googleapis.com\nAn error occurred (SignatureDoesNotMatch) when calling the PutObject operation: Invalid argument.',
    cause: 'signature-mismatch',
    says: /default checksums/,
  },
  {
    title: 'guesses no form of a digest that is not shown',
    paste:
      'An error occurred (InvalidDigest) when calling the PutObject operation: The Content-MD5 you specified is not valid.',
    cause: 'bad-digest',
    saysNot: /not well-formed/,
  },
  {
    title: 'takes the client’s address for the one behind which nginx drops the port',
    paste:
      'proxy_set_header Host $host;\nproxy_pass http://127.0.0.1:9000;\nmc: <ERROR> Failed to copy `a.bin`. The request signature we calculated does not match the signature you provided. Check your key and signing method.\n  URL : https://s3.marl.example:8443',
    cause: 'signature-host-mismatch',
    says: /s3\.marl\.example:8443/,
    saysNot: /names 127/,
  },
  {
    title: 'reads the methods of the code beside the answer',
    paste:
      "const url = await client.presignedUrl('GET', 'drops', 'a.bin', 3600)\nawait fetch(url, { method: 'PUT', body: file })\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>",
    cause: 'signature-method-mismatch',
    certainty: 'suspected',
  },
  {
    title: 'tells a store’s lower limit on parts',
    paste:
      "upload: 'disk.raw' -> 's3://cold/disk.raw'  [part 1001 of 6144, 15MB] [1 of 1]\nERROR: S3 error: 416 (InvalidRange)",
    cause: 'part-limit',
    certainty: 'inferred',
  },
  {
    title: 'says both that Oracle’s answer may mean',
    paste:
      "NoSuchBucket: Either the bucket named 'vault' does not exist in the namespace 'ns' or you are not authorized to access it",
    cause: 'no-such-bucket',
    says: /may not see it/,
  },
  {
    title: 'takes a port alone for no sign of MinIO where its headers are missing',
    paste:
      'PUT /knot/test.txt HTTP/1.1\nauthorization: AWS4-HMAC-SHA256 Credential=K/20261031/us-east-1/s3/aws4_request, SignedHeaders=host;x-amz-date, Signature=e11f\nx-amz-date: 20261031T135017Z\nhost: 198.51.100.108:9000\n\nHello\n\nHTTP/1.1 403 Forbidden\ncontent-type: application/xml\nvary: origin\ncontent-length: 87\ndate: Sat, 31 Oct 2026 13:50:18 GMT\n\n<Error><Code>SignatureDoesNotMatch</Code></Error>',
    cause: 'signature-mismatch',
    saysNot: /MinIO/,
  },
  {
    title: 'tells an endpoint that did not get to the client',
    paste:
      "cURL error 6: Could not resolve: lark.s3.sgp1.amazonaws.com (Domain name not found)\n'endpoint' => env('SPACES_ENDPOINT', 'https://sgp1.digitaloceanspaces.com')",
    cause: 'wrong-endpoint',
    says: /sgp1\.digitaloceanspaces\.com: the endpoint/,
  },
  {
    title: 'tells a completion that a proxy did not wait for',
    paste:
      'nginx: upstream timed out (110: Connection timed out) while reading response header from upstream, request: "POST /v/a.bin?uploadId=N2 HTTP/1.1"\nclient: 504 Gateway Time-out',
    cause: 'server-error',
    says: /proxy_read_timeout/,
  },
  {
    title: 'speaks of tokens at R2',
    paste:
      'AccessDenied: Access Denied\nPutObjectCommand → https://8c82c3b9f2f27d58e4c9448c4a7ed625.r2.cloudflarestorage.com',
    cause: 'access-denied-policy',
    says: /Object Read & Write/,
    saysNot: /no policy allows/,
  },
  {
    title: 'takes a token’s signature for none of a request',
    paste:
      "IDX10503: Signature validation failed. Token does not have a kid. Keys tried: 'Microsoft.IdentityModel.Tokens.RsaSecurityKey'",
    cause: 'insufficient-evidence',
  },
  {
    title: 'reads the status that aiohttp prints',
    paste:
      "aiohttp.client_exceptions.ClientResponseError: 403, message='Forbidden', url='https://b.9a28779d7e97792dad28f137cd21f6b2.r2.cloudflarestorage.com/a.tar?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=k/20251112/auto/s3/aws4_request&X-Amz-Date=20251112T054311Z&X-Amz-Expires=60&X-Amz-Signature=0c8df2a1&X-Amz-SignedHeaders=host'",
    cause: 'expired-url',
    certainty: 'suspected',
    saysNot: /no answer of the store/,
  },
  {
    title: 'suspects the tunnel whose settings stand beside a refused signature',
    paste:
      'aws --endpoint-url https://s3.alder.example s3 cp a.bin s3://lab/a.bin\nAn error occurred (SignatureDoesNotMatch) when calling the PutObject operation: The request signature we calculated does not match the signature you provided.\ningress:\n  - hostname: s3.alder.example\n    service: http://192.168.7.20:9000',
    cause: 'signature-host-mismatch',
    certainty: 'suspected',
    says: /192\.168\.7\.20:9000/,
  },
  {
    title: 'takes a constant list of codes for no answer',
    paste:
      "const RETRYABLE = ['SlowDown', 'InternalError', 'RequestTimeout'];\nif (RETRYABLE.includes(code)) retry();",
    cause: 'insufficient-evidence',
  },
  {
    title: 'reads Ruby’s message in brackets, and one checksum too many',
    paste:
      'Error performing ImportJob: Aws::S3::Errors::InvalidRequest (You can only specify one checksum at a time.):\n/usr/local/bundle/gems/activestorage-8.0.1/lib/x.rb',
    cause: 'checksum-default',
    says: /Message: “You can only specify one checksum at a time/,
  },
  {
    title: 'tells a user’s session from credentials that sign',
    paste: '{"statusCode":"403","error":"Unauthorized","message":"\\"exp\\" claim timestamp check failed"}',
    cause: 'session-token-expired',
    says: /session of the user/,
    saysNot: /temporary credentials/,
  },
  {
    title: 'sends nobody who uploads to MinIO to Amazon’s token service',
    paste:
      'operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found\nendpoint: http://minio:9000',
    cause: 'unsigned-request',
    says: /key of the store/,
    saysNot: /aws sts/,
  },
  {
    title: 'says whose answer it is where another service uploads',
    paste:
      'Run actions/upload-artifact@v4\nError: Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict',
    cause: 'insufficient-evidence',
    says: /GitHub/,
  },
  {
    title: 'says that a file of the client’s own was missing',
    paste: "Type: move-to-object-storage\nError: ENOENT: no such file or directory, open '/data/a.mp4'",
    cause: 'insufficient-evidence',
    says: /nothing to send/,
  },
  {
    title: 'reads an account of Google’s that is closed',
    paste:
      '{"error":{"code":403,"message":"The billing account for the owning project is disabled in state closed","errors":[{"reason":"accountDisabled"}]}}',
    cause: 'access-denied-policy',
    says: /billing account/,
  },
];

describe('the advice for stores', () => {
  tellsOfEach(cases);
});
