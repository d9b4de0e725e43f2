import * as vscode from 'vscode';
import type { Diagnosis } from '../core/diagnosis.js';
import type { PanelView, Shown } from '../protocol/panel.js';
import type { EngineLoader } from './engine.js';
import { showPaste } from './panel/shown.js';
import type { SnippetShelf } from './snippetShelf.js';

const languageKey = 'snippetLanguage';

/** The case that panel, reports and snippets are about. Keeps the redacted paste, never the paste. */
export class CurrentCase implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #engine: EngineLoader;
  readonly #shelf: SnippetShelf;
  readonly #memory: vscode.Memento;
  #shown: Shown | null = null;

  readonly onDidChange = this.#changed.event;

  constructor(parts: { engine: EngineLoader; shelf: SnippetShelf; memory: vscode.Memento }) {
    this.#engine = parts.engine;
    this.#shelf = parts.shelf;
    this.#memory = parts.memory;
  }

  get shown(): Shown | null {
    return this.#shown;
  }

  /** The language whose snippets are offered first. */
  get language(): string | null {
    return this.#memory.get<string>(languageKey) ?? null;
  }

  async chooseLanguage(language: string): Promise<void> {
    await this.#memory.update(languageKey, language);
  }

  /** Diagnoses a paste and makes it the current case. `source` is the name of the file it was read from. */
  async take(paste: string, source: string | null): Promise<Diagnosis> {
    const shown = showPaste(await this.#engine(), paste, source);
    this.set(shown);
    return shown.diagnosis;
  }

  set(shown: Shown | null): void {
    this.#shown = shown;
    this.#changed.fire();
  }

  async view(): Promise<PanelView> {
    const shown = this.#shown;
    const offers = shown ? await this.#shelf.offersFor(shown.diagnosis) : [];
    return { shown, offers, language: this.language, isProvable: false };
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
