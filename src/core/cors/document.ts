import type { Span } from '../diagnosis.js';
import type { Node, MapNode, ListNode, Syntax } from './tree.js';

/**
 * CORS rules as S3 keeps them, and as people write them down.
 *
 * The way through this folder: `readCors` (read.ts) finds documents of any form in a text; `judgeCors` and `judgeUpload` (judge.ts,
 * upload.ts) say what S3 and then the browser make of a request; `problemsOf` (problems.ts) says what can't work, with fixes;
 * `smallestChange` (change.ts) is the least that lets a request through, as edits; `writeCors` (write.ts) writes rules in any form;
 * `corsRequestOf` (request.ts) takes the request from a diagnosis, and `describeRule` (describe.ts) says what a rule lets through.
 */
export type CorsForm = (typeof corsForms)[number];

/** The forms that rules are written in; `sdk` is the CLI's object inside a program. */
export const corsForms = [
  'console',
  'cli',
  'sdk',
  'xml',
  'cloudformation-yaml',
  'cloudformation-json',
  'serverless',
  'cdk',
  'cdk-python',
  'terraform',
  'terraform-inline',
  'pulumi',
  'pulumi-python',
  'r2',
  'gcs',
  'b2',
  'minio',
] as const;

/** One rule as S3 judges it. What only an expression in the file knows is left out of the lists. */
export interface CorsRule {
  readonly id: string | null;
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  readonly maxAgeSeconds: number | null;
}

export type FieldName = 'id' | 'origins' | 'methods' | 'headers' | 'exposed' | 'maxAge';

/** The fields that hold a list. */
export type ListName = 'origins' | 'methods' | 'headers' | 'exposed';

/** A value and where it stands: `span` without its quotes, `whole` with them, or the whole element. */
export interface PlacedValue {
  readonly text: string;
  readonly span: Span;
  readonly whole: Span;
  /** False for an expression, a reference or a placeholder: what it will be isn't in the file. */
  readonly isKnown: boolean;
}

export interface PlacedField {
  /** As the file spells it. */
  readonly key: string;
  readonly keySpan: Span;
  /** The whole entry; of repeated elements, the first one. */
  readonly span: Span;
  readonly values: readonly PlacedValue[];
  /** The list that holds the values; undefined for a lone value and for repeated elements. */
  readonly list: ListNode | undefined;
}

/** A rule with the places of what it says. */
export interface PlacedRule extends CorsRule {
  readonly span: Span;
  readonly fields: Readonly<Partial<Record<FieldName, PlacedField>>>;
  /** The map that new entries go into. */
  readonly node: MapNode;
  /** Keys that no rule of this form has. */
  readonly strangers: readonly { readonly key: string; readonly span: Span; readonly entry: Span }[];
}

/** A replacement in the text; several of one fix don't overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly text: string;
}

export type Severity = 'error' | 'warning' | 'information';

/** What can't work, or won't do what it seems to. `id` is stable. */
export interface CorsProblem {
  readonly id: string;
  readonly severity: Severity;
  readonly message: string;
  readonly span: Span;
  readonly fix?: { readonly title: string; readonly edits: readonly TextEdit[] };
}

/** The rules of one bucket, as one text writes them down. */
export interface CorsDocument {
  readonly form: CorsForm;
  readonly syntax: Syntax;
  readonly span: Span;
  readonly rules: readonly PlacedRule[];
  /** What holds the rules: a list, or the element or block in which they repeat. */
  readonly holder: Node | undefined;
  /** What the resource is called, where the file gives it a name. */
  readonly name: string | null;
  /** Mistakes of the form itself; what is wrong with rules is told by `problemsOf`. */
  readonly problems: readonly CorsProblem[];
  /** The text that the offsets belong to. */
  readonly text: string;
}

/** What a text holds: its documents, or why it holds none. */
export interface CorsReading {
  readonly documents: readonly CorsDocument[];
  /** Why nothing could be read, and where; null where documents were found. */
  readonly error: { readonly message: string; readonly span: Span } | null;
}
