import { abstain } from './causes/insufficient-evidence.js';
import { corsRequestOf, originOf } from './cors/request.js';
import type {
  Counts,
  Diagnosis,
  EpochMs,
  Exclusion,
  Fact,
  Fix,
  NextCheck,
  Span,
  Values,
} from './diagnosis.js';
import { targetOf, type Case } from './evidence/case.js';
import { gather, type Gathered } from './evidence/gather.js';
import { isOfNoStore } from './evidence/besides.js';
import { observe } from './evidence/observations.js';
import { otherSubject } from './evidence/otherSubject.js';
import { parameterOf } from './evidence/readers/presignedUrl.js';
import { signedPlace } from './evidence/signaturePlace.js';
import { codesTalkedOf } from './evidence/talk.js';
import { endOfLife } from './evidence/timing.js';
import { fixById } from './fixes.js';
import { fixesAtStore } from './fixesOfStores.js';
import { redact } from './redact.js';
import { signerOf } from './signer/signer.js';
import { planUpload } from './plan/plan.js';
import { likelyProtocol } from './text/url.js';
import { formatBytesShort, formatCount, formatDuration } from './text/units.js';
import { elementNumber } from './causes/cause.js';
import { expectedRegion } from './causes/wrong-region.js';
import { chainOf, rank, suspected, type RankedFinding } from './rank.js';

/** In UTF-16 code units. */
const longestSummary = 1000;

/**
 * Names the cause of a failed upload from what was pasted.
 *
 * Pure and total: no clock, no network, and an answer for any text. What the paste cannot tell is
 * `insufficient-evidence`, with the check that would.
 *
 * @param options.now The reader's clock, used only where the paste holds no answer, and then for a suspicion at most.
 */
export function diagnose(paste: string, options: { readonly now: EpochMs }): Diagnosis {
  return diagnosisOf(gather(paste, options.now));
}

/** The answer to what was gathered, by whichever way. */
export function diagnosisOf(gathered: Gathered): Diagnosis {
  const { case: c, recorded } = gathered;
  const findings = findingsOf(c).map((finding) => ({ ...finding, fixes: fixesAtStore(c, finding) }));
  const best = findings[0];
  const fixIds = [
    ...new Set(
      findings
        .filter((finding, index) => index === 0 || finding.certainty !== 'suspected')
        .flatMap((finding) => finding.fixes),
    ),
  ];
  const abstention = best ? undefined : abstain(c, recorded?.requests);
  const values = valuesOf(c);
  const fixes: Fix[] = (best ? fixIds : (['get-evidence'] as const)).map((id) =>
    withPlan(fixById(id), values.bytes, c.provider),
  );
  return {
    version: 1,
    cause: best?.cause ?? 'insufficient-evidence',
    certainty: best?.certainty ?? 'none',
    provider:
      c.provider === 'aws' &&
      !c.isProviderCertain &&
      c.place?.provider !== 'aws' &&
      c.url !== undefined &&
      c.url.host !== ''
        ? 'unknown'
        : c.provider,
    summary: redact(shortened(best?.summary ?? abstention?.summary ?? '')),
    findings: findings.slice(0, 5).map((finding, index) => ({
      cause: finding.cause,
      variant: finding.variant ?? null,
      certainty: finding.certainty,
      summary: redact(shortened(finding.summary)),
      facts: (index === 0 ? withObservations(finding.facts, c) : finding.facts).map(({ text, span }) => ({
        text: redact(text),
        // What escapes tore apart has no one place in the paste.
        span: span && span.start <= span.end ? span : null,
      })),
      fixes: finding.fixes,
    })),
    chain: chainOf(c, best?.cause ?? 'insufficient-evidence'),
    excluded: exclusions(findings),
    nextCheck: abstention?.nextCheck ?? nextCheckOf(findings),
    fixes,
    values,
    times: {
      signedAt: c.signedAt ?? null,
      ttlSeconds: c.ttlSeconds ?? null,
      expiresAt: endOfLife(c) ?? null,
      arrivedAt: c.arrivedAt ?? null,
      clientAt: c.clientAt ?? null,
    },
    request: requestOf(gathered),
    counts: countsOf(gathered),
    signer: signerOf(c),
    proof: null,
    truncated: gathered.truncated,
  };
}

/** The facts a verdict rests on, and then what else a careful reader would point out, each place of the paste once. */
function withObservations(facts: readonly Fact[], c: Case): Fact[] {
  const isTold = (span: Fact['span']): boolean =>
    span !== null && facts.some((fact) => fact.span?.start === span.start && fact.span.end === span.end);
  return [...facts, ...observe(c).filter(({ span }) => !isTold(span))];
}

/** A sentence that quotes a paste may grow with it; one that long nobody reads. */
function shortened(summary: string): string {
  return summary.length <= longestSummary ? summary : `${summary.slice(0, longestSummary - 1)}…`;
}

/** An answer of 2xx without an error in it is no failure, whatever else the text says. */
const ofUpload: NextCheck = {
  question: 'Was this the request of the upload?',
  how: 'Nothing in the paste shows that its address is that of a store: paste the lines about the upload itself, with its URL and its answer.',
};

function findingsOf(c: Case): readonly RankedFinding[] {
  if (otherSubject(c) !== undefined || codesTalkedOf(c) !== undefined) return [];
  const findings = rank(c);
  const [best] = findings;
  // Beside a request that succeeded only words that stand elsewhere tell of one that failed.
  if (isSuccess(c) && best !== undefined && !standsBeside(best, c.exchange?.span)) return [];
  // That a body was too large for what took it is true of any address.
  return isOfNoStore(c) && best?.cause !== 'proxy-body-limit'
    ? findings.map((finding) => suspected(finding, ofUpload))
    : findings;
}

function standsBeside({ facts }: RankedFinding, exchange: Span | null | undefined): boolean {
  return facts.some(
    ({ span }) => span && exchange && (span.end <= exchange.start || span.start >= exchange.end),
  );
}

function isSuccess(c: Case): boolean {
  const status = c.exchange?.response?.status ?? 0;
  return (
    status >= 200 &&
    status < 300 &&
    c.error === undefined &&
    c.exchange?.clientError === undefined &&
    c.errors.every((error) => error.code === '') &&
    c.requestHeader('origin') === undefined &&
    c.says('blocked by CORS', 'Refused to get unsafe header') === undefined
  );
}

/** Puts the case's own numbers into the advice to upload in parts. */
function withPlan(fix: Fix, bytes: number | null, provider: string): Fix {
  if (fix.id !== 'use-multipart' || bytes === null) return fix;
  const plan = planUpload({ bytes, provider });
  if (plan.kind !== 'multipart') return fix;
  return {
    ...fix,
    steps: [
      ...fix.steps,
      `This file: ${formatCount(plan.partCount, 'part')} of ${formatBytesShort(plan.partBytes)}, each URL good for ${formatDuration(plan.perPartTtlSeconds ?? plan.ttlSeconds)}.`,
    ],
  };
}

function nextCheckOf(findings: readonly RankedFinding[]): NextCheck | null {
  const [best, second] = findings;
  if (best?.nextCheck) return best.nextCheck;
  return best?.certainty === 'suspected' ? (second?.nextCheck ?? null) : null;
}

/** What the winner rules out, less what is itself among the findings that stay possible. */
function exclusions(findings: readonly RankedFinding[]): Exclusion[] {
  const [best, ...others] = findings;
  return (best?.excluded ?? []).filter(
    (exclusion) =>
      !others.some((other) => other.cause === exclusion.cause && other.certainty !== 'suspected'),
  );
}

function valuesOf(c: Case): Values {
  const { bucket, key } = targetOf(c);
  // Without a URL the text that was signed still says where the request went.
  const signed = c.place ? undefined : signedPlace(c);
  const place = c.place ?? signed?.place;
  const part = Number(parameterOf(c.url, 'partnumber')?.value ?? Number.NaN);
  // Where the store names the bucket's region, the one that was signed for is the mistake.
  const region =
    expectedRegion(c) ??
    c.place?.region ??
    c.element('Region')?.value ??
    c.url?.region ??
    signed?.region ??
    null;
  return {
    bucket: bucket ?? signed?.bucket ?? null,
    key: key ?? signed?.key ?? null,
    region: region === '' ? null : region,
    endpoint:
      place && place.endpoint !== '' && !['website', 'cdn', 'other-api'].includes(place.style)
        ? `${c.url?.protocol === 'http' || c.url?.protocol === 'https' ? c.url.protocol : likelyProtocol(place.endpoint)}://${place.endpoint}`
        : null,
    method: c.method ?? signed?.method ?? null,
    origin: originOf(c) ?? null,
    contentType: c.requestHeader('content-type')?.value ?? null,
    bytes: c.exchange?.request.bytes ?? elementNumber(c, 'ProposedSize') ?? null,
    partNumber: Number.isInteger(part) && part > 0 ? part : null,
    uploadId: parameterOf(c.url, 'uploadid')?.value ?? null,
    pageHeaders: pageHeadersOf(c),
  };
}

/** Only names that a header can have: they go into code. */
function pageHeadersOf(c: Case): readonly string[] | null {
  const names = (corsRequestOf(c)?.headers ?? []).filter((name) => /^[a-z0-9-]{1,80}$/.test(name));
  return names.length > 0 ? names.slice(0, 20) : null;
}

function requestOf(gathered: Gathered): Diagnosis['request'] {
  if (gathered.recorded) {
    const { index, requests, span } = gathered.recorded;
    return requests > 1 ? { index, of: requests, start: span?.start ?? 0, end: span?.end ?? 0 } : null;
  }
  const { exchange, exchanges } = gathered.case;
  if (!exchange || exchanges.length < 2) return null;
  const index = exchanges.findIndex(
    (other) => other === exchange || other.span?.start === exchange.span?.start,
  );
  return {
    index: Math.max(0, index),
    of: exchanges.length,
    start: exchange.span?.start ?? 0,
    end: exchange.span?.end ?? 0,
  };
}

function countsOf(gathered: Gathered): Counts | null {
  if (!gathered.recorded) return null;
  const byCause: Record<string, number> = {};
  for (const failure of gathered.failures) {
    const cause = rank(failure.case)[0]?.cause ?? 'insufficient-evidence';
    byCause[cause] = (byCause[cause] ?? 0) + failure.count;
  }
  return { requests: gathered.recorded.requests, failed: gathered.recorded.failed, byCause };
}
