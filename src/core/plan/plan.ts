import { formatBytes, formatBytesShort, formatCount, formatDuration } from '../text/units.js';
import { limitsOf, maximumTtlSeconds, type UploadLimits } from './limits.js';

/** How to upload so many bytes: in what pieces, and how long its presigned URLs must live. */
export interface UploadPlan {
  /** `too-large`: the store takes no object of this size; the other fields tell of its largest one. */
  readonly kind: 'single-put' | 'multipart' | 'too-large';
  readonly bytes: number;
  /** Size of each part but the last; the whole for a single PUT. */
  readonly partBytes: number;
  readonly partCount: number;
  /** Life of the URL, or of all part URLs where they are signed together before the upload begins. */
  readonly ttlSeconds: number;
  /** Life of a part's URL where it is signed when its turn comes; null for a single PUT. */
  readonly perPartTtlSeconds: number | null;
  /** Part URLs signed together could not live until the last part begins: sign each when its turn comes. */
  readonly mustSignPartByPart: boolean;
  /** Null where the speed is not known. */
  readonly secondsTotal: number | null;
  readonly secondsPerPart: number | null;
  /** When the last part begins: URLs signed at the start must live beyond this. */
  readonly lastPartStartsAfterSeconds: number | null;
  readonly limits: UploadLimits;
  /** The plan in sentences. */
  readonly facts: readonly string[];
}

const multipartFromBytes = 100_000_000;
const smallPartBytes = 8 * 1024 ** 2;
const largePartBytes = 16 * 1024 ** 2;
/** Above so many small parts the requests themselves begin to cost. */
const manyParts = 1_000;
const singlePutTtlSeconds = 900;
const partTtlSeconds = 3_600;
/** Room for a slower line and for a retry from the start. */
const timeReserve = 2;

/**
 * Plans an upload. A store judges a URL's age when a request arrives, so the life counts until the last request
 * begins, not until it ends; the reserve is for retries.
 */
export function planUpload(input: {
  bytes: number;
  bitsPerSecond?: number;
  /** Parts under way at once; they share the line. */
  concurrency?: number;
  /** An id of `src/core/providers`. */
  provider?: string;
}): UploadPlan {
  const limits = limitsOf(input.provider ?? 'aws');
  const asked = atLeast(0, Math.floor(input.bytes));
  const bytes = Math.min(asked, limits.maximumObjectBytes);
  const isMultipart = bytes > Math.min(multipartFromBytes, limits.maximumSinglePutBytes);
  const partBytes = isMultipart ? partSize(bytes, limits) : bytes;
  const partCount = isMultipart ? Math.ceil(bytes / partBytes) : 1;
  const concurrency = isMultipart ? Math.min(partCount, atLeast(1, Math.floor(input.concurrency ?? 4))) : 1;

  const rate = input.bitsPerSecond ?? Number.NaN;
  const isTimed = Number.isFinite(rate) && rate > 0;
  const secondsTotal = isTimed ? (bytes * 8) / rate : null;
  const secondsPerPart = isTimed ? (partBytes * 8 * concurrency) / rate : null;
  const neededSeconds = Math.ceil(timeReserve * (secondsTotal ?? 0));
  const kind = asked > bytes ? 'too-large' : isMultipart ? 'multipart' : 'single-put';
  const plan = {
    kind,
    bytes: asked,
    partBytes,
    partCount,
    ttlSeconds: ttl(isMultipart ? partTtlSeconds : singlePutTtlSeconds, neededSeconds),
    perPartTtlSeconds: isMultipart
      ? ttl(partTtlSeconds, Math.ceil(timeReserve * (secondsPerPart ?? 0)))
      : null,
    mustSignPartByPart: isMultipart && neededSeconds > maximumTtlSeconds,
    secondsTotal,
    secondsPerPart,
    lastPartStartsAfterSeconds:
      secondsTotal === null || secondsPerPart === null ? null : Math.max(0, secondsTotal - secondsPerPart),
    limits,
  } as const;
  return { ...plan, facts: facts(plan) };
}

/** In whole MiB: 8, then 16, then as much as the number of parts demands. */
function partSize(bytes: number, limits: UploadLimits): number {
  const fewest = Math.ceil(bytes / limits.maximumParts);
  if (fewest > largePartBytes) return Math.ceil(fewest / 1024 ** 2) * 1024 ** 2;
  return bytes > smallPartBytes * manyParts ? largePartBytes : smallPartBytes;
}

function facts(plan: Omit<UploadPlan, 'facts'>): string[] {
  const { limits } = plan;
  if (plan.kind === 'too-large')
    return [
      `${formatBytes(plan.bytes)} are more than the largest object the store takes, ${formatBytes(limits.maximumObjectBytes)}.`,
    ];
  const sentences = plan.kind === 'single-put' ? [singlePutFact(plan)] : multipartFacts(plan);
  if (plan.secondsTotal !== null)
    sentences.push(`At this speed the upload takes ${formatDuration(plan.secondsTotal)}.`);
  if (plan.kind === 'single-put')
    sentences.push(
      `A life of ${formatDuration(plan.ttlSeconds)} leaves time for the request to begin and for a retry.`,
    );
  else if (plan.mustSignPartByPart)
    sentences.push(
      `URLs for all parts signed at the start could not live long enough: the limit is ${formatDuration(maximumTtlSeconds)}. Sign each part when its turn comes.`,
    );
  else
    sentences.push(
      `URLs for all parts signed at the start need a life of ${formatDuration(plan.ttlSeconds)}.`,
    );
  return sentences;
}

function singlePutFact(plan: Omit<UploadPlan, 'facts'>): string {
  return `${formatBytes(plan.bytes)} fit in one PUT; its limit is ${formatBytes(plan.limits.maximumSinglePutBytes)}.`;
}

function multipartFacts(plan: Omit<UploadPlan, 'facts'>): string[] {
  const { limits } = plan;
  const parts = `${formatCount(plan.partCount, 'part')} of ${formatBytesShort(plan.partBytes)}`;
  const reason =
    plan.bytes > limits.maximumSinglePutBytes
      ? `${formatBytes(plan.bytes)} are more than one PUT may carry, ${formatBytes(limits.maximumSinglePutBytes)}.`
      : `${formatBytes(plan.bytes)} are better sent in parts: from about 100 MB on, a break then costs one part and not the whole.`;
  const sentences = [
    reason,
    `${parts} stay within the limit of ${formatCount(limits.maximumParts, 'part')}.`,
  ];
  if (limits.hasEqualParts) sentences.push('This store wants all parts but the last to be of the same size.');
  return sentences;
}

/** Whole minutes, within the limit of a presigned URL. */
function ttl(usualSeconds: number, neededSeconds: number): number {
  return Math.min(maximumTtlSeconds, Math.max(usualSeconds, Math.ceil(neededSeconds / 60) * 60));
}

/** Also for what is no number. */
function atLeast(minimum: number, value: number): number {
  return value > minimum ? value : minimum;
}
