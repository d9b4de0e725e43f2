import type { Diagnosis, DiagnosisFinding } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { fixById, type FixId } from '../fixes.js';
import type { Transformation } from '../sigv4/transformation.js';
import type { Changes } from './changes.js';

type Raise = (diagnosis: Diagnosis, c: Case, explanation: string) => Partial<Diagnosis>;

interface Verdict {
  readonly cause: string;
  readonly fixes: readonly FixId[];
  readonly summary: string;
}

/**
 * How a proof changes the diagnosis of a refused signature; undefined where it proves that the request is in order, as far
 * as the paste shows it, and so says nothing of what the store saw.
 *
 * @param isChecked The paste has what the store checked, so that nothing can have changed unseen.
 */
export function raisedBy(changes: Changes, isChecked: boolean, givenSecret: string): Raise | undefined {
  const verdict = verdictOf(changes, isChecked, givenSecret);
  if (!verdict) return undefined;
  return (diagnosis, c, explanation) => {
    const known = diagnosis.findings.find(({ cause }) => cause === verdict.cause);
    const finding: DiagnosisFinding = {
      cause: verdict.cause,
      variant: known?.variant ?? null,
      certainty: 'stated',
      summary: verdict.summary,
      facts: [{ text: explanation, span: null }, ...(known?.facts ?? c.errorFacts())],
      fixes: known?.fixes ?? verdict.fixes,
    };
    const fixes = [...new Set(finding.fixes)].map(
      (id) => diagnosis.fixes.find((fix) => fix.id === id) ?? fixById(id as FixId),
    );
    return {
      cause: verdict.cause,
      certainty: 'stated',
      summary: verdict.summary,
      findings: [
        finding,
        ...diagnosis.findings.filter(
          ({ cause }) => cause !== verdict.cause && cause !== 'signature-mismatch',
        ),
      ].slice(0, 5),
      chain: diagnosis.cause === verdict.cause ? diagnosis.chain : [verdict.cause],
      excluded: diagnosis.excluded.filter(({ cause }) => cause !== verdict.cause),
      nextCheck: null,
      fixes,
    };
  };
}

const inUrl: readonly Transformation[] = [
  'path-encoded-again',
  'path-decoded',
  'path-prefix-changed',
  'path-normalised',
  'path-changed',
  'percent-case',
  'plus-for-space',
  'unicode-normalised',
  'html-escaped',
  'parameter-added',
  'parameter-dropped',
  'parameter-changed',
  'parameters-reordered',
  'signature-damaged',
];
const inHeaders: readonly Transformation[] = [
  'header-dropped',
  'header-added',
  'header-changed',
  'header-whitespace',
  'content-type-by-client',
  'payload-hash-changed',
];
const inScope: readonly Transformation[] = ['date-changed', 'region-changed', 'service-changed'];

function verdictOf(changes: Changes, isChecked: boolean, givenSecret: string): Verdict | undefined {
  const { transformations } = changes;
  const has = (...ids: readonly Transformation[]): boolean => transformations.some((id) => ids.includes(id));
  const what = changes.texts.join(' ');
  if (has('method-changed'))
    return {
      cause: 'signature-method-mismatch',
      fixes: ['same-method'],
      summary: `Proven with the secret: ${what}`,
    };
  if (has('host-changed', 'port-dropped'))
    return {
      cause: 'signature-host-mismatch',
      fixes: ['same-host'],
      summary: `Proven with the secret: ${what}`,
    };
  const isUrl = has(...inUrl) || ((has('token-damaged') || has(...inScope)) && changes.isInQuery);
  if (isUrl)
    return {
      cause: 'signature-url-altered',
      fixes: ['same-url'],
      summary: `Proven with the secret: ${what}`,
    };
  if (has(...inHeaders) || has('token-damaged'))
    return {
      cause: 'signature-header-mismatch',
      fixes: ['same-headers'],
      summary: `Proven with the secret: ${what}`,
    };
  if (has(...inScope))
    return {
      cause: 'signature-mismatch',
      fixes: ['compare-signing'],
      summary: `Proven with the secret: ${what}`,
    };
  // The given secret may be the damaged one, and what signed may be right.
  const isGivenClean = !/^["'\s]|["'\s]$/.test(givenSecret);
  if (transformations.length > 0)
    return isGivenClean
      ? {
          cause: 'signature-wrong-secret',
          fixes: ['right-secret'],
          summary: `Proven: not the given secret signed. ${what}`,
        }
      : undefined;
  return isChecked
    ? {
        cause: 'signature-wrong-secret',
        fixes: ['right-secret'],
        summary:
          'Proven: the request is signed as the store checked it, with the secret given; so the store has another secret for this key id.',
      }
    : undefined;
}
