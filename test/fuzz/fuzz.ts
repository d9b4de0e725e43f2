import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { readCaptures, readCorpus } from '../support/accuracy.js';
import { randomFrom } from '../support/random.js';
import { findFault } from './check.js';
import { paste } from './generators.js';
import { mutate, pick } from './mutate.js';

export interface Fault {
  readonly what: string;
  readonly paste: string;
  readonly count: number;
}

export interface FuzzOptions {
  /** Pastes to try: three of four are mutated, the others generated. */
  readonly count: number;
  readonly seed: number;
  readonly onProgress?: (tried: number, faults: readonly Fault[]) => void;
}

/** Tries pastes that nobody wrote, and gives for each kind of fault the shortest one that shows it. */
export function fuzz({ count, seed, onProgress }: FuzzOptions): Fault[] {
  const faults = new Map<string, Fault>();
  const pool = readPool();
  const random = randomFrom(seed);
  let tried = 0;
  const attempt = (text: string, isTrue: boolean): void => {
    tried++;
    const what = findFault(text, isTrue);
    if (what !== undefined) {
      const known = faults.get(what);
      const shorter = known && known.paste.length <= text.length ? known.paste : text;
      faults.set(what, { what, paste: shorter, count: (known?.count ?? 0) + 1 });
    }
    if (tried % 1000 === 0) onProgress?.(tried, [...faults.values()]);
  };
  const batch = 4000;
  for (let round = 0; tried < count; round++) {
    const generated = Math.min(batch >> 2, count - tried);
    for (const text of fc.sample(paste, { numRuns: generated, seed: seed + round })) attempt(text, false);
    for (let index = 0; index < batch - generated && tried < count; index++) {
      const { text, isOfOneFailure } = mutate(pick(pool, random), random, pool);
      attempt(text, isOfOneFailure);
    }
  }
  return [...faults.values()];
}

/** Labelled failures, recorded answers and the fixtures. */
function readPool(): string[] {
  const fixtures = readdirSync('test/fixtures', { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:txt|har|log|jsonl?)$/.test(path) && !/\.(?:is|golden)\.txt$/.test(path))
    .map((path) => readFileSync(`test/fixtures/${path}`, 'utf8'));
  return [...fixtures, ...[...readCorpus(), ...readCaptures()].map(({ input }) => input)];
}
