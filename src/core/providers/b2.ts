import { apiHost, labelsBefore, otherApi } from './hostName.js';
import { hostId, message, requestId, together, words } from './marks.js';
import { defineProvider } from './provider.js';

/** Backblaze B2 through its S3-compatible API. */
export const b2 = defineProvider({
  id: 'b2',
  name: 'Backblaze B2',
  hosts(host) {
    if (labelsBefore(host, 'backblaze.com')?.length) return otherApi(host);
    const labels = labelsBefore(host, 'backblazeb2.com');
    if (!labels?.length) return undefined;
    const region = labels.at(-1) ?? '';
    if (!REGION.test(region)) return otherApi(host);
    const split = Math.max(0, labels.length - (labels.at(-2) === 's3' ? 2 : 1));
    const endpoint = [...labels.slice(split), 'backblazeb2.com'].join('.');
    return apiHost(labels.slice(0, split), endpoint, region);
  },
  marks: [
    together('certain', requestId('certain', /^[0-9a-f]{16}$/), hostId('certain', /^[\w+/]{15,43}={0,2}$/)),
    message('certain', /^Malformed Access Key Id$/),
    message('likely', /^not entitled$/),
    message('likely', /Unsupported header '[\w-]{1,64}' received for this API call/),
    words('likely', /\.backblazeb2\.com\b/),
    words(
      'likely',
      /Unsupported header '[\w-]{1,64}' received for this API call|\bMalformed Access Key Id\b/,
    ),
  ],
  quirks: [
    {
      id: 'sigv4-only',
      text: 'Signature version 4 over HTTPS only.',
      source: 'https://www.backblaze.com/docs/cloud-storage-call-the-s3-compatible-api',
    },
    {
      id: 'no-checksum-headers',
      text: 'Headers x-amz-checksum-* and x-amz-sdk-checksum-algorithm, which SDKs send by default, are refused with InvalidArgument.',
      source: 'https://www.backblaze.com/docs/cloud-storage-s3-compatible-api',
    },
    {
      id: 'cors-preset-is-for-downloads',
      text: 'The dashboard’s preset that shares everything covers downloads; uploads need a custom rule with s3_put, set by CLI or API.',
      source: 'https://www.backblaze.com/docs/cloud-storage-cross-origin-resource-sharing-rules',
    },
    {
      id: 'application-keys',
      text: 'The master key does not work on the S3-compatible API; create an application key.',
      source: 'https://www.backblaze.com/docs/cloud-storage-s3-compatible-app-keys',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    maximumSinglePutBytes: 5_000_000_000,
    maximumObjectBytes: 10_000_000_000_000,
    sigv2: false,
    defaultChecksums: 'refused',
  },
  sources: {
    bucketCors: 'https://www.backblaze.com/apidocs/s3-put-bucket-cors',
    maximumSinglePutBytes: 'https://www.backblaze.com/docs/cloud-storage-s3-compatible-api',
    maximumObjectBytes: 'https://www.backblaze.com/docs/cloud-storage-s3-compatible-api',
    sigv2: 'https://www.backblaze.com/docs/cloud-storage-call-the-s3-compatible-api',
    defaultChecksums: 'https://www.backblaze.com/docs/cloud-storage-s3-compatible-api',
  },
});

const REGION = /^[a-z]{2}-[a-z]{2,12}-\d{3}$/;
