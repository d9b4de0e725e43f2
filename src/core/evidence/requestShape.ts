import { utf8ToBytes } from '@noble/hashes/utils.js';
import { targetOf, type Case } from './case.js';
import type { Field } from './evidence.js';
import { parameterOf } from './readers/presignedUrl.js';
import { isFormToPresigned } from './signatureMethod.js';

/** The ACL that the upload asks for, where it opens the object to others: Block Public Access refuses it with a bare AccessDenied. */
export function publicAcl(c: Case): Field | undefined {
  const at = parameterOf(c.url, 'x-amz-acl') ?? c.requestHeader('x-amz-acl');
  if (at && /^(?:public-read(?:-write)?|authenticated-read)$/.test(at.value)) return at;
  return c.find(
    /\b(?:ACL|acl)['"]?\s{0,4}(?:=>|[:=])\s{0,4}['"]?(?:public-read(?:-write)?|authenticated-read|PublicRead(?:Write)?|AuthenticatedRead)\b/,
  );
}

/** Whether the request was a HEAD, or its answer as bare as a HEAD's: a status and no code. */
export function isHead(c: Case): boolean {
  if (c.method === 'HEAD' || /^Head(?:Object|Bucket)$/.test(c.operation ?? '')) return true;
  // An SDK has the status' own words where there was no document to read.
  return (
    c.error?.origin === 'exception' &&
    c.status === 403 &&
    /^(?:forbidden|null)$/i.test(c.message) &&
    c.says('ClientResponseError') === undefined
  );
}

/** A request’s first line with its headers below, which tells it from a log’s line. */
const beginningOfRequest =
  /^(?<method>[A-Z]{3,15}) (?:https?:\/\/|\/)\S{1,8000}(?: HTTP\/[\d.]{1,3})?\r?\n[A-Za-z-]{2,40}: /m;

/** A method that no operation of S3 has, such as PATCH or a made-up one. */
export function methodForeignToS3(c: Case): Field | undefined {
  const beginning = c.find(beginningOfRequest);
  const method = beginning?.groups['method'] ?? '';
  return beginning === undefined || /^(?:GET|HEAD|PUT|POST|DELETE|OPTIONS)$/.test(method)
    ? undefined
    : { value: method, span: beginning.span };
}

/** Whether a refused method tells of the request, and not of who answered. */
export function isMethodAmiss(c: Case): boolean {
  return isFormToPresigned(c) || methodForeignToS3(c) !== undefined;
}

/**
 * The bytes of a key that is over S3's limit of 1,024, which some stores meet with an error of their own.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html
 */
export function bytesOfOverlongKey(c: Case): number | undefined {
  const key = targetOf(c).key ?? '';
  if (key.length <= 340) return undefined;
  const bytes = utf8ToBytes(key).length;
  return bytes > 1024 ? bytes : undefined;
}

/** A line of the application's own log: a route of its own that a browser posted to, and no address of a store. */
export function isOwnRoute(c: Case): boolean {
  const { exchange } = c;
  return (
    (exchange?.origin === 'console' || exchange?.origin === 'log') &&
    (exchange.request.url?.host ?? '') === '' &&
    (exchange.request.method === 'POST'
      ? /^\/(?:api|uploads?|graphql|rest|v\d)(?:\/|$)/
      : /^\/(?:api|graphql|v2\/[\w./-]{1,200}\/blobs\/uploads)(?:\/|$)/
    ).test(exchange.request.url?.path ?? '')
  );
}

/** A program outside of browsers, which reads every header of an answer. */
export function isOfProgram(c: Case): boolean {
  return (
    c.find(
      /\b(?:botocore|boto3|aws-cli|rclone|restic|s3cmd|velero|litestream|opendal|minio-go|aws-sdk-go|github\.com)\b|operation error S3:|Traceback \(most|\.java:\d|\(Service: (?:Amazon )?S3|Aws::S3|upload failed: \.?\//i,
    ) !== undefined && c.find(/\b(?:Uppy|XMLHttpRequest|ExposeHeaders|browser)\b/i) === undefined
  );
}

/** People shorten a URL by hand behind an `&`, and leave dots there. */
export function isAbbreviated(c: Case): boolean {
  const raw = c.url?.raw ?? '';
  if (/…|\.\.\./.test(raw)) return true;
  const at = raw === '' ? -1 : c.text.indexOf(raw);
  return (
    at >= 0 && /^&?(?:\.{2,}|…|<|\[|\()|^&(?:\s|$)/.test(c.text.slice(at + raw.length, at + raw.length + 4))
  );
}

/** Any other parameter names a setting of the bucket, such as `?cors`. */
const ofAuthentication = /^(?:x-amz-.{1,60}|x-id|awsaccesskeyid|signature|expires)$/i;

/** An upload whose address ends with one segment: to the store that is a bucket, and a PUT on it is CreateBucket. */
export function isPutOnBucket(c: Case): boolean {
  return (
    c.method === 'PUT' &&
    c.place?.style === 'path' &&
    (c.place.key ?? '') === '' &&
    (c.place.bucket ?? '') !== '' &&
    (c.url?.parameters ?? []).every(({ name }) => ofAuthentication.test(name))
  );
}
