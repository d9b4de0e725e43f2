import { apiHost, labelsBefore } from './hostName.js';
import { code, header, hostId, hostLike, message, requestId, shape, together, words } from './marks.js';
import { defineProvider, recorded } from './provider.js';

const REQUEST_ID = /^[0-9A-F]{16}$/;
const HOST_ID = /^(?:[0-9a-f]{64}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

const MESSAGE =
  /Storage backend has reached its minimum free drive threshold|Resource requested is un(?:readable|writable), please reduce|Server side encryption specified but KMS is not configured|Your account is disabled; please contact your administrator|A timeout occurred while trying to lock a resource|No AWSAccessKey was presented|Cannot respond to plain-text request from TLS-encrypted server/;

/** MinIO, community edition. */
export const minio = defineProvider({
  id: 'minio',
  name: 'MinIO',
  hosts(host) {
    const before = labelsBefore(host, 'play.min.io');
    return before && apiHost(before, 'play.min.io', 'us-east-1');
  },
  marks: [
    header('certain', 'server', /^MinIO(?:$|\/)/i),
    header('certain', 'x-minio-error-code'),
    code('certain', /^XMinio/),
    together('certain', requestId('certain', REQUEST_ID), hostId('certain', /^[0-9a-f]{64}$/)),
    together('certain', shape('certain', ['BucketName', 'Resource', 'HostId']), hostId('certain', HOST_ID)),
    shape('likely', ['BucketName', 'Resource', 'HostId'], ['RequestID', 'EC']),
    shape('hint', ['BucketName', 'Resource'], ['RequestID', 'EC']),
    code('likely', /^(?:SlowDownRead|SlowDownWrite|InvalidTokenId|ServerNotInitialized)$/),
    message('likely', MESSAGE),
    words('likely', /\bminio[\w.-]{0,60}:90\d\d\b/),
    words('likely', /\bmc admin trace\b|\[REQUEST s3\.\w{3,30}\]|\bXMinio[A-Z][A-Za-z]{3,40}/),
    words('likely', MESSAGE),
    hostLike('likely', /^minio(?:[.:-]|$)|\.minio\.|^[\w-]{1,63}\.minio:/),
    hostId('likely', /^[0-9a-f]{64}$/),
    words('hint', /\bio\.minio\.|\bminio(?:-go|-js|-py)?[/@]v?\d/i),
    hostLike('hint', /:9000$/, 'x-amz-request-id'),
    words('hint', /\bhttps?:\/\/[\w.-]{1,253}:9000\//),
  ],
  quirks: [
    {
      id: 'no-bucket-cors',
      text: 'CORS is one list of origins for the whole server (MINIO_API_CORS_ALLOW_ORIGIN, every origin by default); PutBucketCors is answered with 501 NotImplemented.',
      source: 'https://github.com/minio/minio/blob/master/cmd/dummy-handlers.go',
    },
    {
      id: 'no-signature-details',
      text: 'SignatureDoesNotMatch comes without StringToSign and CanonicalRequest.',
      source: 'https://github.com/minio/minio/blob/master/cmd/api-errors.go',
    },
    {
      id: 'unsigned-headers-400',
      text: 'A signed header that was not sent and an unsigned x-amz-meta-* header are both answered with AccessDenied and status 400.',
      source: 'https://github.com/minio/minio/blob/master/cmd/signature-v4-utils.go',
    },
    {
      id: 'wrong-region-as-malformed-header',
      text: 'A wrong region in a presigned URL is answered with AuthorizationHeaderMalformed; any region is accepted while the server has none configured.',
      source: 'https://github.com/minio/minio/blob/master/cmd/signature-v4.go',
    },
    {
      id: 'no-single-put-cap',
      text: 'A single PUT may be as large as the largest object, 5 TiB.',
      source: 'https://github.com/minio/minio/blob/master/cmd/utils.go',
    },
    {
      id: 'console-port',
      text: 'The console (port 9001 by default) answers HTML; the S3 API listens on another port (9000 by default).',
      source: 'https://github.com/minio/minio/blob/master/README.md',
    },
    {
      id: 'virtual-host-needs-domain',
      text: 'A bucket in the host name is understood only when MINIO_DOMAIN is set; otherwise use path style.',
      source: 'https://github.com/minio/minio/blob/master/docs/config/README.md',
    },
  ],
  capabilities: {
    bucketCors: 'server-wide',
    postForm: true,
    maximumSinglePutBytes: 5_497_558_138_880,
    maximumObjectBytes: 5_497_558_138_880,
    expiredRefusal: { code: 'AccessDenied', message: 'Request has expired', status: 403 },
    corsHeadersOnErrors: true,
    sigv2: true,
    defaultChecksums: 'accepted',
    equalParts: false,
    refusesFutureDates: true,
  },
  sources: {
    bucketCors: 'https://github.com/minio/minio/blob/master/cmd/dummy-handlers.go',
    postForm: 'https://github.com/minio/minio/blob/master/cmd/postpolicyform.go',
    maximumSinglePutBytes: 'https://github.com/minio/minio/blob/master/cmd/utils.go',
    maximumObjectBytes: 'https://github.com/minio/minio/blob/master/cmd/utils.go',
    expiredRefusal: 'https://github.com/minio/minio/blob/master/cmd/api-errors.go',
    corsHeadersOnErrors: recorded('minio'),
    sigv2: 'https://github.com/minio/minio/blob/master/cmd/signature-v2.go',
    defaultChecksums: 'https://github.com/minio/minio/blob/master/cmd/streaming-v4-unsigned.go',
    equalParts: 'https://github.com/minio/minio/blob/master/cmd/utils.go',
    refusesFutureDates: 'https://github.com/minio/minio/blob/master/cmd/signature-v4.go',
  },
});
