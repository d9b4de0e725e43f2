import * as vscode from 'vscode';
import { lazyScanner, type Scanner } from '../../presign/parser.js';
import type { Scan } from '../../presign/scan.js';
import type { Log } from '../log.js';
import { chainOf } from '../problem.js';
import { lintOptions } from './lintSettings.js';

interface Entry {
  readonly version: number;
  readonly scan: Promise<Scan | undefined>;
}

/** The scans of the open documents: each text is read once, whoever asks. */
export class PresignScans {
  readonly #scanner: Scanner;
  readonly #log: Log;
  readonly #entries = new Map<string, Entry>();
  #hasFailed = false;

  constructor(extensionUri: vscode.Uri, log: Log) {
    const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'grammars');
    this.#scanner = lazyScanner(async (name) =>
      vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)),
    );
    this.#log = log;
  }

  /** Undefined where there is nothing to find, or the linter is off. */
  of(document: vscode.TextDocument): Promise<Scan | undefined> {
    const key = document.uri.toString();
    const known = this.#entries.get(key);
    if (known?.version === document.version) return known.scan;
    const scan = this.#read(document);
    this.#entries.set(key, { version: document.version, scan });
    return scan;
  }

  forget(document: vscode.TextDocument): void {
    this.#entries.delete(document.uri.toString());
  }

  forgetAll(): void {
    this.#entries.clear();
  }

  async #read(document: vscode.TextDocument): Promise<Scan | undefined> {
    const options = lintOptions(document);
    if (!options) return undefined;
    try {
      return await this.#scanner.scan(document.getText(), document.languageId, options);
    } catch (error) {
      // The same failure would come with every key stroke.
      if (!this.#hasFailed)
        this.#log.error(`Presign calls can't be checked: ${chainOf(error)}. Reload the window to try again.`);
      this.#hasFailed = true;
      return undefined;
    }
  }
}
