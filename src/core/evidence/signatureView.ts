import type { Fact } from '../diagnosis.js';
import { parseCanonicalRequest, type CanonicalLines } from '../sigv4/canonicalRequest.js';
import type { Difference } from '../sigv4/compare.js';
import type { Case } from './case.js';
import { serverTexts } from './signatureTexts.js';

export type SignatureCause = 'method' | 'host' | 'url' | 'header' | 'secret' | 'unknown';

/** What the two sides of a refused signature tell, without any secret. */
export interface SignatureView {
  readonly cause: SignatureCause;
  /** `compared`: both sides are there. `proven`: a hash agrees. `hinted`: one side and a sign. */
  readonly basis: 'compared' | 'proven' | 'hinted';
  readonly text: string;
  readonly facts: readonly Fact[];
  readonly differences: readonly Difference[];
}

/** The canonical request that one side printed. */
export function linesOf(c: Case, side: 'client' | 'server'): CanonicalLines | undefined {
  if (side === 'server') return serverTexts(c).canonical;
  for (const text of c.signingTexts) {
    if (text.side !== side || text.kind !== 'canonical-request') continue;
    const lines = parseCanonicalRequest(text.text);
    if (lines) return lines;
  }
  return undefined;
}
