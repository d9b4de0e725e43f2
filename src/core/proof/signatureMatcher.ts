import type { Transformation } from '../sigv4/transformation.js';

/** Fewer characters than this agree by chance too easily. */
const shortestCut = 20;

/** What must have happened to a signature for it to be the provided one; undefined where they are different signatures. */
export type Matches = (signature: string) => readonly Transformation[] | undefined;

/** Compares with the signatures of a paste, which may have been cut, put in upper case or form-decoded on their way. */
export function signatureMatcher(provided: readonly string[]): Matches {
  const exact = new Set(provided);
  const damaged = provided.map((signature) =>
    /^[0-9A-Fa-f]+$/.test(signature) ? signature.toLowerCase() : signature.replaceAll(' ', '+'),
  );
  return (signature) => {
    if (exact.has(signature)) return [];
    const isDamaged = damaged.some(
      (other) => other.length >= shortestCut && (signature.startsWith(other) || other.startsWith(signature)),
    );
    return isDamaged ? ['signature-damaged'] : undefined;
  };
}
