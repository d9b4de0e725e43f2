import { apiHost, labelsBefore, lastLabel } from './hostName.js';
import { header, requestId, words } from './marks.js';
import { defineProvider } from './provider.js';

const suffixes = ['myhuaweicloud.com', 'myhuaweicloud.eu', 'otc.t-systems.com'];

/** Huawei Cloud Object Storage Service. */
export const obs = defineProvider({
  id: 'obs',
  name: 'Huawei Cloud OBS',
  hosts(host) {
    for (const suffix of suffixes) {
      const labels = labelsBefore(host, suffix);
      if (!labels?.length) continue;
      const at = lastLabel(labels, /^(?:obs|obs-website)$/);
      const service = labels[at];
      if (service === undefined) return undefined;
      const endpoint = [...labels.slice(at), suffix].join('.');
      const place = apiHost(labels.slice(0, at), endpoint, labels[at + 1] ?? null);
      return service === 'obs-website' ? { ...place, style: 'website' } : place;
    }
    return undefined;
  },
  marks: [
    header('certain', 'x-obs-request-id'),
    header('certain', 'server', /^OBS$/),
    requestId('likely', /^0000[0-9A-F]{28}$/),
    words('likely', /\.?\bobs\.[a-z]{2}-[a-z]{3,20}-\d\.myhuaweicloud\.(?:com|eu)\b/),
  ],
  quirks: [
    {
      id: 'two-header-dialects',
      text: 'Headers may be x-obs-* or x-amz-*; a request must not mix them.',
      source: 'https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0006.html',
    },
  ],
  capabilities: { bucketCors: 'per-bucket', postForm: true, maximumSinglePutBytes: 5_368_709_120 },
  sources: {
    bucketCors: 'https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0058.html',
    postForm: 'https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0081.html',
    maximumSinglePutBytes: 'https://support.huaweicloud.com/intl/en-us/api-obs/obs_04_0080.html',
  },
});
