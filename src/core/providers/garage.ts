import { apiHost, labelsBefore } from './hostName.js';
import { element, header, hostLike, message, shape, together, words } from './marks.js';
import { defineProvider } from './provider.js';

const MESSAGE =
  /^(?:Forbidden|Bad request|Internal error): |^Authorization header malformed, unexpected scope: /;

/** Garage. */
export const garage = defineProvider({
  id: 'garage',
  name: 'Garage',
  hosts(host) {
    // The domains of the project's own examples; every other host is its owner's.
    const api = labelsBefore(host, 's3.garage.localhost');
    if (api) return apiHost(api, 's3.garage.localhost', 'garage');
    const web = labelsBefore(host, 'web.garage.localhost');
    return web && { ...apiHost(web, 'web.garage.localhost', 'garage'), style: 'website' };
  },
  marks: [
    header('certain', 'server', /^Garage/i),
    together(
      'certain',
      shape('certain', ['Resource', 'Region'], ['BucketName', 'HostId']),
      message('certain', MESSAGE),
    ),
    element('certain', 'Region', /^garage$/),
    shape('likely', ['Code', 'Message', 'Resource', 'Region'], ['BucketName', 'HostId', 'RequestId']),
    message('likely', MESSAGE),
    words(
      'likely',
      /Authorization header malformed, unexpected scope: |\bForbidden: (?:No such key: GK|Invalid signature|This CORS request is not allowed)|\bBad request: (?:Date is too old|X-Amz-Expires may not exceed a week|Header `)/,
    ),
    hostLike('hint', /:3900$|^garage(?:[.:-]|$)/),
  ],
  quirks: [
    {
      id: 'no-signature-does-not-match',
      text: 'A wrong signature is answered with AccessDenied “Forbidden: Invalid signature”, never with SignatureDoesNotMatch.',
      source:
        'https://git.deuxfleurs.fr/Deuxfleurs/garage/src/branch/main/src/api/common/signature/payload.rs',
    },
    {
      id: 'expired-is-invalid-request',
      text: 'An expired URL is answered with InvalidRequest and status 400, “Bad request: Date is too old”.',
      source:
        'https://git.deuxfleurs.fr/Deuxfleurs/garage/src/branch/main/src/api/common/signature/payload.rs',
    },
    {
      id: 'one-cors-rule-per-origin',
      text: 'Several origins in one CORS rule are sent back in one Access-Control-Allow-Origin header, which browsers reject: write one rule per origin.',
      source: 'https://git.deuxfleurs.fr/Deuxfleurs/garage/src/branch/main/src/api/common/cors.rs',
    },
    {
      id: 'own-region',
      text: 'The region is the one of s3_region in its configuration, “garage” unless set.',
      source: 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/configuration/',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    expiredRefusal: { code: 'InvalidRequest', message: 'Bad request: Date is too old', status: 400 },
    regionName: 'garage',
    sigv2: false,
    equalParts: false,
    refusesFutureDates: false,
  },
  sources: {
    bucketCors: 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/s3-compatibility/',
    postForm: 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/s3-compatibility/',
    expiredRefusal:
      'https://git.deuxfleurs.fr/Deuxfleurs/garage/src/branch/main/src/api/common/signature/payload.rs',
    regionName: 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/configuration/',
    sigv2: 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/s3-compatibility/',
    equalParts: 'https://garagehq.deuxfleurs.fr/documentation/reference-manual/s3-compatibility/',
    refusesFutureDates:
      'https://git.deuxfleurs.fr/Deuxfleurs/garage/src/branch/main/src/api/common/signature/payload.rs',
  },
});
