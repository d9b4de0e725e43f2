import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../../src/core/diagnose.js';
import type { Diagnosis } from '../../src/core/diagnosis.js';

/**
 * A labelled failure: from reports of people, or an exchange recorded with a real server. `reports` were labelled before the
 * engine saw them, and then used to mend it.
 */
export interface LabelledCase {
  readonly id: string;
  readonly set: 'corpus' | 'reports' | 'captures';
  readonly provider: string;
  readonly input: string;
  readonly now: number;
  readonly truth: string;
  /** Other answers that are right too. */
  readonly also: readonly string[];
  /** Whether the text alone holds the answer; `no` where the label came from what was said later. */
  readonly decidable: 'no' | 'text';
  /** What a good diagnosis points out. */
  readonly reveals: readonly string[];
}

export interface ScoredCase extends LabelledCase {
  readonly diagnosis: Diagnosis;
  readonly isRight: boolean;
  readonly isConfidentlyWrong: boolean;
  /** Right, but surer than the text allows. */
  readonly isOverclaimed: boolean;
}

const mainCauses = new Set(
  (
    'expired-url entity-too-large clock-skew cors sigv2-unsupported stale-request session-token-expired session-token-invalid ' +
    'access-denied-policy proxy-body-limit post-policy wrong-region signature-mismatch signature-header-mismatch ' +
    'invalid-access-key no-such-bucket request-timeout expires-too-long unsigned-request checksum-default insufficient-evidence'
  ).split(' '),
);
const genericCauses = new Set(
  'insufficient-evidence signature-mismatch invalid-request access-denied-policy server-error malformed-request-auth unsupported-by-server network'.split(
    ' ',
  ),
);

/** Scores the engine on every labelled failure of test/corpus. */
export function scoreAll(): ScoredCase[] {
  return [...readCorpus(), ...readReports(), ...readCaptures()].map(score);
}

export interface Tally {
  readonly name: string;
  readonly count: number;
  readonly right: number;
  /** Right, and the very cause that an expert names first. */
  readonly exact: number;
  readonly confidentlyWrong: number;
  readonly abstained: number;
  readonly overclaimed: number;
}

/** The counts of the corpus and the captures, of the main causes and of all, and of each server. */
export function tallies(scored: readonly ScoredCase[]): Tally[] {
  const captures = scored.filter(({ set }) => set === 'captures');
  return [
    ...(['corpus', 'reports', 'captures'] as const).flatMap((set) => {
      const rows = scored.filter((row) => row.set === set);
      return [
        tally(
          `${set}, the main causes`,
          rows.filter(({ truth }) => mainCauses.has(truth)),
        ),
        tally(`${set}, all`, rows),
      ];
    }),
    ...[...new Set(captures.map(({ provider }) => provider))].map((provider) =>
      tally(
        `captures of ${provider}`,
        captures.filter((row) => row.provider === provider),
      ),
    ),
  ];
}

function tally(name: string, rows: readonly ScoredCase[]): Tally {
  const count = (fits: (row: ScoredCase) => boolean): number => rows.filter(fits).length;
  return {
    name,
    count: rows.length,
    right: count(({ isRight }) => isRight),
    exact: count(({ diagnosis, truth }) => diagnosis.cause === truth),
    confidentlyWrong: count(({ isConfidentlyWrong }) => isConfidentlyWrong),
    abstained: count(({ diagnosis }) => diagnosis.cause === 'insufficient-evidence'),
    overclaimed: count(({ isOverclaimed }) => isOverclaimed),
  };
}

function score(labelled: LabelledCase): ScoredCase {
  const diagnosis = diagnose(labelled.input, { now: labelled.now });
  const isRight = diagnosis.cause === labelled.truth || labelled.also.includes(diagnosis.cause);
  const isConfident = diagnosis.certainty === 'stated' || diagnosis.certainty === 'inferred';
  return {
    ...labelled,
    diagnosis,
    isRight,
    isConfidentlyWrong: !isRight && isConfident,
    isOverclaimed:
      isRight && isConfident && labelled.decidable === 'no' && !genericCauses.has(diagnosis.cause),
  };
}

interface CorpusRow {
  readonly id: string;
  readonly input: string;
  readonly now?: string;
  readonly truth: string;
  readonly also?: readonly string[];
  readonly basis: string;
  readonly reveals?: readonly string[];
}

export function readCorpus(): LabelledCase[] {
  return readRows('test/corpus/dev.jsonl', 'corpus');
}

function readReports(): LabelledCase[] {
  return readRows('test/corpus/reports.jsonl', 'reports');
}

function readRows(path: string, set: LabelledCase['set']): LabelledCase[] {
  return readLines<CorpusRow>(path).map((row) => ({
    id: row.id,
    set,
    provider: '',
    input: row.input,
    now: Date.parse(row.now ?? '2026-11-24T12:00:00Z'),
    truth: row.truth,
    also: row.also ?? [],
    decidable: row.basis.startsWith('thread') ? 'no' : 'text',
    reveals: row.reveals ?? [],
  }));
}

type Headers =
  | readonly (readonly [string, string] | { readonly name: string; readonly value: string })[]
  | Readonly<Record<string, string>>;

interface Capture {
  readonly id: string;
  readonly provider: string;
  readonly truth: string;
  readonly also?: readonly string[];
  readonly decidable?: 'text' | 'inferable' | 'no';
  readonly request: { readonly method: string; readonly url: string; readonly headers?: Headers };
  readonly response: {
    readonly status: number;
    readonly headers?: Headers;
    readonly body?: string;
    readonly error?: string;
  };
}

export function readCaptures(): LabelledCase[] {
  const folder = 'test/corpus/captures';
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => readLines<Capture>(join(folder, file)))
    .map((row) => ({
      id: `${row.provider}:${row.id}`,
      set: 'captures',
      provider: row.provider,
      input: pasteOf(row),
      now: Date.parse(dateOf(row) ?? '2026-11-24T00:00:00Z'),
      truth: row.truth,
      also: row.also ?? [],
      decidable: row.decidable === 'no' ? 'no' : 'text',
      reveals: [],
    }));
}

/** The paste a user would make of a recorded exchange: request bodies stay out, since users rarely have them. */
function pasteOf({ request, response }: Capture): string {
  const lines = (headers: Headers | undefined): string =>
    pairs(headers)
      .map(([name, value]) => `${name}: ${value}`)
      .join('\n');
  const body = [response.body, response.error].find((text) => text !== undefined && text !== '') ?? '';
  return `${request.method} ${request.url}\n${lines(request.headers)}\n\nHTTP/1.1 ${response.status}\n${lines(response.headers)}\n\n${body}`;
}

function dateOf({ response }: Capture): string | undefined {
  return pairs(response.headers).find(([name]) => name.toLowerCase() === 'date')?.[1];
}

function pairs(headers: Headers = {}): [string, string][] {
  if (!isList(headers)) return Object.entries(headers);
  return headers.map((header) => ('name' in header ? [header.name, header.value] : [header[0], header[1]]));
}

function isList(headers: Headers): headers is Extract<Headers, readonly unknown[]> {
  return Array.isArray(headers);
}

function readLines<Row>(path: string): Row[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}
