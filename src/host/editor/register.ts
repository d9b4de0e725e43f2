import * as vscode from 'vscode';
import { grammarFiles } from '../../presign/grammars.js';
import type { Log } from '../log.js';
import { presignActionKinds, presignCodeActions } from './presignCodeActions.js';
import { presignDiagnostics } from './presignDiagnostics.js';
import { presignHover } from './presignHover.js';
import { PresignScans } from './presignScans.js';
import { rulePages } from './rulePages.js';

/** What the editor features need of the rest of the host. */
export interface EditorParts {
  readonly extensionUri: vscode.Uri;
  readonly log: Log;
}

/** The presign linter in the editor: problems, fixes, hovers. No parser is loaded before a text has a presign word. */
export function registerEditor({ extensionUri, log }: EditorParts): vscode.Disposable {
  const scans = new PresignScans(extensionUri, log);
  const pageOf = rulePages(extensionUri);
  // Without a scheme, the languages match in untitled files, virtual workspaces and notebook cells too.
  const languages = Object.keys(grammarFiles).map((language) => ({ language }));
  return vscode.Disposable.from(
    presignDiagnostics(scans, pageOf),
    vscode.languages.registerCodeActionsProvider(languages, presignCodeActions(scans), {
      providedCodeActionKinds: presignActionKinds,
    }),
    vscode.languages.registerHoverProvider(languages, presignHover(scans, pageOf)),
  );
}
