/**
 * What the engine answers: plain JSON-safe data, shared by the panel, the command line and reports.
 * Renaming a field here is a new `version`; adding one is not.
 */

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/**
 * How far a verdict can be relied on.
 * - `stated`: the paste says so.
 * - `inferred`: it follows from facts in the paste.
 * - `suspected`: it fits, and something else fits too.
 * - `none`: the engine abstains.
 */
export type Certainty = 'stated' | 'inferred' | 'suspected' | 'none';

/** Offsets into the paste in UTF-16 code units, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One observation a verdict rests on; `span` is null for arithmetic over other facts. */
export interface Fact {
  readonly text: string;
  readonly span: Span | null;
}

/** A cause that fits, with what carries it. */
export interface DiagnosisFinding {
  readonly cause: string;
  /** A cause's own kinds, such as `late-start`; null where it has none. */
  readonly variant: string | null;
  readonly certainty: Certainty;
  readonly summary: string;
  readonly facts: readonly Fact[];
  /** Ids into `Diagnosis.fixes`, best first. */
  readonly fixes: readonly string[];
}

/** A look-alike that was ruled out. */
export interface Exclusion {
  readonly cause: string;
  readonly because: string;
}

/** The one observation that would change or settle the verdict. */
export interface NextCheck {
  readonly question: string;
  readonly how: string;
}

/** What to do: steps in words, and the snippet tasks that go with them. */
export interface Fix {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly string[];
  /** Snippet tasks, see `src/snippets/snippet.ts`. */
  readonly snippets: readonly string[];
}

/** What fills a snippet's slots; null where the paste doesn't say. Never a secret. */
export interface Values {
  readonly bucket: string | null;
  readonly key: string | null;
  readonly region: string | null;
  readonly endpoint: string | null;
  readonly method: string | null;
  readonly origin: string | null;
  readonly contentType: string | null;
  readonly bytes: number | null;
  readonly partNumber: number | null;
  readonly uploadId: string | null;
  /** Names of headers that the page sends, lower case, as far as the paste names any: what CORS rules must allow. */
  readonly pageHeaders: readonly string[] | null;
}

/** The moments of the case, for the timeline. */
export interface Times {
  readonly signedAt: EpochMs | null;
  readonly ttlSeconds: number | null;
  readonly expiresAt: EpochMs | null;
  readonly arrivedAt: EpochMs | null;
  readonly clientAt: EpochMs | null;
}

/** Which of several requests decided, and where it stands in the input. */
export interface DecidingRequest {
  readonly index: number;
  readonly of: number;
  readonly start: number;
  readonly end: number;
}

/** For logs and HARs: how many requests, how many failed, and of what. */
export interface Counts {
  readonly requests: number;
  readonly failed: number;
  readonly byCause: Readonly<Record<string, number>>;
}

/** Which SDK made the URL. */
export interface Signer {
  readonly sdk: string;
  readonly certainty: Certainty;
  readonly because: string;
}

/** Outcome of recomputing a signature with a secret. */
export interface Proof {
  readonly status: 'reproduced' | 'not-reproduced' | 'nothing-to-prove';
  readonly transformations: readonly string[];
  readonly explanation: string;
  /** The canonical request that gives the signature, secrets masked; null where none does, or the signing has none. */
  readonly signed: string | null;
}

/** The engine's answer to one paste. */
export interface Diagnosis {
  readonly version: 1;
  /** A cause id; `insufficient-evidence` when nothing carries a verdict. */
  readonly cause: string;
  readonly certainty: Certainty;
  /** An id of `src/core/providers`, or `unknown`. */
  readonly provider: string;
  /** One sentence that stands alone: what happened, with the numbers of this case. */
  readonly summary: string;
  /** Best first; the first carries `cause`, unless the engine abstains: then they are suspected ones, or none. */
  readonly findings: readonly DiagnosisFinding[];
  /** Where one failure hides another: symptom first, root last; otherwise just the cause. */
  readonly chain: readonly string[];
  readonly excluded: readonly Exclusion[];
  readonly nextCheck: NextCheck | null;
  readonly fixes: readonly Fix[];
  readonly values: Values;
  readonly times: Times;
  readonly request: DecidingRequest | null;
  readonly counts: Counts | null;
  readonly signer: Signer | null;
  readonly proof: Proof | null;
  /** The input was longer than what was read. */
  readonly truncated: boolean;
}
