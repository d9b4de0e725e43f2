import * as vscode from 'vscode';
import { Problem } from '../problem.js';
import type { CommandTask } from '../runCommand.js';
import { type DiagnoseParts, showDiagnosis } from './diagnose.js';

/** Diagnoses what is selected in the editor. */
export function diagnoseSelectionCommand(parts: DiagnoseParts): CommandTask {
  return async () => {
    const paste = findSelectedText();
    if (paste === undefined) {
      throw new Problem('Nothing is selected. Select the failed request or its error and run this again.');
    }
    return showDiagnosis(parts, paste, null);
  };
}

/** All selections of the active editor, in the order in which they stand. */
export function findSelectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const selected = editor.selections.filter(({ isEmpty }) => !isEmpty);
  if (selected.length === 0) return undefined;
  return [...selected]
    .sort((a, b) => a.start.compareTo(b.start))
    .map((selection) => editor.document.getText(selection))
    .join('\n');
}
