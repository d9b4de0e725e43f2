import { element, requestId, words } from './marks.js';
import { defineProvider } from './provider.js';

/** Moto, which imitates AWS for tests in Python. */
export const moto = defineProvider({
  id: 'moto',
  name: 'Moto',
  hosts: () => undefined,
  marks: [
    element('certain', 'RequestID', /^7a62c49f-347e-4fc4-9331-6e8eEXAMPLE$/),
    requestId('certain', /^7a62c49f-347e-4fc4-9331-6e8eEXAMPLE$/),
    requestId('likely', /^[A-Za-z0-9]{52}$/),
    words('likely', /\bmoto\/(?:s3|core|moto_server)\/|\bmoto_server\b/),
  ],
  quirks: [
    {
      id: 'signatures-not-checked',
      text: 'Signatures are not checked unless asked for: a URL that works here may fail on Amazon S3.',
      source: 'https://docs.getmoto.org/en/latest/docs/iam.html',
    },
  ],
  capabilities: { bucketCors: 'per-bucket' },
  sources: {
    bucketCors: 'https://docs.getmoto.org/en/latest/docs/services/s3.html',
  },
});
