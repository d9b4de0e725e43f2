import { isDeepStrictEqual } from 'node:util';
import { causes } from '../../src/core/causes/index.js';
import { diagnose } from '../../src/core/diagnose.js';
import type { Certainty, Diagnosis, Span } from '../../src/core/diagnosis.js';
import { providers } from '../../src/core/providers/index.js';
import { redact } from '../../src/core/redact.js';

const now = Date.parse('2026-11-24T12:00:00Z');
const sureness: readonly Certainty[] = ['none', 'suspected', 'inferred', 'stated'];
const causeIds = new Set<string>([...causes.map(({ id }) => id), 'insufficient-evidence']);
const providerIds = new Set<string>([...providers.map(({ id }) => id), 'unknown']);
/** An answer may take this long per 100 KB, and a short one once. A busy machine does a fourth of the work of an idle one. */
const millisecondsEach = 50;
const headroom = 4;
const unit = 100_000;

/**
 * What is wrong with the answer to a paste, in words that are the same for the same mistake; undefined if nothing is.
 *
 * @param isTrue It tells of one failure. Where several are thrown together, which of them is told may turn on what is masked.
 */
export function findFault(paste: string, isTrue: boolean): string | undefined {
  try {
    const start = performance.now();
    const diagnosis = diagnose(paste, { now });
    const limit = headroom * millisecondsEach * Math.max(1, paste.length / unit);
    // What runs beside takes time too, so only a paste that was slow is timed by its work.
    if (performance.now() - start > limit && workOf(paste) > limit) return 'is slow';
    return findMisshape(diagnosis, paste.length) ?? findLeak(paste, diagnosis, isTrue);
  } catch (error) {
    return `throws: ${firstLines(error)}`;
  }
}

/** Milliseconds that the quickest of three answers kept a processor busy. */
export function workOf(paste: string): number {
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage();
    diagnose(paste, { now });
    return process.cpuUsage(before).user / 1000;
  });
  return Math.min(...runs);
}

/**
 * Read from the form of what is masked, or by finding it again elsewhere: behind a mask the store's own, more general word is
 * all that is left.
 */
const ofWhatIsMasked: ReadonlySet<string> = new Set([
  'malformed-request-auth',
  'signature-url-altered',
  'unsigned-request',
  'clock-skew',
]);

function findLeak(paste: string, diagnosis: Diagnosis, isTrue: boolean): string | undefined {
  const masked = redact(paste);
  if (masked.length !== paste.length) return 'redact changes the length';
  if (redact(masked) !== masked) return 'redact twice changes something';
  const after = diagnose(masked, { now });
  if (!isTrue) return findMisshape(after, masked.length);
  const isLessSure = sureness.indexOf(after.certainty) < sureness.indexOf(diagnosis.certainty);
  const isGuess = after.certainty === 'suspected';
  if (after.cause !== diagnosis.cause && !isLessSure && !isGuess && !ofWhatIsMasked.has(diagnosis.cause))
    return `redacted: ${diagnosis.cause} (${diagnosis.certainty}) became ${after.cause} (${after.certainty})`;
  return undefined;
}

function findMisshape(diagnosis: Diagnosis, length: number): string | undefined {
  const { cause, certainty, findings, chain, counts, request, times, values } = diagnosis;
  if (!isDeepStrictEqual(JSON.parse(JSON.stringify(diagnosis)), diagnosis)) return 'shape: is not JSON';
  if (!causeIds.has(cause)) return `shape: cause ${cause}`;
  if (!providerIds.has(diagnosis.provider)) return `shape: provider ${diagnosis.provider}`;
  if (!sureness.includes(certainty)) return `shape: certainty ${certainty}`;
  if ((cause === 'insufficient-evidence') !== (certainty === 'none'))
    return `shape: ${cause} is ${certainty}`;
  if (diagnosis.summary.trim() === '' || diagnosis.summary.length > 2000) return `shape: summary of ${cause}`;
  if (certainty !== 'none' && findings[0]?.cause !== cause) return `shape: first finding of ${cause}`;
  if (certainty !== 'none' && findings[0]?.certainty !== certainty) return `shape: certainty of ${cause}`;
  if (chain.at(-1) !== cause || !chain.every((id) => causeIds.has(id))) return `shape: chain of ${cause}`;
  if (certainty === 'none' && diagnosis.nextCheck === null) return 'shape: abstains without a check';
  const fixIds = new Set(diagnosis.fixes.map(({ id }) => id));
  if (findings[0]?.fixes.some((id) => !fixIds.has(id))) return `shape: a fix of ${cause} is missing`;
  for (const finding of findings) {
    if (finding.certainty !== 'suspected' && finding.facts.length === 0)
      return `shape: ${finding.cause} has no fact`;
    if (finding.facts.some(({ span }) => span !== null && !isInside(span, length)))
      return `shape: a span of ${finding.cause} is outside`;
  }
  if (request && !(isInside(request, length) && request.index >= 0 && request.index < request.of))
    return 'shape: request';
  if (counts && counts.failed > counts.requests) return 'shape: counts';
  if (Object.values(times).some((time) => time !== null && !Number.isFinite(time))) return 'shape: times';
  if (values.partNumber !== null && !(values.partNumber > 0)) return 'shape: part number';
  return undefined;
}

function isInside({ start, end }: Span, length: number): boolean {
  return Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start <= end && end <= length;
}

function firstLines(error: unknown): string {
  return error instanceof Error
    ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ')
    : String(error);
}
