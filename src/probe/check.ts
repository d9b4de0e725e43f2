import type { CheckTarget } from './target.js';

export type CheckId = 'dry-run' | 'preflight' | 'clock' | 'region';

export type HeaderLine = readonly [name: string, value: string];

/** One request as it will be sent, so that it can be shown before. None has a body. */
export interface PlannedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HeaderLine[];
  /** What the request is for, where a check sends more than one. */
  readonly purpose: string;
  /** The headers announce a body with `Expect: 100-continue`, and the body is never sent. */
  readonly isAnnouncement: boolean;
}

/** What came back, with what was odd about it in words. */
export interface Answer {
  readonly kind: 'answer';
  /** 100 where the store asked for the body and said nothing more. */
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly HeaderLine[];
  /** Decoded text, 64 KiB at most. */
  readonly body: string;
  /** When the request went out, by this machine's clock, in milliseconds since 1970. */
  readonly sentAt: number;
  /** From then to the first byte of the answer. */
  readonly roundTripMs: number;
  readonly notes: readonly string[];
}

/** Nothing that could be read came back. */
export interface NoAnswer {
  readonly kind: 'none';
  /** What happened, for a person. */
  readonly sentence: string;
  /** The system's own words, which the engine reads too. */
  readonly detail: string;
}

export type Outcome = Answer | NoAnswer;

/** Sends one request. It never rejects: whatever goes wrong is an outcome, and the connection is closed in each. */
export type Send = (request: PlannedRequest, signal: AbortSignal) => Promise<Outcome>;

/** What an answer tells about the upload. */
export interface Reading {
  /** One sentence that stands alone. */
  readonly sentence: string;
  /** The answer line by line. */
  readonly lines: readonly string[];
  /** False where the answer tells nothing about the upload, whatever it looks like. */
  readonly proves: boolean;
  /** The exchange bears on the upload itself, so the engine should judge it together with the paste. */
  readonly isEvidence: boolean;
}

/** One question asked of the world. */
export interface Check {
  readonly id: CheckId;
  readonly title: string;
  readonly question: string;
  /** What the one who asks must be allowed to do. */
  readonly permission: string;
  /** What each answer means, for the one who decides whether to ask. */
  readonly meanings: readonly { readonly answer: string; readonly means: string }[];
  /** The requests in order, or in words why this check does not fit. */
  readonly plan: (target: CheckTarget) => readonly PlannedRequest[] | string;
  /** Whether the next request is still worth sending. */
  readonly goesOn: (outcomes: readonly Outcome[]) => boolean;
  /** Called with an answer to the first request at least. */
  readonly read: (answers: readonly [Answer, ...Outcome[]], target: CheckTarget) => Reading;
}

export function findHeader({ headers }: Pick<Answer, 'headers'>, name: string): string | undefined {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}
