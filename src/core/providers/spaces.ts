import { apiHost, labelsBefore } from './hostName.js';
import { hostId, requestId, words } from './marks.js';
import { defineProvider } from './provider.js';

/** DigitalOcean Spaces, which runs Ceph. */
export const spaces = defineProvider({
  id: 'spaces',
  name: 'DigitalOcean Spaces',
  basedOn: 'ceph',
  hosts(host) {
    const labels = labelsBefore(host, 'digitaloceanspaces.com');
    if (!labels?.length) return undefined;
    const isCdn = labels.at(-1) === 'cdn';
    const at = labels.length - (isCdn ? 2 : 1);
    const region = labels[at] ?? null;
    const bucketLabels = labels.slice(0, Math.max(0, at));
    const endpoint = `${region === null ? '' : `${region}.`}digitaloceanspaces.com`;
    return isCdn
      ? { bucket: bucketLabels.join('.') || null, region, style: 'cdn', endpoint }
      : apiHost(bucketLabels, endpoint, region);
  },
  marks: [
    requestId('certain', /^tx[0-9a-f]{20,24}-[0-9a-f]{8,12}-[0-9a-f]{1,16}-[a-z]{3}\d[a-z]$/),
    hostId('certain', /^[0-9a-f]{3,16}-[a-z]{3}\d[a-z]-[a-z]{3}\d-zg\d{2}$/),
    words('likely', /\.digitaloceanspaces\.com\b/),
  ],
  quirks: [
    {
      id: 'cdn-upload-cap',
      text: 'A presigned PUT or part through the CDN host is capped at 8,100 KiB; sign for the origin host.',
      source: 'https://docs.digitalocean.com/products/spaces/details/limits/',
    },
    {
      id: 'empty-messages',
      text: 'Error documents often have no Message, as Ceph’s have.',
      source: 'https://docs.digitalocean.com/reference/api/spaces/',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    maximumSinglePutBytes: 5_000_000_000,
    maximumObjectBytes: 5_000_000_000_000,
    refusesFutureDates: null,
  },
  sources: {
    bucketCors: 'https://docs.digitalocean.com/products/spaces/how-to/configure-cors/',
    maximumSinglePutBytes: 'https://docs.digitalocean.com/products/spaces/details/limits/',
    maximumObjectBytes: 'https://docs.digitalocean.com/products/spaces/details/limits/',
  },
});
