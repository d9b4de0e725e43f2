import { ListMultipartUploadsCommand, ListPartsCommand, type MultipartUpload } from '@aws-sdk/client-s3';
import { formatBytes, formatCount, formatDuration } from '../../core/text/units.js';
import type { Account } from './account.js';

export const uploadsPermission = 's3:ListBucketMultipartUploads and s3:ListMultipartUploadParts';

/** Pages are small, so that each fits into what is read of an answer. */
const uploadsPerPage = 100;
const partsPerPage = 150;
const mostRequests = 100;

/** A multipart upload that was begun and neither completed nor aborted; its parts are stored and paid for. */
export interface UnfinishedUpload {
  readonly key: string;
  readonly uploadId: string;
  /** Milliseconds since 1970; null where the store does not say. */
  readonly startedAt: number | null;
  readonly bytes: number;
  readonly parts: number;
}

export interface UnfinishedUploads {
  readonly uploads: readonly UnfinishedUpload[];
  /** There are more uploads or parts than were looked at. */
  readonly isCut: boolean;
}

/** @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export async function listUnfinished(
  account: Account,
  bucket: string,
  abortSignal: AbortSignal,
): Promise<UnfinishedUploads> {
  const budget = { requests: mostRequests };
  const found: MultipartUpload[] = [];
  let isCut = false;
  let markers: { readonly KeyMarker?: string; readonly UploadIdMarker?: string } | undefined = {};
  while (markers !== undefined) {
    // Half of the requests are for the parts.
    if (budget.requests-- <= mostRequests / 2) {
      isCut = true;
      break;
    }
    const page: Awaited<ReturnType<typeof listPage>> = await listPage(account, bucket, markers, abortSignal);
    found.push(...(page.Uploads ?? []));
    markers =
      page.IsTruncated === true && page.NextKeyMarker !== undefined
        ? {
            KeyMarker: page.NextKeyMarker,
            ...(page.NextUploadIdMarker === undefined ? {} : { UploadIdMarker: page.NextUploadIdMarker }),
          }
        : undefined;
  }
  const uploads: UnfinishedUpload[] = [];
  for (const { Key = '', UploadId = '', Initiated } of found) {
    const size =
      budget.requests > 0
        ? await sizeOf(account, { Bucket: bucket, Key, UploadId }, budget, abortSignal)
        : undefined;
    if (size === undefined) isCut = true;
    uploads.push({
      key: Key,
      uploadId: UploadId,
      startedAt: Initiated?.getTime() ?? null,
      bytes: size?.bytes ?? 0,
      parts: size?.parts ?? 0,
    });
  }
  return { uploads, isCut };
}

/** The whole in one sentence, then a line for each upload, oldest first. */
export function uploadsInWords({ uploads, isCut }: UnfinishedUploads, bucket: string, now: number): string[] {
  if (uploads.length === 0) return [`${bucket} has no unfinished multipart uploads.`];
  const bytes = uploads.reduce((sum, upload) => sum + upload.bytes, 0);
  const sorted = [...uploads].sort((one, other) => (one.startedAt ?? 0) - (other.startedAt ?? 0));
  return [
    `${bucket} has ${isCut ? 'at least ' : ''}${formatCount(uploads.length, 'unfinished multipart upload')}, with ${formatBytes(bytes)} in parts that are stored and paid for until they are completed or aborted.`,
    ...sorted.map(({ key, startedAt, bytes: size, parts }) => {
      const age =
        startedAt === null
          ? 'begun at an unknown time'
          : `begun ${formatDuration(Math.max(0, Math.round((now - startedAt) / 1000)))} ago`;
      return `${key}: ${formatBytes(size)} in ${formatCount(parts, 'part')}, ${age}`;
    }),
  ];
}

function listPage({ client }: Account, bucket: string, markers: object, abortSignal: AbortSignal) {
  return client.send(
    new ListMultipartUploadsCommand({ Bucket: bucket, MaxUploads: uploadsPerPage, ...markers }),
    { abortSignal },
  );
}

async function sizeOf(
  { client }: Account,
  upload: { readonly Bucket: string; readonly Key: string; readonly UploadId: string },
  budget: { requests: number },
  abortSignal: AbortSignal,
): Promise<{ bytes: number; parts: number } | undefined> {
  const size = { bytes: 0, parts: 0 };
  let marker: string | undefined;
  do {
    if (budget.requests-- <= 0) return undefined;
    const command = new ListPartsCommand({
      ...upload,
      MaxParts: partsPerPage,
      ...(marker === undefined ? {} : { PartNumberMarker: marker }),
    });
    const page: {
      readonly Parts?: { readonly Size?: number | undefined }[] | undefined;
      readonly IsTruncated?: boolean | undefined;
      readonly NextPartNumberMarker?: string | undefined;
    } = await client.send(command, { abortSignal });
    for (const { Size = 0 } of page.Parts ?? []) {
      size.bytes += Size;
      size.parts++;
    }
    const next = page.IsTruncated === true ? page.NextPartNumberMarker : undefined;
    marker = next === marker ? undefined : next;
  } while (marker !== undefined);
  return size;
}
