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
      id: 'single-put-cap',
      text: 'A single PUT takes 5 GB at most; larger files need a multipart upload.',
      source: 'https://support.huaweicloud.com/intl/en-us/obs_faq/obs_faq_0069.html',
    },
  ],
  capabilities: { postForm: true, maximumSinglePutBytes: 5_368_709_120 },
  sources: {
    postForm: 'https://support.huaweicloud.com/intl/en-us/sdk-java-devg-obs/obs_21_0601.html',
    maximumSinglePutBytes: 'https://support.huaweicloud.com/intl/en-us/obs_faq/obs_faq_0069.html',
  },
});
