import { header, requestId, words } from './marks.js';
import { defineProvider } from './provider.js';

/** S3Proxy (gaul), a gateway to other stores. */
export const s3proxy = defineProvider({
  id: 's3proxy',
  name: 'S3Proxy',
  hosts: () => undefined,
  marks: [
    header('certain', 'server', /^S3Proxy/i),
    // It answers every request with the identifier of an old example in Amazon’s documentation.
    requestId('likely', /^4442587FB7D0A2F9$/),
    words('likely', /\borg\.gaul\.s3proxy\b/),
  ],
  quirks: [
    {
      id: 'old-urls-as-clock-skew',
      text: 'A presigned URL older than 15 minutes is refused with RequestTimeTooSkewed although its lifetime is longer and no clock is wrong.',
      source: 'https://github.com/gaul/s3proxy/issues/648',
    },
    {
      id: 'cors-in-configuration',
      text: 'CORS is set for the whole server by s3proxy.cors-allow-* in its configuration.',
      source: 'https://github.com/gaul/s3proxy/blob/master/README.md',
    },
  ],
  capabilities: { bucketCors: 'server-wide', sigv2: true },
  sources: {
    bucketCors: 'https://github.com/gaul/s3proxy/blob/master/README.md',
    sigv2: 'https://github.com/gaul/s3proxy/blob/master/README.md',
  },
});
