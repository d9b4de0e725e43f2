import type * as vscode from 'vscode';
import type { CorsDocument, CorsProblem } from '../../core/cors/document.js';
import type { Log } from '../log.js';
import { chainOf } from '../problem.js';
import { isMeantAsRules, mayHoldCorsRules } from './corsLanguages.js';
import type { CorsTools, CorsToolsLoader } from './corsTools.js';
import type { PresignedUploads } from './presignedUploads.js';

/** What one open document holds. */
export interface CorsText {
  readonly documents: readonly CorsDocument[];
  readonly problems: readonly CorsProblem[];
  readonly tools: CorsTools;
}

interface Entry {
  readonly version: number;
  readonly text: Promise<CorsText | undefined>;
}

/** The readings of the open documents: each text is read once, whoever asks. */
export class CorsReadings {
  readonly #load: CorsToolsLoader;
  readonly #uploads: PresignedUploads;
  readonly #log: Log;
  readonly #entries = new Map<string, Entry>();
  #hasFailed = false;

  constructor(parts: { load: CorsToolsLoader; uploads: PresignedUploads; log: Log }) {
    this.#load = parts.load;
    this.#uploads = parts.uploads;
    this.#log = parts.log;
  }

  /** Undefined where no rules are. */
  of(document: vscode.TextDocument): Promise<CorsText | undefined> {
    const key = document.uri.toString();
    const known = this.#entries.get(key);
    if (known?.version === document.version) return known.text;
    const text = this.#read(document);
    this.#entries.set(key, { version: document.version, text });
    return text;
  }

  forget(document: vscode.TextDocument): void {
    this.#entries.delete(document.uri.toString());
  }

  forgetAll(): void {
    this.#entries.clear();
  }

  async #read(document: vscode.TextDocument): Promise<CorsText | undefined> {
    const text = document.getText();
    if (!mayHoldCorsRules(text, document.languageId)) return undefined;
    try {
      const tools = await this.#load();
      const { documents, error } = tools.readCors(text, { languageId: document.languageId });
      if (documents.length === 0) {
        const problems = error && isMeantAsRules(text) ? [unreadable(error)] : [];
        return problems.length > 0 ? { documents, problems, tools } : undefined;
      }
      const problems = documents.flatMap((found) => tools.problemsOf(found, this.#uploads.known));
      return { documents, problems, tools };
    } catch (error) {
      // The same failure would come with every key stroke.
      if (!this.#hasFailed)
        this.#log.error(`CORS rules can't be checked: ${chainOf(error)}. Reload the window to try again.`);
      this.#hasFailed = true;
      return undefined;
    }
  }
}

function unreadable({ message, span }: { message: string; span: CorsProblem['span'] }): CorsProblem {
  return { id: 'not-readable', severity: 'error', message, span };
}
