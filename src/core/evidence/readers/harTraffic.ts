import type { EpochMs } from '../../diagnosis.js';
import type { Exchange } from '../evidence.js';
import { mentionsSigning } from './harGlance.js';
import { parameterOf } from './presignedUrl.js';

/** A request that exists for the sake of an upload, with that upload where it is in the recording. */
export interface Companion<Entry> {
  readonly entry: Entry;
  readonly upload: Entry | undefined;
}

/** A recording sorted by what its requests have to do with uploads; the order within each list is the recording's. */
export interface Traffic<Entry> {
  readonly uploads: readonly Entry[];
  /** CORS preflights sent to the store. */
  readonly preflights: readonly Companion<Entry>[];
  /** Calls whose answer handed out the URL or the form that an upload used; one call may have handed out many. */
  readonly signing: readonly Companion<Entry>[];
  /** Calls to the page's own server about a multipart upload that the recording has: creating, completing, aborting it. */
  readonly multipart: readonly Companion<Entry>[];
  readonly others: readonly Entry[];
}

const storeHost =
  /(?:^|\.)(?:s3(?:express)?[.-](?:[a-z0-9-]+\.)*amazonaws\.com(?:\.cn)?|r2\.cloudflarestorage\.com|storage\.googleapis\.com|storage\.yandexcloud\.net|storage\.supabase\.co|(?:digitaloceanspaces|wasabisys|backblazeb2|linodeobjects|vultrobjects|your-objectstorage|contabostorage|idrivee2)\.com|t3\.storage\.dev|oss-[a-z0-9-]+\.aliyuncs\.com|cos\.[a-z0-9-]+\.myqcloud\.com|obs\.[a-z0-9-]+\.myhuaweicloud\.com|objectstorage\.[a-z0-9-]+\.(?:oraclecloud|oci\.customer-oci)\.com|cloud-object-storage\.appdomain\.cloud)$/;
/** A label of a host name that stands for a store of one's own, as in `s3.example.com`. */
const storeLabel = /(?:^|\.)(?:s3|minio)\.(?!console\.)/;
const storeServer =
  /^(?:AmazonS3|MinIO|Ceph|SeaweedFS|Garage|AliyunOSS|tencent-cos|OBS|UploadServer|VERSITYGW|WasabiS3|rclone)/i;
const formSignature = /(?:^|[\s"&?])(?:x-amz-signature|signature|policy)(?:=|"\s{0,4}\r?\n\r?\n|":)/i;
const uploadOperation =
  /^(?:PutObject|UploadPart|CreateMultipartUpload|CompleteMultipartUpload|AbortMultipartUpload|PostObject)$/;
const signatureToken = /\b[0-9a-f]{64}\b|(?<=Signature(?:=|\\?":\s{0,4}\\?"))[A-Za-z0-9%+/=_-]{20,1024}/gi;
const maximumSearchedBody = 1 << 20;
const maximumTokens = 200_000;

/** Whether a request went to an S3-like store, by its URL, its headers or its answer. */
export function isStoreTraffic(exchange: Exchange): boolean {
  const { request, response } = exchange;
  const { url } = request;
  if (url !== undefined && (url.scheme !== 'none' || isStoreHost(url.host))) return true;
  if (
    request.headers.some((header) => header.name.startsWith('x-amz-') && header.name !== 'x-amz-user-agent')
  )
    return true;
  if (request.headers.some((header) => header.name === 'authorization' && /^AWS4?[ -]/.test(header.value)))
    return true;
  if (response === undefined) return false;
  if (
    response.headers.some(
      (header) =>
        (header.name === 'x-amz-request-id' && hasHostId(exchange)) ||
        (header.name === 'server' && storeServer.test(header.value)),
    )
  )
    return true;
  const body = response.body.slice(0, 8192);
  return body.includes('<Error') && body.includes('<Code>');
}

/**
 * Sorts a recording: uploads, the preflights and signing calls that belong to each, and the rest.
 *
 * A preflight belongs to the upload of the same URL and the method it asked for that is nearest in time; a signing call to every
 * upload that carries a signature from its answer.
 */
export function classifyEntries<Entry extends Exchange>(entries: readonly Entry[]): Traffic<Entry> {
  const uploads = entries.filter(isUpload);
  const preflights: Companion<Entry>[] = [];
  const rest: Entry[] = [];
  const byUrl = groupBy(uploads, (upload) => upload.request.url?.raw);
  for (const entry of entries) {
    if (isUpload(entry)) continue;
    const sameUrl = byUrl.get(entry.request.url?.raw ?? '') ?? [];
    if (entry.request.method === 'OPTIONS' && (sameUrl.length > 0 || isStoreTraffic(entry))) {
      preflights.push({ entry, upload: nearest(entry, sameUrl) });
    } else rest.push(entry);
  }
  const signers = signersByToken(rest);
  const signing: Companion<Entry>[] = [];
  for (const upload of uploads) {
    const signer = signaturesOf(upload)
      .map((signature) => signers.get(signature))
      .find((entry) => entry !== undefined);
    if (signer) signing.push({ entry: signer, upload });
  }
  const used = new Set(signing.map((pair) => pair.entry));
  const multipart = multipartCalls(
    rest.filter((entry) => !used.has(entry)),
    uploads,
  );
  for (const pair of multipart) used.add(pair.entry);
  return { uploads, preflights, signing, multipart, others: rest.filter((entry) => !used.has(entry)) };
}

/** Whether a request is worth keeping of a long recording: an upload, other traffic of a store, or an answer that may have prepared one. */
export function concernsUploads(exchange: Exchange): boolean {
  return isStoreTraffic(exchange) || isUpload(exchange) || mentionsUpload(exchange);
}

/** An answer that may have to do with an upload: it hands out a signature or an upload's id. */
function mentionsUpload(exchange: Exchange): boolean {
  return mentionsSigning(exchange.response?.body ?? '');
}

/** Whether a host, with or without its port and in lower case, is one of a store. */
export function isStoreHost(hostWithPort: string): boolean {
  const host = hostWithPort.slice(0, 260).replace(/:\d{1,5}$/, '');
  return storeHost.test(host) || storeLabel.test(host);
}

function isUpload(entry: Exchange): boolean {
  const { method, url, body } = entry.request;
  if (method === 'OPTIONS') return false;
  const isForm =
    method === 'POST' &&
    body !== undefined &&
    /policy/i.test(body) &&
    formSignature.test(body.slice(0, 65_536));
  if (isForm && /x-amz-|AWSAccessKeyId|x-goog-/i.test(body.slice(0, 65_536))) return true;
  if (!isStoreTraffic(entry)) return false;
  if (method === 'PUT' || method === 'POST') return true;
  // A URL signed for an upload and sent with another method is an upload that went wrong.
  return (
    uploadOperation.test(parameterOf(url, 'x-id')?.value ?? '') || parameterOf(url, 'uploadid') !== undefined
  );
}

function hasHostId(exchange: Exchange): boolean {
  const names = exchange.response?.headers.map((header) => header.name) ?? [];
  return names.includes('x-amz-id-2') || names.includes('etag') || names.includes('x-amz-bucket-region');
}

function signaturesOf(upload: Exchange): string[] {
  const { url, body } = upload.request;
  if (url?.signature !== undefined) return [url.signature];
  return body === undefined ? [] : tokensOf(body);
}

function signersByToken<Entry extends Exchange>(entries: readonly Entry[]): Map<string, Entry> {
  const signers = new Map<string, Entry>();
  for (const entry of entries) {
    const body = entry.response?.body ?? '';
    if (body.length > maximumSearchedBody || !/signature|policy/i.test(body)) continue;
    for (const token of tokensOf(body)) {
      if (signers.size >= maximumTokens) return signers;
      if (!signers.has(token)) signers.set(token, entry);
    }
  }
  return signers;
}

function tokensOf(body: string): string[] {
  return [...body.slice(0, maximumSearchedBody).matchAll(signatureToken)].map((match) =>
    percentDecoded(match[0]),
  );
}

function percentDecoded(token: string): string {
  return token.replace(/%2B/gi, '+').replace(/%2F/gi, '/').replace(/%3D/gi, '=');
}

/** Upload ids are long and random: a call that mentions one is about that upload. */
function multipartCalls<Entry extends Exchange>(
  entries: readonly Entry[],
  uploads: readonly Entry[],
): Companion<Entry>[] {
  const firstPart = new Map<string, Entry>();
  for (const upload of uploads) {
    const id = parameterOf(upload.request.url, 'uploadid')?.value;
    if (id !== undefined && id.length >= 8 && !firstPart.has(id)) firstPart.set(id, upload);
  }
  if (firstPart.size === 0) return [];
  const calls: Companion<Entry>[] = [];
  for (const entry of entries) {
    const said = `${entry.request.url?.raw ?? ''}\n${entry.request.body ?? ''}\n${entry.response?.body ?? ''}`;
    if (said.length > maximumSearchedBody || !/upload[-_]?id/i.test(said)) continue;
    const token = [...said.matchAll(/[A-Za-z0-9._~%+/=-]{8,1024}/g)]
      .map((match) => match[0])
      .flatMap((text) => [text, text.split('=').at(-1) ?? '', percentDecoded(text)])
      .find((text) => firstPart.has(text));
    if (token !== undefined) calls.push({ entry, upload: firstPart.get(token) });
  }
  return calls;
}

function nearest<Entry extends Exchange>(preflight: Entry, uploads: readonly Entry[]): Entry | undefined {
  const asked = preflight.request.headers
    .find((header) => header.name === 'access-control-request-method')
    ?.value.toUpperCase();
  const time = preflight.request.startedAt;
  let best: Entry | undefined;
  let bestDistance = Infinity;
  for (const upload of uploads) {
    if (asked !== undefined && upload.request.method !== asked) continue;
    const distance = distanceOf(time, upload.request.startedAt);
    if (best === undefined || distance < bestDistance) {
      best = upload;
      bestDistance = distance;
    }
  }
  return best;
}

function distanceOf(a: EpochMs | undefined, b: EpochMs | undefined): number {
  return a === undefined || b === undefined ? Infinity : Math.abs(a - b);
}

function groupBy<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string | undefined,
): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = keyOf(entry) ?? '';
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}
