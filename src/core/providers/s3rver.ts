import { code, element, hostLike, message, shape } from './marks.js';
import { defineProvider } from './provider.js';

/** s3rver and its successors, small servers for tests. */
export const s3rver = defineProvider({
  id: 's3rver',
  name: 's3rver',
  hosts: () => undefined,
  marks: [
    element('certain', 'AWSAccessKeyId', /^S3RVER$/),
    code('certain', /^CORSResponse$/),
    // Its templates escape what is escaped already.
    message('certain', /&(?:quot|#x27|amp|#x2F|lt|gt);/),
    // Amazon always adds SignatureProvided and a request id.
    shape(
      'likely',
      ['AWSAccessKeyId', 'StringToSign', 'StringToSignBytes'],
      ['SignatureProvided', 'RequestId', 'HostId', 'CanonicalRequest'],
    ),
    message(
      'likely',
      /^x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, or a valid sha256 value\.?$/,
    ),
    hostLike('hint', /^(?:localhost|127\.0\.0\.1|s3rver):4568$/),
  ],
  quirks: [
    {
      id: 'no-request-ids',
      text: 'Answers carry no request id and no host id.',
      source: 'https://github.com/jamhall/s3rver',
    },
    {
      id: 'not-for-production',
      text: 'It is meant for tests: a URL that works here may fail on Amazon S3.',
      source: 'https://github.com/jamhall/s3rver',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    expiredRefusal: { code: 'AccessDenied', message: 'Request has expired', status: 403 },
    sigv2: true,
    defaultChecksums: 'refused',
  },
  sources: {
    bucketCors: 'https://github.com/jamhall/s3rver',
    postForm: 'https://github.com/jamhall/s3rver',
    expiredRefusal: 'https://github.com/jamhall/s3rver',
    sigv2: 'https://github.com/jamhall/s3rver',
    defaultChecksums: 'https://github.com/jamhall/s3rver',
  },
});
