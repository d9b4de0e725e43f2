import * as vscode from 'vscode';
import { Problem } from '../problem.js';
import { readPaste } from '../readPaste.js';
import type { CommandTask } from '../runCommand.js';
import { type DiagnoseParts, showDiagnosis } from './diagnose.js';

/** Diagnoses a sample that ships, or opens it where it is code: the one named, else one that the user chooses. */
export function openSampleCommand(parts: DiagnoseParts, extensionUri: vscode.Uri): CommandTask {
  const folder = vscode.Uri.joinPath(extensionUri, 'media', 'samples');
  return async (given) => {
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    const name =
      typeof given === 'string'
        ? given
        : await vscode.window.showQuickPick(names, { placeHolder: 'The sample' });
    if (name === undefined) return undefined;
    if (!names.includes(name))
      throw new Problem(`There is no sample ${name}. There are: ${names.join(', ')}`);
    const { text, source } = await readPaste(vscode.Uri.joinPath(folder, name));
    if (!name.endsWith('.ts')) return showDiagnosis(parts, text, source);
    // A copy: what is tried on it should not change the sample.
    const document = await vscode.workspace.openTextDocument({ language: 'typescript', content: text });
    await vscode.window.showTextDocument(document);
    return undefined;
  };
}
