import { apiHost, labelsBefore, otherApi } from './hostName.js';
import { header, requestId, words } from './marks.js';
import { defineProvider } from './provider.js';

/** Wasabi. */
export const wasabi = defineProvider({
  id: 'wasabi',
  name: 'Wasabi',
  hosts(host) {
    const labels = labelsBefore(host, 'wasabisys.com');
    if (!labels?.length) return undefined;
    const at = labels.lastIndexOf('s3');
    if (at < 0) return otherApi(host);
    const endpoint = [...labels.slice(at), 'wasabisys.com'].join('.');
    // The host without a region is that of Wasabi's first one.
    return apiHost(labels.slice(0, at), endpoint, labels[at + 1] ?? 'us-east-1');
  },
  marks: [
    header('certain', 'server', /^Wasabi/i),
    requestId('certain', /^[0-9A-F]{16}:[A-Z]$/),
    header('certain', 'x-wasabi-cm-reference-id'),
    words('likely', /\.wasabisys\.com\b/),
  ],
  quirks: [
    {
      id: 'region-in-host',
      text: 'The host must be the one of the bucket’s region, and the signature must name that region.',
      source: 'https://docs.wasabi.com/docs/what-are-the-service-urls-for-wasabis-different-storage-regions',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    maximumSinglePutBytes: 5_000_000_000,
    maximumObjectBytes: 5_000_000_000_000,
  },
  sources: {
    bucketCors: 'https://docs.wasabi.com/docs/how-do-i-set-up-cors-with-wasabi',
    maximumSinglePutBytes: 'https://docs.wasabi.com/docs/multipart-upload',
    maximumObjectBytes: 'https://docs.wasabi.com/docs/multipart-upload',
  },
});
