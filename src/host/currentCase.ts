import * as vscode from 'vscode';
import type { Diagnosis, Proof } from '../core/diagnosis.js';
import type { Provable } from '../core/proof/provable.js';
import type { CheckWords, PanelView, Shown } from '../protocol/panel.js';
import type { EngineLoader, GivenSecrets, ProofWatch } from './engine.js';
import { showPaste, showProof } from './panel/shown.js';
import type { SnippetShelf } from './snippetShelf.js';

const languageKey = 'snippetLanguage';

/** A signature that can be computed again, with the paste as it was, which is in memory and nowhere else. */
export interface ProofSubject extends Provable {
  readonly paste: string;
  readonly source: string | null;
}

/** What became of a proof: its status, or why there is none. */
export type ProofOutcome = Proof['status'] | 'called-off' | 'outdated';

/** What live checks ask about, and what they brought. */
interface Asked {
  /** The excerpt that was made of it: another case has another. */
  readonly about: Shown['paste'];
  readonly paste: string;
  readonly checks: readonly CheckWords[];
}

interface Taken {
  readonly paste: string;
  readonly source: string | null;
  readonly asked: string;
  readonly checks: readonly CheckWords[];
}

/**
 * The case that panel, reports and snippets are about. Keeps the redacted paste; the paste itself only where its signature
 * could be proven, and only until the next case.
 */
export class CurrentCase implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #engine: EngineLoader;
  readonly #shelf: SnippetShelf;
  readonly #memory: vscode.Memento;
  #shown: Shown | null = null;
  #provable: ProofSubject | null = null;
  #asked: Asked | null = null;

  readonly onDidChange = this.#changed.event;

  constructor(parts: { engine: EngineLoader; shelf: SnippetShelf; memory: vscode.Memento }) {
    this.#engine = parts.engine;
    this.#shelf = parts.shelf;
    this.#memory = parts.memory;
  }

  get shown(): Shown | null {
    return this.#shown;
  }

  /** What a secret key could prove; null where there is nothing. */
  get provable(): ProofSubject | null {
    return this.#provable;
  }

  /** The paste as it was, while its case is the current one: what live checks ask about. In memory and nowhere else. */
  get paste(): string | undefined {
    return this.#asked !== null && this.#asked.about === this.#shown?.paste ? this.#asked.paste : undefined;
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
    return this.#take({ paste, source, asked: paste, checks: [] });
  }

  /** Makes a paste with what a store answered about it the current case. */
  async takeChecked(paste: string, withAnswers: string, checks: readonly CheckWords[]): Promise<Diagnosis> {
    return this.#take({ paste: withAnswers, source: this.#shown?.source ?? null, asked: paste, checks });
  }

  async #take({ paste, source, asked, checks }: Taken): Promise<Diagnosis> {
    const engine = await this.#engine();
    const shown = showPaste(engine, paste, source);
    this.#asked = { about: shown.paste, paste: asked, checks };
    const provable = engine.provableOf(paste);
    this.set(shown, provable && { ...provable, paste, source });
    return shown.diagnosis;
  }

  /**
   * Computes the signature again and makes the proof part of the case, unless another case took its place meanwhile. The
   * secret is in nothing that is kept.
   */
  async prove(subject: ProofSubject, secrets: GivenSecrets, watch: ProofWatch): Promise<ProofOutcome> {
    const engine = await this.#engine();
    const diagnosis = await engine.prove(subject.paste, secrets, watch);
    if (diagnosis === null) return 'called-off';
    if (this.#provable !== subject) return 'outdated';
    const shown = showProof(engine, { ...subject, diagnosis }, [secrets.secret, ...secrets.otherSecrets]);
    if (this.#asked) this.#asked = { ...this.#asked, about: shown.paste };
    this.set(shown, subject);
    return diagnosis.proof?.status ?? 'nothing-to-prove';
  }

  set(shown: Shown | null, provable: ProofSubject | null = null): void {
    this.#shown = shown;
    this.#provable = provable;
    this.#changed.fire();
  }

  async view(): Promise<PanelView> {
    const shown = this.#shown;
    const offers = shown ? await this.#shelf.offersFor(shown.diagnosis) : [];
    return {
      shown,
      offers,
      language: this.language,
      isProvable: this.#provable !== null,
      checks: this.#checks(),
    };
  }

  #checks(): readonly CheckWords[] {
    return this.#asked !== null && this.#asked.about === this.#shown?.paste ? this.#asked.checks : [];
  }

  dispose(): void {
    this.#changed.dispose();
  }
}
