import * as vscode from 'vscode';
import type { SnippetUse } from '../protocol/panel.js';
import type { LastEditor } from './editors.js';

/** Puts code where the user wants it. The answer says what was done. */
export async function placeSnippet(
  code: string,
  language: string,
  how: SnippetUse,
  editors: LastEditor,
): Promise<string> {
  if (how === 'copy') {
    await vscode.env.clipboard.writeText(code);
    return 'Copied.';
  }
  const editor = how === 'insert' ? editors.find() : undefined;
  if (!editor) {
    const document = await vscode.workspace.openTextDocument({ language, content: code });
    await vscode.window.showTextDocument(document);
    return how === 'insert' ? 'No editor was open: opened as a new file.' : 'Opened as a new file.';
  }
  const shown = await vscode.window.showTextDocument(editor.document, editor.viewColumn);
  // A snippet takes on the indentation of the line at the cursor; its text is put in as it stands.
  const isInserted = await shown.insertSnippet(new vscode.SnippetString().appendText(code));
  return isInserted ? `Inserted into ${fileName(shown.document.uri)}.` : 'The editor refused the change.';
}

function fileName(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
