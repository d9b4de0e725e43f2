import { code, element, header, headersMissing, hostLike, message, shape, together } from './marks.js';
import { defineProvider, recorded } from './provider.js';

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
    // A bare Node.js server that speaks S3 and numbers no requests.
    together(
      'hint',
      headersMissing('hint', 'x-amz-request-id', 'server', 'via'),
      header('hint', 'keep-alive', /^timeout=5$/),
      shape('hint', ['Code', 'Message'], ['RequestId', 'HostId', 'Resource']),
    ),
    hostLike('hint', /^(?:localhost|127\.0\.0\.1|s3rver):4568$/),
  ],
  quirks: [
    {
      id: 'no-request-ids',
      text: 'Answers carry no request id and no host id.',
      source: 'https://github.com/20minutes/s3rver',
    },
    {
      id: 'not-for-production',
      text: 'It is meant for tests: a URL that works here may fail on Amazon S3.',
      source: 'https://github.com/20minutes/s3rver',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    expiredRefusal: { code: 'AccessDenied', message: 'Request has expired', status: 403 },
    corsHeadersOnErrors: true,
    sigv2: true,
    defaultChecksums: 'refused',
  },
  sources: {
    bucketCors: 'https://github.com/20minutes/s3rver',
    postForm: 'https://github.com/20minutes/s3rver',
    expiredRefusal: recorded('s3rver5'),
    corsHeadersOnErrors: recorded('s3rver5'),
    sigv2: 'https://github.com/20minutes/s3rver',
    defaultChecksums: recorded('s3rver5'),
  },
});
