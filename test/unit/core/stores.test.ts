import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';

/** What stores other than Amazon's say in words of their own, and what clients make of it. */
const cases: readonly {
  readonly title: string;
  readonly paste: string;
  readonly cause: string;
  readonly certainty?: string;
  readonly says?: RegExp;
  readonly saysNot?: RegExp;
}[] = [
  {
    title: 'reads the reason that Google puts into Details',
    paste:
      '<Error><Code>InvalidArgument</Code><Message>Invalid argument.</Message><Details>Cannot insert legacy ACL for an object when uniform bucket-level access is enabled.</Details></Error>',
    cause: 'acl-not-supported',
  },
  {
    title: 'tells Alibaba’s refusal of path style',
    paste:
      "PutObject API responded with error='SecondLevelDomainForbidden', message='Please use virtual hosted style to access.'",
    cause: 'wrong-endpoint',
    says: /host name only/,
  },
  {
    title: 'tells Tencent’s refusal of path style',
    paste:
      'PathStyleDomainForbidden: The bucket you are attempting to access must be addressed using COS virtual-styled domain. status code: 403, request id: Njcz, host id:',
    cause: 'wrong-endpoint',
  },
  {
    title: 'tells Huawei’s refusal of path style',
    paste:
      'operation error S3: PutObject, https response error StatusCode: 403, RequestID: 1, HostID: 2, api error VirtualHostDomainRequired: Virtual host domain is required when accessing a specific bucket.',
    cause: 'wrong-endpoint',
  },
  {
    title: 'does not take SeaweedFS without users for an unsigned upload',
    paste:
      'AmazonS3Exception: Signed request requires setting up SeaweedFS S3 authentication (Service: Amazon S3; Status Code: 400; Error Code: InvalidRequest; Request ID: 1; S3 Extended Request ID: null)',
    cause: 'malformed-request-auth',
    says: /is signed/,
  },
  {
    title: 'does not take a refused body for a long one',
    paste:
      'upload failed: UnexpectedContent: This request does not support content.\n\tstatus code: 400, request id: 1, host id:',
    cause: 'invalid-request',
    says: /does not support content/,
  },
  {
    title: 'tells a store without checksum trailers',
    paste:
      'operation error S3: PutObject, https response error StatusCode: 400, RequestID: 2e, HostID: 2e, api error BadRequest: trailing checksum is not supported',
    cause: 'checksum-default',
  },
  {
    title: 'tells a store whose list of payload words lacks the trailer',
    paste:
      'An error occurred (InvalidArgument) when calling the PutObject operation: x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD or a valid sha256 value.',
    cause: 'checksum-default',
    certainty: 'inferred',
  },
  {
    title: 'tells R2’s answer to a login of another kind',
    paste:
      'curl -X PUT -H "Authorization: Bearer $TOKEN" https://acc.r2.cloudflarestorage.com/pix/a.png\n<Error><Code>InvalidArgument</Code><Message>Authorization</Message></Error>',
    cause: 'unsigned-request',
  },
  {
    title: 'tells Alibaba’s word for a wrong region',
    paste:
      '<Error><Code>InvalidArgument</Code><Message>Invalid signing region in Authorization header.</Message><HostId>b.oss-cn-beijing.aliyuncs.com</HostId><EC>0002-00000226</EC></Error>',
    cause: 'wrong-region',
    says: /which is cn-beijing/,
  },
  {
    title: 'takes a duration for no status',
    paste: 'strapi error: UnknownError\nhttp: POST /upload (412 ms) 500',
    cause: 'insufficient-evidence',
  },
  {
    title: 'takes an application’s own route for no answer of the store',
    paste:
      'S3Error\n    at parseError (/app/node_modules/minio/dist/main/internal/xml-parser.ts:26:13)\ninfo [server::response] POST /api/upload -> 500',
    cause: 'insufficient-evidence',
  },
  {
    title: 'takes a URL that was shortened by hand for no cut one',
    paste:
      "return url.replace('http://minio:9000', 'https://cdn.sedge.example')\nPUT https://cdn.sedge.example/a/u1.png?X-Amz-Algorithm=AWS4-HMAC-SHA256&... 403\n<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>",
    cause: 'signature-host-mismatch',
    certainty: 'suspected',
  },
  {
    title: 'takes a file’s name for no code',
    paste: 'uploading assets/SlowDown-banner.png (210 kB) … failed: Error: read ECONNRESET',
    cause: 'network',
  },
  {
    title: 'takes a list of codes in a program for no answer',
    paste:
      "if (['SlowDown', 'RequestTimeout'].includes(err.code)) return retry();\nupload failed Error: getaddrinfo EAI_AGAIN minio",
    cause: 'network',
  },
  {
    title: 'reads the attempt that gave up, not one that was repeated',
    paste:
      '[retry 1/5] PUT s3://cold/x.bin attempt failed: SlowDownWrite, waiting 2s\n[retry 2/5] PUT s3://cold/x.bin ok\n[retry 5/5] PUT s3://cold/y.bin giving up: dial tcp 10.0.0.9:9000: connect: no route to host',
    cause: 'network',
  },
  {
    title:
      'suspects default checksums behind a digest that a store other than Amazon’s refuses to a Go client',
    paste:
      'operation error S3: PutObject, https response error StatusCode: 400, RequestID: tx00000d1c-default, HostID: 5f2a-default, api error XAmzContentSHA256Mismatch: UnknownError',
    cause: 'checksum-default',
    certainty: 'suspected',
  },
  {
    title: 'takes an image pull for no upload',
    paste:
      'Warning  Failed  22s  kubelet  Failed to pull image "minio/minio:latest": unexpected status from HEAD request to https://registry-1.docker.io/v2/minio/minio/manifests/latest: 429 Too Many Requests',
    cause: 'insufficient-evidence',
    says: /container registry/,
  },
  {
    title: 'takes the client’s own full disk for no full store',
    paste:
      '    tmp.write(chunk)\nOSError: [Errno 28] No space left on device\nupload of a.tar to s3://loam/a.tar aborted',
    cause: 'insufficient-evidence',
  },
  {
    title: 'tells a client without credentials from one that gave up',
    paste:
      'operation error S3: PutObject, get identity: get credentials: failed to refresh cached credentials, no EC2 IMDS role found, operation error ec2imds: GetMetadata, request canceled, context deadline exceeded',
    cause: 'unsigned-request',
  },
  {
    title: 'joins the lines of Terraform’s box',
    paste:
      '│ Error saving state: failed to upload state: operation error S3: PutObject, https response error StatusCode: 400,\n│ RequestID: x1, HostID: , api error InvalidArgument: x-amz-content-sha256 must be UNSIGNED-PAYLOAD or a valid\n│ sha256 value.\n╵',
    cause: 'checksum-default',
    says: /Message: “x-amz-content-sha256 must be UNSIGNED-PAYLOAD or a valid sha256 value/,
  },
  {
    title: 'joins the lines over which YAML folds a string',
    paste:
      "status:\n  failureReason: 'rpc error: code = Unknown desc = error putting object backups/t9/backup.json:\n    operation error S3: PutObject, https response error StatusCode: 400, RequestID:\n    615340fe5149adeb5208, HostID: 615340fe5149adeb5208, api error BadRequest: trailing\n    checksum is not supported'\n  phase: Failed",
    cause: 'checksum-default',
    says: /Message: “trailing checksum is not supported/,
  },
  {
    title: 'takes an old date in a client’s own call for a clock',
    paste:
      'restic backup /srv\nSave(<data/1f0c2d>) returned error: client.PutObject: Bad request: Date is too old',
    cause: 'clock-skew',
    certainty: 'suspected',
  },
  {
    title: 'tells a code that no list knows with its message',
    paste:
      "<Error><Code>ObjectUnderRetention</Code><Message>The object is under retention and can't be deleted or modified.</Message><RequestId>0a04</RequestId></Error>",
    cause: 'invalid-request',
    says: /ObjectUnderRetention: The object is under retention/,
  },
  {
    title: 'reads Supabase’s error document',
    paste: '{"statusCode":"404","error":"Bucket not found","message":"Bucket not found"}',
    cause: 'no-such-bucket',
  },
  {
    title: 'reads what Supabase’s client throws',
    paste:
      "StorageApiError: The object exceeded the maximum allowed size\n    at eval {\n  status: 413,\n  statusCode: '413'\n}",
    cause: 'entity-too-large',
    says: /size limit of the Supabase bucket/,
    saysNot: /nginx/,
  },
  {
    title: 'tells row-level security from a policy of a bucket',
    paste:
      "{statusCode: '403', error: 'Unauthorized', message: 'new row violates row-level security policy'}",
    cause: 'access-denied-policy',
    says: /storage\.objects/,
  },
  {
    title: 'tells an account’s cap from a missing right',
    paste:
      '<Error><Code>AccessDenied</Code><Message>Cannot upload files, storage cap exceeded. See the Caps &amp; Alerts page to increase your cap.</Message></Error>',
    cause: 'storage-full',
    says: /storage cap/,
  },
  {
    title: 'reads a signature that B2 refuses',
    paste: 'AWS Error:  AccessDenied Signature validation failed <nil>\n403 1e4fd200d7558a85',
    cause: 'signature-mismatch',
  },
  {
    title: 'reads a length that Google’s front misses',
    paste:
      'Client error with status 411 Length Required: <!DOCTYPE html>\n<p>POST requests require a <code>Content-length</code> header.',
    cause: 'missing-content-length',
  },
  {
    title: 'tells the three reasons for Oracle’s missing secret',
    paste:
      'restic -r s3:https://ns.compat.objectstorage.eu-frankfurt-1.oraclecloud.com/d init: client.PutObject: The secret key required to complete authentication could not be found. The region must be specified if this is not the home region for the tenancy.',
    cause: 'wrong-region',
    certainty: 'suspected',
    says: /in eu-frankfurt-1/,
  },
  {
    title: 'reads digests that a client compared',
    paste:
      'ERROR : a.mov: corrupted on transfer: md5 hashes differ src(Local file system at /mnt) "9b0c" vs dst(S3 bucket reels) "e1d2"',
    cause: 'bad-digest',
  },
  {
    title: 'reads a handshake that R2 refuses for the bucket in the host name',
    paste:
      'Put "https://blocks.9b27c0e4d1f84a35b6e2708c5a1df943.r2.cloudflarestorage.com/a": remote error: tls: handshake failure',
    cause: 'network',
    says: /bucket blocks stands in the host name/,
  },
  {
    title: 'reads a connection that ended without an answer',
    paste: 'err.detail="s3: Put https://s3.terrapin.example/reg/data: EOF"',
    cause: 'network',
  },
  {
    title: 'reads a client that left, as nginx notes it',
    paste:
      '10.0.0.7 - - [20/Nov/2026:10:41:43 +0000] "PUT /media/v/clip.mp4?partNumber=3 HTTP/1.1" 499 0 "-" "minio-go/v7.0.63" rt=30.002',
    cause: 'client-timeout',
    says: /waited 30\.002 s/,
  },
  {
    title: 'reads Cloudflare’s bare number',
    paste: 'mc: <ERROR> Failed to copy `vm.qcow2`. error code: 524',
    cause: 'server-error',
    says: /over 100 s/,
  },
  {
    title: 'knows that S3Proxy takes no URL older than 15 minutes',
    paste:
      'PUT http://s3proxy.lan:8080/b/a?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=id%2F20261120%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20261120T100000Z&X-Amz-Expires=3600&X-Amz-SignedHeaders=host&X-Amz-Signature=0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c4b5a69788796a5b4c3d2e1f0\nHTTP/1.1 403 Forbidden\nDate: Fri, 20 Nov 2026 10:22:10 GMT\nServer: Jetty(11.0.20)\n\n<Error><Code>RequestTimeTooSkewed</Code><Message>Forbidden</Message><RequestId>4442587FB7D0A2F9</RequestId></Error>',
    cause: 'stale-request',
    saysNot: /Set the clock/,
  },
  {
    title: 'reads MinIO’s refusal where a client prints the message alone',
    paste: 'argo-wait: failed to save outputs to bucket artifacts: failed to put file: Access Denied.',
    cause: 'access-denied-policy',
  },
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
];

describe('the words of stores', () => {
  for (const { title, paste, cause, certainty, says, saysNot } of cases)
    it(title, () => {
      const diagnosis = diagnose(paste, { now: Date.UTC(2026, 0, 15) });
      const told = JSON.stringify([
        diagnosis.summary,
        diagnosis.findings[0]?.facts.map(({ text }) => text),
        diagnosis.fixes,
        diagnosis.excluded,
      ]);
      assert.equal(diagnosis.cause, cause, told);
      if (certainty !== undefined) assert.equal(diagnosis.certainty, certainty, told);
      if (says) assert.match(told, says);
      if (saysNot) assert.doesNotMatch(told, saysNot);
    });
});
