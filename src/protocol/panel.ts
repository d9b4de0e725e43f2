import type { Diagnosis } from '../core/diagnosis.js';
import type { SideCheck, SideTitle } from '../core/sigv4/sides.js';
import type { VisiblePiece } from '../core/text/visible.js';

/** What the panel may ask of the host. */
export interface PanelRequests {
  /** The first message: the host posts nothing before it. */
  'panel/ready': { params: null; result: PanelView };
  /** Text from the paste field or from a dropped file; `source` is the file's name. The answer is `view/changed`. */
  'paste/diagnose': { params: { paste: string; source: string | null }; result: null };
  /** A file dropped from VS Code's own explorer, which gives its address alone. */
  'file/diagnose': { params: { uri: string }; result: null };
  /** Lets the user choose a file; `chosen` is false when they choose none. */
  'file/choose': { params: null; result: { chosen: boolean } };
  'snippet/render': { params: SnippetChoice; result: { code: string } };
  /** `message` says what was done, for the status line. */
  'snippet/use': { params: { snippet: SnippetChoice; how: SnippetUse }; result: { message: string } };
  'language/choose': { params: { language: string }; result: null };
  /** Asks the store itself, once the user has seen what would be sent. The answer is `view/changed`. */
  'check/live': { params: null; result: null };
  'report/copy': { params: null; result: { message: string } };
  'cause/open': { params: { cause: string }; result: null };
  /** Asks the user for the secret key, outside of the page, and proves the signature. The answer is `view/changed`. */
  'signature/prove': { params: null; result: { message: string } };
}

/** What the host tells the panel unasked. */
export interface HostEvents {
  'view/changed': PanelView;
}

/** Everything the panel draws. */
export interface PanelView {
  /** Null: nothing has been diagnosed yet. */
  readonly shown: Shown | null;
  /** Snippets for the fixes of `shown`, in the order in which they are offered. */
  readonly offers: readonly SnippetOffer[];
  /** The language that the user chose last. */
  readonly language: string | null;
  /** The signature of `shown` could be recomputed with the secret key. */
  readonly isProvable: boolean;
  /** What the store said when it was asked about `shown`, in this window; secrets masked. */
  readonly checks?: readonly CheckWords[];
}

/** What came of one live check. */
export interface CheckWords {
  readonly title: string;
  readonly question: string;
  readonly sentence: string;
  /** The answer line by line. */
  readonly lines: readonly string[];
  /** False where the answer tells nothing about the upload. */
  readonly proves: boolean;
  /** Request and answer; empty where nothing was sent. */
  readonly exchange: string;
}

/** A diagnosis with what it was made from. Holds no secret, since the panel keeps it over a reload of the window. */
export interface Shown {
  readonly version: 1;
  readonly diagnosis: Diagnosis;
  readonly paste: Excerpt;
  /** The name of the file that was read, null for a paste. */
  readonly source: string | null;
  readonly words: Words;
  /** Null where the paste does not hold two sides of a signature. */
  readonly signature: SignatureSides | null;
  /** What `diagnosis.proof` says, in words; null where no secret was given. */
  readonly proof: ProofWords | null;
}

/** The canonical requests of both sides of a signature, aligned line by line. */
export interface SignatureSides {
  readonly left: SideTitle;
  readonly right: SideTitle;
  readonly lines: readonly SideLine[];
  /** What could be verified without the secret key. */
  readonly checks: readonly SideCheck[];
}

/** One line of both; null where one side has no such line. */
export interface SideLine {
  readonly name: string;
  readonly left: readonly VisiblePiece[] | null;
  readonly right: readonly VisiblePiece[] | null;
  readonly isSame: boolean;
  /** What happened to the line on its way; null where it is equal or nothing is known. */
  readonly explanation: string | null;
}

/** What came of recomputing the signature. */
export interface ProofWords {
  /** What was undone to get the signature, in words. */
  readonly changes: readonly string[];
  readonly steps: readonly ProofStep[];
}

/** One step of the computation, and whether it came out as it arrived. */
export interface ProofStep {
  readonly name: string;
  readonly isSame: boolean;
}

/** The paste with its secrets masked, or as much of it as a person would look at. */
export interface Excerpt {
  /** In order, without overlap. */
  readonly pieces: readonly Piece[];
  /** UTF-16 code units of the whole paste. */
  readonly length: number;
}

/** A stretch of the paste; `start` is the offset of its first code unit. */
export interface Piece {
  readonly start: number;
  readonly text: string;
}

/** What the ids in a diagnosis are called. */
export interface Words {
  readonly causes: Readonly<Record<string, string>>;
  /** Null where the store is not known. */
  readonly provider: string | null;
}

/** Names one template. */
export interface SnippetChoice {
  readonly task: string;
  readonly language: string;
  readonly variant: string | null;
}

/** A template that fits the case, and what was done to it. */
export interface SnippetOffer extends SnippetChoice {
  /** What people call the task. */
  readonly taskTitle: string;
  /** What people call the language. */
  readonly languageLabel: string;
  /** What it is written for, such as an SDK. */
  readonly label: string;
  readonly verified: { readonly status: string; readonly on: readonly string[] };
}

export type SnippetUse = 'insert' | 'copy' | 'open';
