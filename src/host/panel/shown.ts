import type { Diagnosis } from '../../core/diagnosis.js';
import {
  hasShape,
  isArrayOf,
  isBoolean,
  isNullOr,
  isNumber,
  isObject,
  isOneOf,
  isRecordOf,
  isString,
  type Shape,
} from '../../protocol/shape.js';
import type { Excerpt, Piece, Shown, Words } from '../../protocol/panel.js';
import type { Provable } from '../../core/proof/provable.js';
import { isAboutSignature } from '../../core/sigv4/isAboutSignature.js';
import type { Engine } from '../engine.js';
import { excerptOf } from './excerpt.js';
import { proofForPanel } from './proofWords.js';
import { isProofWords, isSides } from './signatureShapes.js';
import { sidesForPanel } from './signatureWords.js';

/** Diagnoses a paste and keeps of it only what has no secret in it. */
export function showPaste(engine: Engine, paste: string, source: string | null): Shown {
  return show(engine, engine.redact, { paste, source, diagnosis: engine.diagnose(paste), version: null });
}

/** The same with a proof, of which the secret key is kept out too, wherever it may have been quoted. */
export function showProof(
  engine: Engine,
  proven: { paste: string; source: string | null; diagnosis: Diagnosis; version: Provable['version'] },
  secrets: readonly string[],
): Shown {
  const redact = (text: string): string =>
    engine.redact(
      secrets
        .filter((secret) => secret.length >= shortestSecret)
        .reduce((clean, secret) => clean.replaceAll(secret, '•'.repeat(secret.length)), text),
    );
  return show(engine, redact, proven);
}

/** A shorter one would stand in any text. */
const shortestSecret = 4;

function show(
  engine: Engine,
  redact: (text: string) => string,
  made: { paste: string; source: string | null; diagnosis: Diagnosis; version: Provable['version'] | null },
): Shown {
  const { paste, source, version } = made;
  const diagnosis = redactTexts(made.diagnosis, redact);
  const sides = isAboutSignature(diagnosis) ? engine.sidesOf(paste, diagnosis.proof) : null;
  const spans = diagnosis.findings.flatMap(({ facts }) => facts.flatMap(({ span }) => span ?? []));
  return {
    version: 1,
    diagnosis,
    paste: excerptOf(redact(paste), spans),
    source,
    words: wordsOf(engine, diagnosis),
    signature: sides && sidesForPanel(sides),
    proof: diagnosis.proof && version !== null ? proofForPanel(diagnosis.proof, version) : null,
  };
}

/** A quotation in a fact can hold what the paste held, so every text goes through `redact` too. */
function redactTexts(diagnosis: Diagnosis, redact: (text: string) => string): Diagnosis {
  return {
    ...diagnosis,
    summary: redact(diagnosis.summary),
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      summary: redact(finding.summary),
      facts: finding.facts.map((fact) => ({ ...fact, text: redact(fact.text) })),
    })),
    excluded: diagnosis.excluded.map((exclusion) => ({ ...exclusion, because: redact(exclusion.because) })),
    nextCheck: diagnosis.nextCheck && {
      question: redact(diagnosis.nextCheck.question),
      how: redact(diagnosis.nextCheck.how),
    },
    fixes: diagnosis.fixes.map((fix) => ({ ...fix, title: redact(fix.title), steps: fix.steps.map(redact) })),
    proof: diagnosis.proof && {
      ...diagnosis.proof,
      explanation: redact(diagnosis.proof.explanation),
      signed: diagnosis.proof.signed === null ? null : redact(diagnosis.proof.signed),
    },
  };
}

function wordsOf(engine: Engine, diagnosis: Diagnosis): Words {
  const ids = [
    diagnosis.cause,
    ...diagnosis.chain,
    ...diagnosis.findings.map(({ cause }) => cause),
    ...diagnosis.excluded.map(({ cause }) => cause),
  ];
  return {
    causes: Object.fromEntries(ids.map((id) => [id, engine.causeTitle(id)])),
    provider: engine.providerName(diagnosis.provider),
  };
}

const isSpan = hasShape({ start: isNumber, end: isNumber });
const isCertainty = isOneOf('stated', 'inferred', 'suspected', 'none');
const isFact = hasShape({ text: isString, span: isNullOr(isSpan) });
const isStrings = isArrayOf(isString);

const isDiagnosis: Shape<Diagnosis> = hasShape<Diagnosis>({
  version: isOneOf(1),
  cause: isString,
  certainty: isCertainty,
  provider: isString,
  summary: isString,
  findings: isArrayOf(
    hasShape<Diagnosis['findings'][number]>({
      cause: isString,
      variant: isNullOr(isString),
      certainty: isCertainty,
      summary: isString,
      facts: isArrayOf(isFact),
      fixes: isStrings,
    }),
  ),
  chain: isStrings,
  excluded: isArrayOf(hasShape({ cause: isString, because: isString })),
  nextCheck: isNullOr(hasShape({ question: isString, how: isString })),
  fixes: isArrayOf(
    hasShape<Diagnosis['fixes'][number]>({
      id: isString,
      title: isString,
      steps: isStrings,
      snippets: isStrings,
    }),
  ),
  values: hasShape<Diagnosis['values']>({
    bucket: isNullOr(isString),
    key: isNullOr(isString),
    region: isNullOr(isString),
    endpoint: isNullOr(isString),
    method: isNullOr(isString),
    origin: isNullOr(isString),
    contentType: isNullOr(isString),
    bytes: isNullOr(isNumber),
    partNumber: isNullOr(isNumber),
    uploadId: isNullOr(isString),
    pageHeaders: isNullOr(isStrings),
  }),
  times: hasShape<Diagnosis['times']>({
    signedAt: isNullOr(isNumber),
    ttlSeconds: isNullOr(isNumber),
    expiresAt: isNullOr(isNumber),
    arrivedAt: isNullOr(isNumber),
    clientAt: isNullOr(isNumber),
  }),
  request: isNullOr(hasShape({ index: isNumber, of: isNumber, start: isNumber, end: isNumber })),
  counts: isNullOr(hasShape({ requests: isNumber, failed: isNumber, byCause: isRecordOf(isNumber) })),
  signer: isNullOr(hasShape({ sdk: isString, certainty: isCertainty, because: isString })),
  proof: isNullOr(
    hasShape<NonNullable<Diagnosis['proof']>>({
      status: isOneOf('reproduced', 'not-reproduced', 'nothing-to-prove'),
      transformations: isStrings,
      explanation: isString,
      signed: isNullOr(isString),
    }),
  ),
  truncated: isBoolean,
});

/** Whether what the panel kept over a reload is a case of this version. */
export const isShown: Shape<Shown> = hasShape<Shown>({
  version: isOneOf(1),
  diagnosis: isDiagnosis,
  paste: hasShape<Excerpt>({
    pieces: isArrayOf(hasShape<Piece>({ start: isNumber, text: isString })),
    length: isNumber,
  }),
  source: isNullOr(isString),
  words: hasShape<Words>({ causes: isRecordOf(isString), provider: isNullOr(isString) }),
  signature: isNullOr(isSides),
  proof: isNullOr(isProofWords),
});

/** What the panel gave to VS Code to keep: `{ shown }`. */
export function findKeptCase(state: unknown): Shown | undefined {
  if (!isObject(state)) return undefined;
  const shown = state['shown'];
  return isShown(shown) ? shown : undefined;
}
