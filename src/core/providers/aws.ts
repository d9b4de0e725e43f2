import { apiHost, hostName, labelsBefore, lastLabel, otherApi } from './hostName.js';
import { code, element, header, hostId, requestId, together, words } from './marks.js';
import { defineProvider, type HostName, type HostPlace, type HostTrait, type Mark } from './provider.js';

// Sixteen characters of which one at least is no hex digit: MinIO's and Wasabi's ids are sixteen hex digits.
const REQUEST_ID = /^(?=[0-9A-F]*[G-Z])[0-9A-Z]{16}$/;
// Base64 of 40, 48, 56 or 72 bytes. Sixty-four bytes are left out: Versity's gateway writes those.
// Sixty-four hex digits are MinIO's.
const HOST_ID = /^(?![0-9a-f]{64}$)(?:[\w+/]{54}==|[\w+/]{64}|[\w+/]{75}=|[\w+/]{96})$/;

/** Amazon S3 in all its partitions, and CloudFront as the usual cache in front of it. */
export const aws = defineProvider({
  id: 'aws',
  name: 'Amazon S3',
  hosts: (host) => cloudFront(host) ?? amazonHost(host),
  marks: [
    header('certain', 'server', /^AmazonS3$/),
    together('certain', requestId('certain', REQUEST_ID), hostId('certain', HOST_ID)),
    element('certain', 'Endpoint', /\.amazonaws\.com(?:\.cn)?$/i),
    onAmazonHostOrNone(
      words(
        'likely',
        /\barn:aws(?:-[a-z-]{1,12})?:(?:iam|sts|kms):[\w-]{0,20}:(?!0{12})\d{12}:[\w+=,.@/-]{1,40}/,
      ),
    ),
    onAmazonHostOrNone(hostId('likely', HOST_ID)),
    // Not the namespace that every store writes into its documents.
    onAmazonHostOrNone(
      words('likely', /\bs3(?:[.-][a-z0-9-]{1,40}){0,3}\.amazonaws\.com(?:\.cn)?\b(?!\/doc\/)/),
    ),
    // A line of a server access log.
    onAmazonHostOrNone(words('likely', /^[0-9a-f]{64} \S{3,63} \[\d{2}\/[A-Z][a-z]{2}\/\d{4}:/m)),
    header('likely', 'x-amz-cf-id'),
    onAmazonHostOrNone(requestId('hint', REQUEST_ID)),
    onAmazonHostOrNone(element('hint', 'AWSAccessKeyId', /^A[KS]IA[A-Z2-7]{16}$/)),
    onAmazonHostOrNone(
      code('hint', /^(?:AccessControlListNotSupported|ConditionalRequestConflict|TokenRefreshRequired)$/),
    ),
  ],
  quirks: [
    {
      id: 'cors-rules-first-match',
      text: 'The first CORS rule whose origin, method and headers all match decides; later rules are not merged in.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html',
    },
    {
      id: 'global-endpoint-redirects',
      text: 'The global endpoint answers 307 for a young bucket outside us-east-1, and a browser refuses to follow a redirect of a preflight.',
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html',
    },
    {
      id: 'query-checksum-ignored',
      text: 'A checksum that stands only in the query of a presigned URL is not verified.',
      source: 'https://github.com/aws/aws-sdk-js-v3/issues/3906',
    },
  ],
  capabilities: {
    bucketCors: 'per-bucket',
    postForm: true,
    maximumSinglePutBytes: 5_368_709_120,
    maximumObjectBytes: 53_687_091_200_000,
    expiredRefusal: { code: 'AccessDenied', message: 'Request has expired', status: 403 },
    defaultChecksums: 'accepted',
    equalParts: false,
    refusesFutureDates: true,
  },
  sources: {
    bucketCors: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html',
    postForm: 'https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html',
    maximumSinglePutBytes: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/upload-objects.html',
    maximumObjectBytes: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html',
    expiredRefusal: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html',
    defaultChecksums: 'https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html',
    equalParts: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html',
    refusesFutureDates: 'https://github.com/minio/minio/issues/2638',
  },
});

// Gateways speak to IAM-like services and imitate identifiers, so on a foreign host these prove nothing.
function onAmazonHostOrNone(mark: Mark): Mark {
  return {
    strength: mark.strength,
    see: (signs) =>
      signs.hosts.every((host) => amazonHost(hostName(host)) !== undefined) ? mark.see(signs) : undefined,
  };
}

function cloudFront(host: HostName): HostPlace | undefined {
  const before = labelsBefore(host, 'cloudfront.net');
  return before?.length ? { bucket: null, region: null, style: 'cdn', endpoint: host.name } : undefined;
}

const suffixes = ['amazonaws.com.cn', 'amazonaws.com', 'amazonaws.eu', 'c2s.ic.gov', 'sc2s.sgov.gov'];
const REGION = /^[a-z]{2,4}(?:-[a-z]{2,12}){1,3}-\d{1,2}$/;

function amazonHost(host: HostName): HostPlace | undefined {
  for (const suffix of suffixes) {
    const labels = labelsBefore(host, suffix);
    if (labels) return serviceHost(host, labels, suffix);
  }
  return undefined;
}

/** Reads `BUCKET.SERVICE[.dualstack][.REGION]` from the right, because a bucket may hold dots and even `s3`. */
function serviceHost(host: HostName, labels: readonly string[], suffix: string): HostPlace | undefined {
  const isVpcEndpoint = labels.at(-1) === 'vpce';
  const own = isVpcEndpoint ? labels.slice(0, -1) : labels;
  const at = lastLabel(own, /^(?:s3(?:$|-)|s3express-|s3tables$)/);
  const service = own[at];
  if (service === undefined) return undefined;
  const before = own.slice(0, at);
  const after = own.slice(at + 1);
  const endpoint = (from: number) => [...labels.slice(from), suffix].join('.');
  const traits: HostTrait[] = [];
  if (after[0] === 'dualstack') traits.push('dualstack');
  if (service.includes('-fips')) traits.push('fips');
  const region = after.find((label) => REGION.test(label)) ?? null;
  if (isVpcEndpoint) return vpcEndpoint(before, region, endpoint);
  // A region that was never filled in leaves a label such as `undefined` behind; that is still one of these hosts.
  if (after.length > (after[0] === 'dualstack' ? 2 : 1)) return undefined;
  if (service === 's3' || service === 's3-fips') {
    if (after.some((label) => label !== 'dualstack')) return apiHost(before, endpoint(at), region, traits);
    return apiHost(before, endpoint(at), null, [...traits, 'global']);
  }
  if (service === 's3-accelerate') return bucketHost('accelerate', before, endpoint(at), null, traits);
  if (service === 's3-website') return bucketHost('website', before, endpoint(at), region, traits);
  if (service.startsWith('s3-website-')) {
    return bucketHost('website', before, endpoint(at), service.slice('s3-website-'.length), traits);
  }
  if (service.startsWith('s3-accesspoint') || service === 's3-outposts') {
    return bucketHost('access-point', before, endpoint(at), region, traits);
  }
  if (service === 's3-global') {
    return {
      bucket: before.slice(0, -1).join('.') || null,
      region: null,
      style: 'multi-region',
      traits,
      endpoint: host.name,
    };
  }
  if (service.startsWith('s3express-control')) return otherApi(host, region);
  if (service.startsWith('s3express-')) return bucketHost('express', before, endpoint(at), region, traits);
  if (service === 's3-external-1') return apiHost(before, endpoint(at), 'us-east-1', ['legacy']);
  const legacyRegion = service.replace(/^s3-(?:fips-)?/, '');
  if (after.length === 0 && REGION.test(legacyRegion)) {
    return apiHost(before, endpoint(at), legacyRegion, [...traits, 'legacy']);
  }
  return otherApi(host, region);
}

/** `BUCKET.bucket.vpce-….s3.REGION.vpce`, where the word after the bucket tells what the endpoint serves. */
function vpcEndpoint(
  before: readonly string[],
  region: string | null,
  endpoint: (from: number) => string,
): HostPlace {
  const kindAt = Math.max(0, before.length - 2);
  const bucket = before.slice(0, kindAt).join('.');
  return { bucket: bucket === '' ? null : bucket, region, style: 'vpc-endpoint', endpoint: endpoint(kindAt) };
}

function bucketHost(
  style: HostPlace['style'],
  before: readonly string[],
  endpoint: string,
  region: string | null,
  traits: readonly HostTrait[],
): HostPlace {
  return { bucket: before.length === 0 ? null : before.join('.'), region, style, traits, endpoint };
}
