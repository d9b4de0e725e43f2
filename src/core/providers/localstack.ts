import { apiHost, labelsBefore } from './hostName.js';
import { header, hostId, hostLike, requestId, together, words } from './marks.js';
import { defineProvider } from './provider.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const EDGE_PORT = 4566;

/** LocalStack, which imitates Amazon S3 for development. */
export const localstack = defineProvider({
  id: 'localstack',
  name: 'LocalStack',
  hosts(host) {
    const labels = labelsBefore(host, 'localhost.localstack.cloud');
    if (labels) {
      const at = labels.lastIndexOf('s3');
      if (at < 0) return apiHost([], host.name, null);
      const endpoint = [...labels.slice(at), 'localhost.localstack.cloud'].join('.');
      return apiHost(labels.slice(0, at), endpoint, labels[at + 1] ?? null);
    }
    return host.port === EDGE_PORT ? apiHost([], host.name, null) : undefined;
  },
  marks: [
    header('certain', 'x-localstack'),
    header('certain', 'x-localstack-edge'),
    together('certain', requestId('certain', UUID), hostId('certain', /^[\w+/]{75}=$/)),
    // The host id of Amazon's documentation, which the emulator answers with.
    hostId('likely', /^9Gjjt1m\+cjU4OPvX9O9\/8RuvnG41MRb\/18Oux2o5H5MY7ISNTlXN\+Dz9IG62\/ILVxhAGI0qyPfg=$/),
    words(
      'likely',
      /\blocalstack(?:-core)?\/(?:aws|services)\/|\blocalhost\.localstack\.cloud\b|\bl(?:ocalstack)?\.aws\.handlers\b/,
    ),
    words('likely', /\barn:aws:(?:iam|sts|kms):[\w-]{0,20}:0{12}:/),
    hostLike('likely', /^localstack(?:[.:-]|$)/),
  ],
  quirks: [
    {
      id: 'signatures-not-checked',
      text: 'Signature and expiry are not checked by default: a URL that works here may fail on Amazon S3.',
      source: 'https://docs.localstack.cloud/aws/services/s3/',
    },
    {
      id: 'own-cors-layer',
      text: 'Origins that it does not know are refused before any bucket rule is read; add them with EXTRA_CORS_ALLOWED_ORIGINS.',
      source: 'https://docs.localstack.cloud/aws/capabilities/config/configuration/',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    maximumSinglePutBytes: 5_368_709_120,
    expiredRefusal: { code: 'AccessDenied', message: 'Request has expired', status: 403 },
    sigv2: true,
    defaultChecksums: 'accepted',
    equalParts: false,
    refusesFutureDates: false,
  },
  sources: {
    bucketCors: 'https://docs.localstack.cloud/aws/services/s3/',
    postForm: 'https://docs.localstack.cloud/aws/services/s3/',
    maximumSinglePutBytes:
      'https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/s3/provider.py',
    expiredRefusal:
      'https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/s3/presigned_url.py',
    sigv2:
      'https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/s3/presigned_url.py',
    defaultChecksums:
      'https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/s3/provider.py',
    equalParts:
      'https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/s3/provider.py',
    refusesFutureDates:
      'https://github.com/localstack/localstack/blob/main/localstack-core/localstack/services/s3/presigned_url.py',
  },
});
