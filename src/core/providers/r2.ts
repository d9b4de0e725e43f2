import { apiHost, labelsBefore } from './hostName.js';
import { code, message, words } from './marks.js';
import { defineProvider } from './provider.js';

const jurisdictions = new Set(['eu', 'fedramp']);

/** Cloudflare R2. */
export const r2 = defineProvider({
  id: 'r2',
  name: 'Cloudflare R2',
  hosts(host) {
    if (labelsBefore(host, 'r2.dev')?.length === 1) {
      return { bucket: null, region: null, style: 'cdn', endpoint: host.name };
    }
    const labels = labelsBefore(host, 'r2.cloudflarestorage.com');
    if (!labels?.length) return undefined;
    const accountLabels = labels.length > 1 && jurisdictions.has(labels.at(-1) ?? '') ? 2 : 1;
    const split = labels.length - accountLabels;
    return apiHost(
      labels.slice(0, split),
      [...labels.slice(split), 'r2.cloudflarestorage.com'].join('.'),
      'auto',
    );
  },
  marks: [
    code('certain', /^ExpiredRequest$/),
    message('certain', /Credential access key has length \d{1,4}, should be 32/),
    message('certain', /All non-trailing parts must have the same (?:size|length)/),
    words('likely', /\.r2\.cloudflarestorage\.com\b/),
    message('likely', /Reduce your concurrent request rate for the same object/),
    message('likely', /Check your secret access key and signing method/),
    message('likely', /\b[Hh]eader '[\w-]{1,64}' with value '[^']{0,200}' not implemented/),
    words(
      'likely',
      /Credential access key has length \d{1,4}, should be 32|Reduce your concurrent request rate for the same object|Check your secret access key and signing method|\b[Hh]eader '[\w-]{1,64}' with value '[^']{0,200}' not implemented|<Code>ExpiredRequest</,
    ),
    words('likely', /\/\d{8}\/auto\/s3\/aws4_request/),
    words('hint', /\bR2 (?:PUT|upload|POST|GET)\b|Cloudflare R2\b/),
  ],
  quirks: [
    {
      id: 'no-cors-headers-on-expired',
      text: 'An expired presigned URL is refused without CORS headers, so a browser reports a CORS failure.',
      source: 'https://developers.cloudflare.com/r2/buckets/cors/',
    },
    {
      id: 'equal-parts',
      text: 'All parts of a multipart upload but the last must have the same size.',
      source: 'https://developers.cloudflare.com/r2/objects/multipart-objects/',
    },
    {
      id: 'presigned-on-api-host-only',
      text: 'Presigned URLs work on the S3 API host of the account only, not on custom domains.',
      source: 'https://developers.cloudflare.com/r2/api/s3/presigned-urls/',
    },
    {
      id: 'one-write-per-second',
      text: 'Writes to the same key are limited to one a second; more are answered with 429.',
      source: 'https://developers.cloudflare.com/r2/platform/limits/',
    },
    {
      id: 'no-post-forms',
      text: 'Browser POST forms are not supported; presign a PUT.',
      source: 'https://developers.cloudflare.com/r2/api/s3/presigned-urls/',
    },
    {
      id: 'cors-takes-seconds',
      text: 'A change of CORS rules takes up to 30 seconds.',
      source: 'https://developers.cloudflare.com/r2/buckets/cors/',
    },
    {
      id: 'uploads-dropped-after-7-days',
      text: 'Unfinished multipart uploads are dropped after 7 days.',
      source: 'https://developers.cloudflare.com/r2/objects/multipart-objects/',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: false,
    maximumSinglePutBytes: 5_363_466_240,
    maximumObjectBytes: 5_492_189_429_760,
    expiredRefusal: { code: 'ExpiredRequest', message: 'Request has expired', status: 403 },
    corsHeadersOnErrors: false,
    regionName: 'auto',
    equalParts: true,
  },
  sources: {
    bucketCors: 'https://developers.cloudflare.com/r2/buckets/cors/',
    postForm: 'https://developers.cloudflare.com/r2/api/s3/presigned-urls/',
    maximumSinglePutBytes: 'https://developers.cloudflare.com/r2/platform/limits/',
    maximumObjectBytes: 'https://developers.cloudflare.com/r2/platform/limits/',
    expiredRefusal: 'https://developers.cloudflare.com/r2/api/error-codes/',
    corsHeadersOnErrors: 'https://developers.cloudflare.com/r2/buckets/cors/',
    regionName: 'https://developers.cloudflare.com/r2/api/s3/api/',
    equalParts: 'https://developers.cloudflare.com/r2/objects/multipart-objects/',
  },
});
