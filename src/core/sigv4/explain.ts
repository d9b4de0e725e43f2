import { canonicalText, type CanonicalLines } from './canonicalRequest.js';
import { sha256Hex } from './hash.js';
import type { Transformation } from './transformation.js';
import { axesOfChange, type Variation } from './variations.js';

export interface Explanation {
  /** What must have happened on the way; empty where the server checked exactly what was signed. */
  readonly transformations: readonly Transformation[];
  /** The canonical request the server built. */
  readonly lines: CanonicalLines;
}

const maximumHashes = 2_000;
const mostHosts = 20;
const maximumCharacters = 4_000_000;

/**
 * Finds out what reached the server when only the hash of its canonical request is known: the last line of
 * `StringToSign`, which every S3 server sends even where it keeps the canonical request to itself.
 *
 * Tries the request as implied, then each known kind of damage, then two of them together. An answer is proven, since
 * a hash does not agree by chance; no answer proves nothing.
 *
 * @param hosts Names, with their ports, that the server may have seen itself called by: those found in the same paste.
 */
export function explainHash(
  implied: CanonicalLines,
  serverHash: string,
  hosts: readonly string[] = [],
): Explanation | undefined {
  const wanted = serverHash.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(wanted)) return undefined;
  const tried = new Set<string>();
  let characters = 0;
  for (const { transformations, lines } of candidates(implied, hosts)) {
    const text = canonicalText(lines);
    if (tried.has(text)) continue;
    characters += text.length;
    if (tried.size >= maximumHashes || characters > maximumCharacters) return undefined;
    tried.add(text);
    if (sha256Hex(text) === wanted) return { transformations: [...new Set(transformations)], lines };
  }
  return undefined;
}

function* candidates(implied: CanonicalLines, hosts: readonly string[]): Generator<Variation> {
  const axes = axesOfChange(hosts.slice(0, mostHosts));
  yield { transformations: [], lines: implied };
  for (const axis of axes) yield* axis(implied);
  for (const [at, first] of axes.entries())
    for (const one of first(implied))
      for (const second of axes.slice(at + 1))
        for (const other of second(one.lines))
          yield { transformations: [...one.transformations, ...other.transformations], lines: other.lines };
}
