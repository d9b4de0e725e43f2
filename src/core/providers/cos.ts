import { apiHost, labelsBefore, lastLabel, otherApi } from './hostName.js';
import { header, requestId, shape, words } from './marks.js';
import { defineProvider } from './provider.js';

const suffixes = ['myqcloud.com', 'tencentcos.cn', 'tencentcos.com'];

/** Tencent Cloud Object Storage. */
export const cos = defineProvider({
  id: 'cos',
  name: 'Tencent Cloud COS',
  hosts(host) {
    for (const suffix of suffixes) {
      const labels = labelsBefore(host, suffix);
      if (!labels?.length) continue;
      const at = lastLabel(labels, /^(?:cos|cos-internal|cos-website|picbj|file)$/);
      const service = labels[at];
      if (service === undefined) return undefined;
      if (service === 'picbj' || service === 'file') {
        return {
          bucket: labels.slice(0, at).join('.') || null,
          region: null,
          style: 'cdn',
          endpoint: host.name,
        };
      }
      const region = labels[at + 1];
      const endpoint = [...labels.slice(at), suffix].join('.');
      const place = apiHost(labels.slice(0, at), endpoint, region === 'accelerate' ? null : (region ?? null));
      if (service === 'cos-website') return { ...place, style: 'website' };
      return region === 'accelerate' ? { ...place, style: 'accelerate' } : place;
    }
    return host.name === 'cos.api.qcloud.com' ? otherApi(host) : undefined;
  },
  marks: [
    header('certain', 'x-cos-request-id'),
    header('certain', 'server', /^tencent-cos/i),
    shape('certain', ['Resource', 'RequestId', 'TraceId']),
    // Tencent's request ids are base64 of sixteen hex digits, an underscore and more.
    requestId('likely', /^Nj[\w+/]{20,40}={0,2}$/),
    words(
      'likely',
      /\.cos\.[a-z]{2}-[a-z]{3,20}(?:-\d)?\.(?:myqcloud\.com|tencentcos\.(?:cn|com))\b|\bq-sign-algorithm=sha1\b/,
    ),
  ],
  quirks: [
    {
      id: 'bucket-with-app-id',
      text: 'The bucket’s full name ends with the account’s APPID, such as media-1250000000.',
      source: 'https://www.tencentcloud.com/document/product/436/13312',
    },
  ],
  capabilities: { bucketCors: 'per-bucket', postForm: true, maximumSinglePutBytes: 5_368_709_120 },
  sources: {
    bucketCors: 'https://www.tencentcloud.com/document/product/436/8279',
    postForm: 'https://www.tencentcloud.com/document/product/436/14690',
    maximumSinglePutBytes: 'https://www.tencentcloud.com/document/product/436/7749',
  },
});
