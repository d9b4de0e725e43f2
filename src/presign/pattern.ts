import type { Found } from './presignCall.js';
import type { Source } from './source.js';

/** One SDK's way of presigning: it knows the shape of the calls and nothing of the rules. */
export interface Pattern {
  /** The basename of its file and of its fixtures. */
  readonly sdk: string;
  /** VS Code's language ids. */
  readonly languages: readonly string[];
  /** A file without any of these words has nothing to find; with one, it is parsed. */
  readonly keywords: readonly string[];
  find(source: Source): Found;
}

export const scriptLanguages = ['javascript', 'javascriptreact', 'typescript', 'typescriptreact'] as const;
