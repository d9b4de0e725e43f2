import { tellsOfEach, type Told } from '../../support/told.js';

/** What stores other than Amazon’s say in words of their own, and what clients make of it. */
const cases: readonly Told[] = [
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
];

describe('the words of stores', () => {
  tellsOfEach(cases);
});
