import { header } from './marks.js';
import { defineProvider, recorded } from './provider.js';

/** Versity S3 Gateway, whose answers imitate Amazon's down to the identifiers. */
export const versitygw = defineProvider({
  id: 'versitygw',
  name: 'Versity S3 Gateway',
  hosts: () => undefined,
  marks: [header('certain', 'server', /^VERSITYGW/i)],
  quirks: [
    {
      id: 'sigv4-only',
      text: 'Signature version 2 is refused with InvalidRequest.',
      source: 'https://github.com/versity/versitygw/blob/main/s3err/s3err.go',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    expiredRefusal: { code: 'AccessDenied', message: 'Request has expired.', status: 403 },
    corsHeadersOnErrors: true,
    sigv2: false,
    defaultChecksums: 'accepted',
    equalParts: false,
  },
  sources: {
    bucketCors: 'https://github.com/versity/versitygw/wiki',
    postForm: 'https://github.com/versity/versitygw/blob/main/s3err/s3err.go',
    expiredRefusal: 'https://github.com/versity/versitygw/blob/main/s3err/s3err.go',
    corsHeadersOnErrors: recorded('versitygw'),
    sigv2: 'https://github.com/versity/versitygw/blob/main/s3err/s3err.go',
    defaultChecksums: 'https://github.com/versity/versitygw/blob/main/s3err/s3err.go',
    equalParts: 'https://github.com/versity/versitygw/blob/main/s3err/s3err.go',
  },
});
