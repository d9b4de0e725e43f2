import { apiHost, labelsBefore } from './hostName.js';
import { element, header, hostId, message, words } from './marks.js';
import { defineProvider } from './provider.js';

/** Alibaba Cloud Object Storage Service, through its own API or the S3-compatible one. */
export const oss = defineProvider({
  id: 'oss',
  name: 'Alibaba Cloud OSS',
  hosts(host) {
    const labels = labelsBefore(host, 'aliyuncs.com');
    const service = labels?.at(-1);
    if (!labels || !service?.startsWith('oss-')) return undefined;
    const isInternal = service.endsWith('-internal');
    const location = service.slice('oss-'.length).replace(/-internal$/, '');
    const isAccelerated = location.startsWith('accelerate');
    const split = labels.length - (labels.at(-2) === 's3' ? 2 : 1);
    const endpoint = [...labels.slice(split), 'aliyuncs.com'].join('.');
    const place = apiHost(
      labels.slice(0, split),
      endpoint,
      isAccelerated ? null : location,
      isInternal ? ['internal'] : [],
    );
    return isAccelerated ? { ...place, style: 'accelerate' } : place;
  },
  marks: [
    header('certain', 'x-oss-request-id'),
    header('certain', 'server', /^AliyunOSS/i),
    element('certain', 'RecommendDoc', /aliyun|alibabacloud/i),
    element('certain', 'OSSAccessKeyId'),
    element('certain', 'HostId', /\.aliyuncs\.com$/i),
    hostId('certain', /\.aliyuncs\.com$/i),
    element('likely', 'EC', /^\d{4}-\d{8}$/),
    message('certain', /^The OSS Access Key Id you provided/),
    message('likely', /^Put public object acl is not allowed/),
    message(
      'likely',
      /Aws MultiChunkedEncoding is not ?supported|aws-chunked encoding is not supported with the specified x-amz-content-sha256 value/i,
    ),
    words(
      'likely',
      /\boss-[a-z]{2}-[a-z0-9-]{2,30}\.aliyuncs\.com\b|\bOSSAccessKeyId\b|\bOSS4-HMAC-SHA256\b/,
    ),
    words(
      'likely',
      /Aws MultiChunkedEncoding is not ?supported|aws-chunked encoding is not supported with the specified x-amz-content-sha256 value/i,
    ),
  ],
  quirks: [
    {
      id: 'no-aws-chunked',
      text: 'Bodies sent as aws-chunked, which SDKs use for their default checksums, are refused.',
      source: 'https://www.alibabacloud.com/help/en/oss/developer-reference/use-amazon-s3-sdks-to-access-oss',
    },
    {
      id: 'virtual-hosts-only',
      text: 'The bucket must stand in the host name; path style is refused with SecondLevelDomainForbidden.',
      source: 'https://www.alibabacloud.com/help/en/oss/developer-reference/compatibility-with-amazon-s3',
    },
    {
      id: 'wrong-region-is-access-denied',
      text: 'A bucket of another region is answered with AccessDenied, the text of a redirect and an Endpoint.',
      source:
        'https://www.alibabacloud.com/help/en/oss/how-to-troubleshoot-403-status-code-when-you-access-oss',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    maximumSinglePutBytes: 5_368_709_120,
    expiredRefusal: { code: 'AccessDenied', message: 'Request has expired.', status: 403 },
    defaultChecksums: 'refused',
    equalParts: false,
  },
  sources: {
    bucketCors: 'https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketcors',
    postForm: 'https://www.alibabacloud.com/help/en/oss/developer-reference/postobject',
    maximumSinglePutBytes: 'https://www.alibabacloud.com/help/en/oss/developer-reference/putobject',
    expiredRefusal:
      'https://www.alibabacloud.com/help/en/oss/how-to-troubleshoot-403-status-code-when-you-access-oss',
    defaultChecksums:
      'https://www.alibabacloud.com/help/en/oss/developer-reference/use-amazon-s3-sdks-to-access-oss',
    equalParts: 'https://www.alibabacloud.com/help/en/oss/developer-reference/uploadpart',
  },
});
