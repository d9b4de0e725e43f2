import { apiHost, labelsBefore, otherApi } from './hostName.js';
import { code, element, header, message, shape, words } from './marks.js';
import { defineProvider } from './provider.js';

const apiHosts = [
  'storage.googleapis.com',
  'commondatastorage.googleapis.com',
  'storage-download.googleapis.com',
];
const otherHosts = ['firebasestorage.googleapis.com', 'www.googleapis.com', 'storage.cloud.google.com'];

/** Google Cloud Storage through its XML API. */
export const gcs = defineProvider({
  id: 'gcs',
  name: 'Google Cloud Storage',
  hosts(host, path) {
    if (otherHosts.includes(host.name) || host.name.endsWith('.firebasestorage.app')) return otherApi(host);
    for (const suffix of apiHosts) {
      const before = labelsBefore(host, suffix);
      if (!before) continue;
      return before.length === 0 && JSON_API.test(path) ? otherApi(host) : apiHost(before, suffix, 'auto');
    }
    return undefined;
  },
  marks: [
    header('certain', 'x-guploader-uploadid'),
    header('certain', 'server', /^UploadServer$/),
    code('certain', /^CloudKms/),
    message('certain', /Check your Google secret key and signing method/),
    element('certain', 'Details', /Google|Request signature expired at|Request has expired: \d/),
    element('certain', 'StringToSign', /^GOOG4-/),
    shape('likely', ['Code', 'Message', 'Details'], ['RequestId', 'HostId', 'BucketName']),
    words('certain', /Check your Google secret key and signing method/),
    words('likely', /\bGoogle Cloud Storage object\b|\bstorage\.googleapis\.com\b/),
    words(
      'likely',
      /\bX-Goog-(?:Algorithm|Credential|Signature)\b|\bGOOG4-(?:RSA|HMAC)-SHA256\b|\bGoogleAccessId=/i,
    ),
    // The XML API puts its Message where an SDK prints it, and this one is Google's for any bad signature.
    words('hint', /Invalid argument\.\s{0,4}\(Service: S3,/),
  ],
  quirks: [
    {
      id: 'expired-is-expired-token',
      text: 'An expired signed URL is answered with ExpiredToken and status 400; the Details element gives the time. No session token is meant.',
      source: 'https://cloud.google.com/storage/docs/xml-api/reference-status',
    },
    {
      id: 'one-header-list-in-cors',
      text: 'A CORS rule has one list, responseHeader, for the headers that are allowed and those that are exposed.',
      source: 'https://cloud.google.com/storage/docs/cors-configurations',
    },
    {
      id: 'no-cors-on-browser-host',
      text: 'CORS rules do not apply on storage.cloud.google.com; use storage.googleapis.com.',
      source: 'https://cloud.google.com/storage/docs/cors-configurations',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    maximumSinglePutBytes: 5_497_558_138_880,
    maximumObjectBytes: 5_497_558_138_880,
    expiredRefusal: { code: 'ExpiredToken', message: 'Invalid argument.', status: 400 },
    regionName: 'auto',
    sigv2: true,
    equalParts: false,
  },
  sources: {
    bucketCors: 'https://cloud.google.com/storage/docs/cors-configurations',
    postForm: 'https://cloud.google.com/storage/docs/xml-api/post-object-forms',
    maximumSinglePutBytes: 'https://cloud.google.com/storage/quotas',
    maximumObjectBytes: 'https://cloud.google.com/storage/quotas',
    expiredRefusal: 'https://cloud.google.com/storage/docs/xml-api/reference-status',
    regionName: 'https://cloud.google.com/storage/docs/aws-simple-migration',
    sigv2: 'https://cloud.google.com/storage/docs/access-control/signed-urls-v2',
    equalParts: 'https://cloud.google.com/storage/docs/multipart-uploads',
  },
});

const JSON_API = /^\/(?:(?:resumable\/)?upload\/)?storage\/v1(?:\/|$)/;
