import * as vscode from 'vscode';
import type { Handlers } from '../../protocol/channel.js';
import type { PanelRequests, PanelView, SnippetChoice } from '../../protocol/panel.js';
import { hasShape, isNull, isNullOr, isOneOf, isString } from '../../protocol/shape.js';
import type { CausePages } from '../causePages.js';
import { copyReport } from '../commands/copyReport.js';
import { chooseFile } from '../commands/diagnoseFile.js';
import { proveSignature } from '../commands/proveSignature.js';
import { commandIds } from '../contributions.js';
import type { CurrentCase } from '../currentCase.js';
import type { LastEditor } from '../editors.js';
import { placeSnippet } from '../placeSnippet.js';
import { findLongFile, readPaste } from '../readPaste.js';
import type { SecretKeys } from '../secretKeys.js';
import type { SnippetShelf } from '../snippetShelf.js';

/** What the panel's requests need. */
export interface HandlerParts {
  readonly current: CurrentCase;
  readonly shelf: SnippetShelf;
  readonly editors: LastEditor;
  readonly pages: CausePages;
  readonly secretKeys: SecretKeys;
}

const isChoice = hasShape<SnippetChoice>({ task: isString, language: isString, variant: isNullOr(isString) });

/** Answers the panel. */
export function panelHandlers(
  { current, shelf, editors, pages, secretKeys }: HandlerParts,
  onReady: () => Promise<PanelView>,
): Handlers<PanelRequests> {
  const render = (choice: SnippetChoice): Promise<string> =>
    shelf.render(choice, current.shown?.diagnosis.values ?? null);
  const diagnoseFile = async (uri: vscode.Uri): Promise<void> => {
    // A long file takes its time, and has progress and cancel of its own.
    if (await findLongFile(uri)) {
      void vscode.commands.executeCommand(commandIds.diagnoseFile, uri);
      return;
    }
    const { text, source } = await readPaste(uri);
    await current.take(text, source);
  };

  return {
    'panel/ready': { accepts: isNull, answer: onReady },
    'paste/diagnose': {
      accepts: hasShape({ paste: isString, source: isNullOr(isString) }),
      async answer({ paste, source }) {
        await current.take(paste, source);
        return null;
      },
    },
    'file/diagnose': {
      accepts: hasShape({ uri: isString }),
      async answer({ uri }) {
        await diagnoseFile(vscode.Uri.parse(uri, true));
        return null;
      },
    },
    'file/choose': {
      accepts: isNull,
      async answer() {
        const uri = await chooseFile();
        if (uri) await diagnoseFile(uri);
        return { chosen: uri !== undefined };
      },
    },
    'snippet/render': {
      accepts: isChoice,
      async answer(choice) {
        return { code: await render(choice) };
      },
    },
    'snippet/use': {
      accepts: hasShape({ snippet: isChoice, how: isOneOf('insert', 'copy', 'open') }),
      async answer({ snippet, how }) {
        return { message: await placeSnippet(await render(snippet), snippet.language, how, editors) };
      },
    },
    'language/choose': {
      accepts: hasShape({ language: isString }),
      async answer({ language }) {
        await current.chooseLanguage(language);
        return null;
      },
    },
    'check/live': {
      accepts: isNull,
      async answer() {
        await vscode.commands.executeCommand(commandIds.checkLive);
        return null;
      },
    },
    'report/copy': {
      accepts: isNull,
      async answer() {
        return { message: await copyReport(current) };
      },
    },
    'signature/prove': {
      accepts: isNull,
      async answer() {
        return { message: await proveSignature({ current, secretKeys }) };
      },
    },
    'cause/open': {
      accepts: hasShape({ cause: isString }),
      async answer({ cause }) {
        await pages.open(cause);
        return null;
      },
    },
  };
}
