import { diagnosisOf } from '../diagnose.js';
import type { Diagnosis, EpochMs, Proof } from '../diagnosis.js';
import type { Case } from '../evidence/case.js';
import { gather } from '../evidence/gather.js';
import { isSignatureRefused } from '../evidence/signature.js';
import { serverTexts } from '../evidence/signatureTexts.js';
import { redact } from '../redact.js';
import { canonicalText } from '../sigv4/canonicalRequest.js';
import type { Transformation } from '../sigv4/transformation.js';
import { claimOf, type Claim } from './claim.js';
import { changesOfPolicy, changesOfVersion2, changesOfVersion4, type Changes } from './changes.js';
import { policyScheme } from './policy.js';
import { poolOf, type Pool } from './pool.js';
import { search, type Progress, type Secrets } from './search.js';
import { damagedSecrets, givenSecrets, twiceDamagedSecrets } from './secretDamage.js';
import { signatureMatcher } from './signatureMatcher.js';
import { raisedBy } from './verdict.js';
import { version2 } from './version2.js';
import { version4 } from './version4.js';

export type { Progress } from './search.js';

export interface ProveInput {
  /** The reader's clock, as for `diagnose`. */
  readonly now: EpochMs;
  /** The secret of the key id that the request was signed with. It is in no output. */
  readonly secret: string;
  /** Secrets of other keys that may have been taken for it. */
  readonly otherSecrets?: readonly string[];
}

export interface ProveOptions extends ProveInput {
  /** Asked every few milliseconds; true ends the search, which then has proved nothing. */
  readonly shouldStop?: () => boolean;
  /** Signatures computed so far, and how many there will be at most. */
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * The diagnosis of a paste with `proof` filled in: whether the secret reproduces the signature, as it stands or once some
 * changes between signing and checking are undone. A hit makes the verdict `stated`.
 *
 * Pure, total and bounded: two seconds at most. Nothing of the secret is in the answer.
 */
export function prove(paste: string, options: ProveOptions): Diagnosis {
  const steps = proveSteps(paste, options);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value.done, step.value.of);
    if (options.shouldStop?.() === true) return stoppedProof(paste, options.now);
  }
}

/** The same in steps of some milliseconds, for a caller that must not block: it pauses between them, or asks no further. */
export function* proveSteps(paste: string, input: ProveInput): Generator<Progress, Diagnosis> {
  const gathered = gather(paste, input.now);
  const diagnosis = diagnosisOf(gathered);
  const c = gathered.case;
  const claim = input.secret === '' ? { because: 'The secret given is empty.' } : claimOf(c);
  if ('because' in claim) return { ...diagnosis, proof: proofOf('nothing-to-prove', claim.because) };
  const isRefused = isSignatureRefused(c);
  const isChecked = isRefused && claim.isFirstChecked;
  const given = givenSecrets(input.secret, input.otherSecrets ?? []);
  const pool = poolOf(c, isRefused, isChecked || serverTexts(c).canonical !== undefined);
  const found = yield* changesIn(claim, pool, {
    given,
    damaged: damagedSecrets(given),
    twiceDamaged: twiceDamagedSecrets(given),
  });
  if (!found) return { ...diagnosis, proof: proofOf('not-reproduced', unexplained) };
  const changes = isChecked ? found : withSeen(withEscapes(found, c), c, pool);
  const secrets = given.map(({ value }) => value);
  const explanation = withoutSecrets(explanationOf(changes, isChecked), secrets);
  const proof: Proof = {
    status: 'reproduced',
    transformations: changes.transformations,
    explanation,
    signed: changes.lines ? withoutSecrets(canonicalText(changes.lines), secrets) : null,
  };
  const raised = isRefused ? raisedBy(changes, isChecked, input.secret) : undefined;
  return { ...diagnosis, ...(raised ? raised(diagnosis, c, explanation) : {}), proof };
}

const unexplained =
  'Neither the secret as given nor the usual changes and damages, alone or together, give this signature: another secret signed it, or something was changed that the paste does not show.';

function* changesIn(claim: Claim, pool: Pool, secrets: Secrets): Generator<Progress, Changes | undefined> {
  const matches = signatureMatcher(claim.signatures);
  switch (claim.version) {
    case 4: {
      const hit = yield* search({ scheme: version4(), bases: claim.bases, pool, secrets, matches });
      return hit && changesOfVersion4(hit, claim.bases[0]);
    }
    case 2: {
      const hit = yield* search({ scheme: version2, bases: claim.bases, pool, secrets, matches });
      return hit && changesOfVersion2(hit, claim.bases[0]);
    }
    case 'policy': {
      const hit = yield* search({ scheme: policyScheme(), bases: claim.bases, pool, secrets, matches });
      return hit && changesOfPolicy(hit, claim.bases[0]);
    }
  }
}

/** Reading a URL undoes `&amp;`; where the store refused it, it was sent like that. */
function withEscapes(changes: Changes, c: Case): Changes {
  const damage =
    c.code === ''
      ? undefined
      : c.url?.damages.find(({ kind }) => kind === 'html-escaped' || kind === 'unicode-escape');
  return damage
    ? {
        ...changes,
        transformations: [...new Set<Transformation>(['html-escaped', ...changes.transformations])],
        texts: [...changes.texts, `${damage.text}.`],
      }
    : changes;
}

/** A request that is signed as it was sent and refused changed on its way: what the paste shows of that without a secret. */
function withSeen(changes: Changes, c: Case, pool: Pool): Changes {
  if (changes.transformations.length > 0) return changes;
  const seen = (transformations: readonly Transformation[], texts: readonly string[]): Changes => ({
    ...changes,
    transformations: [...new Set(transformations)],
    texts,
  });
  const host = changes.lines?.headers.find(({ name }) => name === 'host')?.value ?? '';
  const withoutPort = host.replace(/:\d{1,5}$/, '');
  if (withoutPort !== host && pool.valuesOf('host').includes(withoutPort))
    return seen(
      ['port-dropped'],
      [`The host was signed as ${host}, and the paste shows it arrive without its port, as ${withoutPort}.`],
    );
  const view = c.signature();
  if (!view || view.basis === 'hinted') return changes;
  const named = view.differences.flatMap(({ transformation }) => transformation ?? []);
  if (named.length > 0)
    return seen(
      named,
      view.differences.map(({ text }) => text),
    );
  return view.cause === 'host' ? seen(['host-changed'], [`${view.text}.`]) : changes;
}

function explanationOf({ texts }: Changes, isChecked: boolean): string {
  if (texts.length > 0)
    return `The secret gives exactly this signature once this is undone: ${texts.join(' ')}`;
  return isChecked
    ? 'The secret gives exactly this signature for what the store checked. The request is signed with it as it should be, so the store has another secret for this key id.'
    : 'The secret gives exactly this signature for the request as it stands in the paste: it is signed as it should be.';
}

function stoppedProof(paste: string, now: EpochMs): Diagnosis {
  return {
    ...diagnosisOf(gather(paste, now)),
    proof: proofOf('not-reproduced', 'The search was stopped before it had found anything.'),
  };
}

function proofOf(status: Proof['status'], explanation: string): Proof {
  return { status, transformations: [], explanation, signed: null };
}

/** A text can quote the paste, and a paste can hold the secret. */
function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= 4)
    .reduce((clean, secret) => clean.replaceAll(secret, '•'.repeat(secret.length)), redact(text));
}
