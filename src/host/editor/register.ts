import * as vscode from 'vscode';
import { grammarFiles } from '../../presign/grammars.js';
import type { Log } from '../log.js';
import type { SnippetShelf } from '../snippetShelf.js';
import { presignActionKinds, presignCodeActions } from './presignCodeActions.js';
import { presignDiagnostics } from './presignDiagnostics.js';
import { presignHover } from './presignHover.js';
import { PresignScans } from './presignScans.js';
import { rulePages } from './rulePages.js';

/** What the editor features need of the rest of the host. */
export interface EditorParts {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
  readonly shelf: SnippetShelf;
}

/** The presign linter in the editor: problems, fixes, hovers. No parser is loaded before a text has a presign word. */
export function registerEditor({ extensionUri, log, shelf }: EditorParts): vscode.Disposable {
  const scans = new PresignScans(extensionUri, log);
  const pageOf = rulePages(extensionUri);
  // Without a scheme, the languages match in untitled files, virtual workspaces and notebook cells too.
  const languages = Object.keys(grammarFiles).map((language) => ({ language }));
  return vscode.Disposable.from(
    presignDiagnostics(scans, pageOf),
    vscode.languages.registerCodeActionsProvider(languages, presignCodeActions(scans, shelf), {
      providedCodeActionKinds: presignActionKinds,
    }),
    vscode.languages.registerHoverProvider(languages, presignHover(scans, pageOf)),
  );
}
