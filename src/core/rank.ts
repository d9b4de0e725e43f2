import type { Certainty, NextCheck } from './diagnosis.js';
import { causes, type CauseId } from './causes/index.js';
import type { Finding } from './causes/cause.js';
import { hidesAuthentication } from './evidence/authenticationForm.js';
import type { Case } from './evidence/case.js';

export interface RankedFinding extends Finding {
  readonly cause: CauseId;
}

const weight: Readonly<Record<Certainty, number>> = { stated: 3, inferred: 2, suspected: 1, none: 0 };

/**
 * Which cause gives way to which when both fit: the general to the special, the symptom to its root.
 *
 * This is the only place that knows of more than one cause.
 */
const givesWayTo: Readonly<Partial<Record<CauseId, readonly CauseId[]>>> = {
  'invalid-request': ['*' as CauseId],
  'unsupported-by-server': [
    'checksum-default',
    'missing-content-length',
    'precondition-failed',
    'kms-denied',
    'storage-full',
    'sigv2-unsupported',
    'post-policy',
  ],
  'sigv2-unsupported': ['signature-url-altered'],
  'bad-digest': [
    'checksum-default',
    'object-lock-checksum',
    'signature-header-mismatch',
    'post-policy',
    'malformed-request-auth',
  ],
  'malformed-request-auth': [
    'wrong-region',
    'expires-too-long',
    'signature-url-altered',
    'expired-url',
    'unsigned-request',
    'clock-skew',
    'session-token-invalid',
    'sigv2-unsupported',
    'signature-header-mismatch',
    'post-policy',
    'checksum-default',
  ],
  'access-denied-policy': [
    'invalid-access-key',
    'expired-url',
    'kms-denied',
    'acl-not-supported',
    'signature-header-mismatch',
    'unsigned-request',
    'session-token-invalid',
    'session-token-expired',
    'post-policy',
    'clock-skew',
    'signature-url-altered',
    'malformed-request-auth',
    'sigv2-unsupported',
    'expires-too-long',
    'wrong-region',
    'cors',
  ],
  'clock-skew': ['stale-request'],
  'expired-url': ['clock-skew', 'expires-too-long', 'signature-header-mismatch'],
  'signature-mismatch': [
    'missing-content-length',
    'malformed-request-auth',
    'signature-header-mismatch',
    'signature-host-mismatch',
    'signature-method-mismatch',
    'signature-url-altered',
    'signature-wrong-secret',
    'expired-url',
  ],
  'signature-wrong-secret': ['expired-url'],
  'unsigned-request': ['post-policy'],
  'signature-header-mismatch': ['cors'],
  'invalid-access-key': [
    'session-token-invalid',
    'session-token-expired',
    'kms-denied',
    'signature-url-altered',
  ],
  'session-token-invalid': ['session-token-expired'],
  cors: ['wrong-region', 'no-such-bucket', 'proxy-body-limit', 'throttled'],
  network: ['*' as CauseId],
  'client-timeout': ['request-timeout', 'throttled'],
  'server-error': [
    'malformed-request-auth',
    'post-policy',
    'malformed-xml',
    'throttled',
    'storage-full',
    'request-timeout',
    'no-such-upload',
  ],
  throttled: ['request-timeout'],
  'wrong-endpoint': [
    'proxy-body-limit',
    'cors',
    'no-such-bucket',
    'access-denied-policy',
    'sigv2-unsupported',
    'unsigned-request',
  ],
  'invalid-part': ['cors'],
  'malformed-xml': ['cors', 'invalid-part', 'wrong-endpoint'],
  'post-policy': ['wrong-region'],
  'entity-too-large': ['post-policy', 'proxy-body-limit'],
  'missing-content-length': ['checksum-default'],
  'no-such-bucket': ['wrong-endpoint'],
  'wrong-region': [],
};

/** What `redact` puts in the place of secrets. */
const mask = /[•◦]{6}/;

/** Judged by what `redact` masks: behind a mask may be what tells more. */
const maskedCauses: ReadonlySet<CauseId> = new Set([
  'signature-mismatch',
  'signature-header-mismatch',
  'signature-host-mismatch',
  'signature-method-mismatch',
  'signature-url-altered',
  'signature-wrong-secret',
  'invalid-access-key',
  'malformed-request-auth',
  'session-token-expired',
  'session-token-invalid',
  'unsigned-request',
]);

/** The same finding as a suspicion, with something that would settle it. */
export const withoutMask: NextCheck = {
  question: 'Does the paste say the same with nothing masked?',
  how: 'Diagnose the original: a damaged signature and an ended session show only in the values themselves.',
};

/** The same finding as a suspicion, with what would settle it. */
export function suspected(finding: RankedFinding, nextCheck: NextCheck): RankedFinding {
  return { ...finding, certainty: 'suspected', nextCheck: finding.nextCheck ?? nextCheck };
}

/** Asks every cause and orders what they found, best first. */
export function rank(c: Case): RankedFinding[] {
  const found = causes.flatMap((cause): RankedFinding[] => {
    const finding = cause.judge(c);
    return finding ? [{ ...finding, cause: cause.id }] : [];
  });
  const ranked = inOrder(found);
  const best = ranked[0];
  if (best === undefined || best.certainty === 'suspected') return ranked;
  // What gave way to a sure answer is not a second possibility, only another reading of the same words.
  const standing = ranked.filter((finding) => !yields(finding, best));
  return (maskedCauses.has(best.cause) && mask.test(c.text)) || hidesAuthentication(c)
    ? standing.map((finding) => suspected(finding, withoutMask))
    : standing;
}

/** The surest that gives way to none of the rest comes first, and so on: giving way is no order that a sort could follow. */
function inOrder(found: readonly RankedFinding[]): RankedFinding[] {
  const rest = [...found].sort((a, b) => weight[b.certainty] - weight[a.certainty]);
  const ranked: RankedFinding[] = [];
  while (rest.length > 0) {
    const free = rest.findIndex((finding) => !rest.some((other) => yields(finding, other)));
    ranked.push(...rest.splice(Math.max(0, free), 1));
  }
  return ranked;
}

/** A cause gives way only to one that is about as sure; a suspicion does not push a stated cause aside. */
function yields(a: RankedFinding, b: RankedFinding): boolean {
  const stronger = givesWayTo[a.cause];
  if (!stronger || a.cause === b.cause) return false;
  if (!stronger.includes(b.cause) && !stronger.includes('*' as CauseId)) return false;
  if (stronger.includes('*' as CauseId) && givesWayTo[b.cause]?.includes('*' as CauseId)) return false;
  return weight[b.certainty] >= weight[a.certainty] - 1;
}

/** Where a browser's message is a symptom of another failure, the way from the one to the other. */
export function chainOf(c: Case, cause: string): readonly string[] {
  const symptom =
    c.says('blocked by CORS policy', 'Cross-Origin Request Blocked', 'net::ERR_FAILED') !== undefined;
  return symptom && cause !== 'cors' && cause !== 'network' && cause !== 'insufficient-evidence'
    ? ['cors', cause]
    : [cause];
}
