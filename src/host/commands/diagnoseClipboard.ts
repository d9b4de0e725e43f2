import * as vscode from 'vscode';
import { Problem } from '../problem.js';
import type { CommandTask } from '../runCommand.js';
import { type DiagnoseParts, showDiagnosis } from './diagnose.js';

/** Diagnoses what was copied, whatever it is. */
export function diagnoseClipboardCommand(parts: DiagnoseParts): CommandTask {
  return async () => {
    const paste = await vscode.env.clipboard.readText();
    if (paste.trim() === '') {
      throw new Problem(
        'The clipboard holds no text. Copy the failed request or its error and run this again.',
      );
    }
    return showDiagnosis(parts, paste, null);
  };
}
