import * as vscode from 'vscode';
import type { CausePages } from '../causePages.js';
import type { CurrentCase } from '../currentCase.js';
import type { CommandTask } from '../runCommand.js';

/** Opens the page of the cause given, of the current case's, or of one that the user chooses. */
export function openCausePageCommand(pages: CausePages, current: CurrentCase): CommandTask {
  return async (given) => {
    const cause =
      typeof given === 'string' ? given : (current.shown?.diagnosis.cause ?? (await chooseCause(pages)));
    if (cause !== undefined) await pages.open(cause);
  };
}

async function chooseCause(pages: CausePages): Promise<string | undefined> {
  return vscode.window.showQuickPick(pages.list(), { placeHolder: 'The cause to read about' });
}
