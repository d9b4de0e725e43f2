import type { NameValue, SentRequest } from './canonicalRequest.js';
import { compareAscii, decodeOnce, splitQuery } from './encoding.js';
import { requestTarget } from './requestTarget.js';
import type { StringToSignV2 } from './stringToSign.js';

/** What SigV2 signs of a request, as text and in pieces. */
export interface ImpliedStringToSign {
  readonly text: string;
  readonly lines: StringToSignV2;
}

/** What names the key: of Amazon, and of Google's and Alibaba's schemes of the same form. */
const keyIds = ['AWSAccessKeyId', 'GoogleAccessId', 'OSSAccessKeyId'];

/** The parameters that SigV2 counts as part of the resource; it signs no others. */
const subresources = new Set([
  'accelerate',
  'acl',
  'analytics',
  'cors',
  'defaultObjectAcl',
  'delete',
  'encryption',
  'inventory',
  'lifecycle',
  'location',
  'logging',
  'metrics',
  'notification',
  'object-lock',
  'partNumber',
  'policy',
  'policyStatus',
  'publicAccessBlock',
  'replication',
  'requestPayment',
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
  'restore',
  'retention',
  'legal-hold',
  'tagging',
  'torrent',
  'uploadId',
  'uploads',
  'versionId',
  'versioning',
  'versions',
  'website',
]);

/**
 * The string a SigV2 request signs, be it presigned (`AWSAccessKeyId`, `Expires`, `Signature` in the query) or with an
 * `Authorization: AWS …` header; undefined for any other request.
 *
 * Neither host nor region is in it, and the content type always is.
 *
 * @param bucketInHost The bucket where the host names it; leave out for path style.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTAuthentication.html
 */
export function impliedStringToSign(
  sent: SentRequest,
  bucketInHost?: string,
): ImpliedStringToSign | undefined {
  const target = requestTarget(sent.url);
  if (target === undefined) return undefined;
  const parameters = splitQuery(target.query).map(({ name, value }) => ({
    name: decodeOnce(name),
    value: decodeOnce(value),
  }));
  const headers = lowerCase(sent.headers);
  const expires = isPresigned(parameters)
    ? parameters.find(({ name }) => name === 'Expires')?.value
    : undefined;
  const isHeaderSigned = /^\s*(?:AWS|GOOG1|OSS) /.test(headers.get('authorization') ?? '');
  if (expires === undefined && !isHeaderSigned) return undefined;

  // A presigned URL may carry x-amz-* headers as parameters, signed as headers all the same; sent as both, they count once.
  const extensions = lowerCase([
    ...parameters.filter(({ name }) => isExtension(name) && !headers.has(name.toLowerCase())),
    ...sent.headers,
  ]);
  const signedHeaders = [...extensions]
    .filter(([name]) => isExtension(name))
    .sort(([a], [b]) => compareAscii(a, b))
    .map(([name, value]) => ({ name, value }));
  const lines: StringToSignV2 = {
    version: 2,
    verb: sent.method.toUpperCase(),
    contentMd5: headers.get('content-md5') ?? '',
    contentType: headers.get('content-type') ?? '',
    dateOrExpires: expires ?? (headers.has('x-amz-date') ? '' : (headers.get('date') ?? '')),
    headers: signedHeaders,
    resource: resourceOf(target.path, parameters, bucketInHost),
  };
  return { text: stringToSignText(lines), lines };
}

/** The text that is signed. */
export function stringToSignText(lines: StringToSignV2): string {
  return [
    lines.verb,
    lines.contentMd5,
    lines.contentType,
    lines.dateOrExpires,
    ...lines.headers.map(({ name, value }) => `${name}:${value}`),
    lines.resource,
  ].join('\n');
}

function isPresigned(parameters: readonly NameValue[]): boolean {
  const names = new Set(parameters.map(({ name }) => name));
  return keyIds.some((name) => names.has(name)) && names.has('Signature');
}

function isExtension(name: string): boolean {
  return /^x-(?:amz|goog|oss)-/i.test(name);
}

/** The path as sent, with the bucket in front where the host has it, and the parameters that choose a sub-resource. */
function resourceOf(
  path: string,
  parameters: readonly NameValue[],
  bucketInHost: string | undefined,
): string {
  const bucket = bucketInHost === undefined ? '' : `/${bucketInHost}`;
  const chosen = parameters
    .filter(({ name }) => subresources.has(name))
    .sort((a, b) => compareAscii(a.name, b.name))
    .map(({ name, value }) => (value === '' ? name : `${name}=${value}`));
  return `${bucket}${path === '' ? '/' : path}${chosen.length > 0 ? `?${chosen.join('&')}` : ''}`;
}

function lowerCase(headers: readonly NameValue[]): Map<string, string> {
  const values = new Map<string, string>();
  for (const header of headers) {
    const name = header.name.trim().toLowerCase();
    // Unlike in version 4, spaces inside a value stay as they are.
    const value = header.value.trim().replace(/\r?\n[ \t]+/g, ' ');
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  return values;
}
