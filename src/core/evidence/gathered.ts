import type { Span } from '../diagnosis.js';
import type { Case } from './case.js';
import type { Exchange } from './evidence.js';
import type { MoreFailures } from './readers/failureKinds.js';
import type { HarEntry } from './readers/har.js';
import type { Traffic } from './readers/harTraffic.js';

/** What was found, with the case that decides. */
export interface Gathered {
  readonly case: Case;
  readonly recorded:
    | {
        readonly kind: 'har' | 'access-log' | 'cloudtrail';
        readonly requests: number;
        readonly failed: number;
        readonly index: number;
        readonly span: Span | null;
      }
    | undefined;
  /** The failures of a recording, for the counts. */
  readonly failures: readonly Failure[];
  readonly traffic: Traffic<HarEntry> | undefined;
  readonly truncated: boolean;
}

/** A failure of a recording, and how many others it stands for, itself included. */
export interface Failure {
  readonly case: Case;
  readonly count: number;
}

/** The failures that were kept, each with its share of those that were not. */
export function failuresOf<Entry extends Exchange & { readonly index: number }>(
  kept: readonly Entry[],
  more: readonly MoreFailures<Entry>[],
  caseOf: (entry: Entry) => Case,
): Failure[] {
  const others = new Map(more.map(({ like, count }) => [like.index, count]));
  return kept.map((entry) => ({ case: caseOf(entry), count: 1 + (others.get(entry.index) ?? 0) }));
}
