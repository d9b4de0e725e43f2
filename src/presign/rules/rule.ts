import type { Found } from '../presignCall.js';
import type { Source } from '../source.js';
import type { Edit, Span } from '../syntax.js';

/** How loud a finding is; VS Code's severities by their names. */
export const severities = ['error', 'warning', 'information', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** What a rule may know of the user's settings. */
export interface RuleOptions {
  /** The shortest lifetime in seconds that leaves an upload enough time. */
  readonly minimumUploadSeconds: number;
}

/**
 * A way out of a finding.
 * - `edit`: changes the source. A safe one keeps what the program does apart from the mistake, and may be applied unseen.
 * - `snippet`: code of another shape, for the reader to fit in.
 */
export type AdviceFix =
  | {
      readonly kind: 'edit';
      readonly title: string;
      readonly isSafe: boolean;
      readonly edits: readonly Edit[];
    }
  | { readonly kind: 'snippet'; readonly title: string; readonly task: 'multipart' };

/** One place that a rule objects to. */
export interface Objection {
  readonly span: Span;
  /** Where the call begins that the place belongs to: a comment above it silences the rule too. */
  readonly callStart: number;
  readonly message: string;
  /** Places that explain the finding. */
  readonly related: readonly { readonly span: Span; readonly message: string }[];
  readonly fixes: readonly AdviceFix[];
}

/** One thing worth saying about presign calls, whatever the SDK. */
export interface Rule {
  /** The basename of its file and of its page. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  check(found: Found, source: Source, options: RuleOptions): readonly Objection[];
}

/** Keeps the literal id, so that a list of rules yields the type of their ids. */
export function defineRule<const R extends Rule>(rule: R): R {
  return rule;
}
