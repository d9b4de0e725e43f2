import * as vscode from 'vscode';
import type { Diagnosis, Values } from '../core/diagnosis.js';
import type { SnippetChoice, SnippetOffer } from '../protocol/panel.js';
import type { TemplateEntry } from '../snippets/snippet.js';
import { Problem } from './problem.js';

/** The snippets that ship, read when they are asked for. */
export interface SnippetShelf {
  /** Those for a case's fixes: task after task, each in the order of the catalogue. */
  offersFor(diagnosis: Diagnosis): Promise<readonly SnippetOffer[]>;
  /** Everything there is, in the order of the catalogue. */
  all(): Promise<readonly SnippetOffer[]>;
  /** The code with the case's values in it; without a case, examples that say that they are. */
  render(choice: SnippetChoice, values: Values | null): Promise<string>;
}

/** The shelf at `dist/snippets` of the installed extension. */
export function snippetShelf(extensionUri: vscode.Uri): SnippetShelf {
  const folder = vscode.Uri.joinPath(extensionUri, 'dist', 'snippets');

  const all = async (): Promise<readonly SnippetOffer[]> => {
    const [templates, { languages }, { taskTitles }] = await Promise.all([
      loadTemplates(),
      import('../snippets/languages.js'),
      import('../snippets/snippet.js'),
    ]);
    return templates.map(({ task, language, variant, label, verified }) => ({
      task,
      taskTitle: taskTitles[task],
      language,
      languageLabel: languages.find(({ id }) => id === language)?.label ?? language,
      variant,
      label,
      verified,
    }));
  };

  return {
    all,
    async offersFor(diagnosis) {
      const tasks = new Set(diagnosis.fixes.flatMap(({ snippets }) => snippets));
      const offers = tasks.size === 0 ? [] : await all();
      return [...tasks].flatMap((task) => offers.filter((offer) => offer.task === task));
    },
    async render(choice, values) {
      const templates = await loadTemplates();
      const entry = templates.find(
        ({ task, language, variant }) =>
          task === choice.task && language === choice.language && variant === choice.variant,
      );
      if (!entry) {
        throw new Problem(
          `There is no snippet for ${choice.task} in ${choice.language}. Run Insert Snippet… to see what there is.`,
        );
      }
      const [{ renderTemplate }, { noValues, slotsFrom }, bytes] = await Promise.all([
        import('../snippets/render.js'),
        import('../snippets/slots.js'),
        vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, ...entry.file.split('/'))),
      ]);
      return renderTemplate(new TextDecoder().decode(bytes), entry.language, slotsFrom(values ?? noValues));
    },
  };
}

async function loadTemplates(): Promise<readonly TemplateEntry[]> {
  return (await import('../snippets/catalogue.js')).templates;
}
