import type { Hypothesis, Undo } from './hypothesis.js';
import type { Pool } from './pool.js';
import type { Secret } from './secretDamage.js';
import type { Matches } from './signatureMatcher.js';
import type { Transformation } from '../sigv4/transformation.js';

/** How one signature version makes a signature. */
export interface Scheme<Signed> {
  readonly undo: readonly Undo<Signed>[];
  /** The text that is signed. */
  text(signed: Signed): string;
  /** What else decides about the signature beside text and secret; equal ones are tried once. */
  key(signed: Signed): string;
  signature(signed: Signed, text: string, secret: string): string;
}

/** A hypothesis and a secret that give the signature. */
export interface Hit<Signed> extends Hypothesis<Signed> {
  readonly secret: Secret;
  /** Where among the bases the search began. */
  readonly base: number;
  /** What happened to the signature itself. */
  readonly damage: readonly Transformation[];
}

/** The secrets to try, as given and as copying may have damaged them. */
export interface Secrets {
  readonly given: readonly Secret[];
  readonly damaged: readonly Secret[];
  readonly twiceDamaged: readonly Secret[];
}

export interface SearchInput<Signed> {
  readonly scheme: Scheme<Signed>;
  /** What may have been signed as it stands, what arrived first. */
  readonly bases: readonly Signed[];
  readonly pool: Pool;
  readonly secrets: Secrets;
  readonly matches: Matches;
}

/** Signatures computed between two reports of progress. */
const stride = 500;
/** About a second of one core; what is not found by then is not among the usual changes. */
const mostSignatures = 20_000;

/** How many signatures were computed, of how many at most. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/**
 * Looks for the shortest combination of changes, damage to the secret included, that gives the signature: first none,
 * then one with damage to the secret, then two, then three, until the bound is reached.
 *
 * A generator, so that whoever runs it can show progress and stop.
 */
export function* search<Signed>(input: SearchInput<Signed>): Generator<Progress, Hit<Signed> | undefined> {
  const { scheme, bases, pool } = input;
  let done = 0;
  const attempt = (
    hypothesis: Hypothesis<Signed>,
    text: string,
    base: number,
    secrets: readonly Secret[],
  ): Hit<Signed> | undefined => {
    for (const secret of secrets) {
      done++;
      const damage = input.matches(scheme.signature(hypothesis.signed, text, secret.value));
      if (damage) return { ...hypothesis, secret, base, damage };
    }
    return undefined;
  };
  for (const round of rounds(input.secrets)) {
    const tried = new Set<string>();
    for (const [base, signed] of bases.entries())
      for (const hypothesis of combinations(signed, scheme.undo, pool, round)) {
        const text = scheme.text(hypothesis.signed);
        const name = `${scheme.key(hypothesis.signed)}${text}`;
        if (tried.has(name)) continue;
        tried.add(name);
        const before = Math.floor(done / stride);
        const hit = attempt(hypothesis, text, base, round.secrets);
        if (hit) return hit;
        if (done >= mostSignatures) return undefined;
        if (Math.floor(done / stride) > before) yield { done, of: mostSignatures };
      }
  }
  return undefined;
}

interface Round {
  /** How many changes at once. */
  readonly depth: number;
  readonly secrets: readonly Secret[];
  /** Unlikely changes too. */
  readonly isBroad: boolean;
}

function rounds({ given, damaged, twiceDamaged }: Secrets): readonly Round[] {
  return [
    { depth: 0, secrets: given, isBroad: true },
    { depth: 0, secrets: damaged, isBroad: true },
    { depth: 1, secrets: given, isBroad: true },
    { depth: 2, secrets: given, isBroad: false },
    { depth: 0, secrets: twiceDamaged, isBroad: true },
    { depth: 1, secrets: damaged.slice(0, 40), isBroad: true },
    { depth: 3, secrets: given, isBroad: false },
  ];
}

/** Every combination of this many changes of different parts; with one part twice where it may have several changes. */
function* combinations<Signed>(
  signed: Signed,
  undo: readonly Undo<Signed>[],
  pool: Pool,
  { depth, isBroad }: Pick<Round, 'depth' | 'isBroad'>,
): Generator<Hypothesis<Signed>> {
  if (depth === 0) {
    yield { transformations: [], signed };
    return;
  }
  for (const [at, first] of undo.entries())
    for (const one of first(signed, pool, isBroad))
      for (const other of combinations(one.signed, undo.slice(at), pool, { depth: depth - 1, isBroad }))
        yield {
          transformations: [...new Set([...one.transformations, ...other.transformations])],
          signed: other.signed,
        };
}
