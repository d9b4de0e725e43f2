import * as vscode from 'vscode';
import type { SnippetOffer } from '../../protocol/panel.js';
import { isObject } from '../../protocol/shape.js';
import type { CurrentCase } from '../currentCase.js';
import type { LastEditor } from '../editors.js';
import { placeSnippet } from '../placeSnippet.js';
import { Problem } from '../problem.js';
import type { CommandTask } from '../runCommand.js';
import type { SnippetShelf } from '../snippetShelf.js';

interface InsertSnippetParts {
  readonly shelf: SnippetShelf;
  readonly current: CurrentCase;
  readonly editors: LastEditor;
}

/** Inserts a snippet at the cursor: the one of the `{ task, language }` given, else one that the user chooses. */
export function insertSnippetCommand({ shelf, current, editors }: InsertSnippetParts): CommandTask {
  return async (given) => {
    const wanted = isObject(given) ? given : {};
    const offers = (await shelf.all()).filter(
      (offer) => matches(wanted['task'], offer.task) && matches(wanted['language'], offer.language),
    );
    if (offers.length === 0) {
      throw new Problem('There is no such snippet. Run Insert Snippet… to see what there is.');
    }
    const isNamed = typeof wanted['task'] === 'string' && typeof wanted['language'] === 'string';
    const offer = isNamed ? offers[0] : await chooseOffer(offers, languageInUse(editors, current));
    if (!offer) return;
    const code = await shelf.render(offer, current.shown?.diagnosis.values ?? null);
    const message = await placeSnippet(code, offer.language, 'insert', editors);
    vscode.window.setStatusBarMessage(message, 4_000);
  };
}

function matches(wanted: unknown, actual: string): boolean {
  return typeof wanted !== 'string' || wanted === actual;
}

function languageInUse(editors: LastEditor, current: CurrentCase): string | null {
  return editors.find()?.document.languageId ?? current.language;
}

/** Asks for the task, then for the language where there are several; those in the user's language come first. */
async function chooseOffer(
  offers: readonly SnippetOffer[],
  language: string | null,
): Promise<SnippetOffer | undefined> {
  const items = [
    ...new Map(offers.map(({ task, taskTitle }) => [task, { label: taskTitle, task }])).values(),
  ];
  const task = await vscode.window.showQuickPick(items, { placeHolder: 'What the code is for' });
  if (!task) return undefined;
  const choices = offers
    .filter((offer) => offer.task === task.task)
    .map((offer) => ({ label: offer.languageLabel, description: offer.label, offer }))
    .sort((a, b) => Number(b.offer.language === language) - Number(a.offer.language === language));
  if (choices.length === 1) return choices[0]?.offer;
  return (await vscode.window.showQuickPick(choices, { placeHolder: task.label }))?.offer;
}
