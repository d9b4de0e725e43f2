import * as vscode from 'vscode';
import { findLongFile, readPaste } from '../readPaste.js';
import type { CommandTask } from '../runCommand.js';
import { type DiagnoseParts, showDiagnosis } from './diagnose.js';

/** Diagnoses a file of any size: the one given, else one that the user chooses. */
export function diagnoseFileCommand(parts: DiagnoseParts): CommandTask {
  return async (given) => {
    const uri = given instanceof vscode.Uri ? given : await chooseFile();
    if (!uri) return undefined;
    const long = await findLongFile(uri);
    if (long) {
      const { diagnoseLongFile } = await import('../longFile.js');
      const shown = await diagnoseLongFile({ uri, ...long }, await parts.engine(), Date.now());
      if (!shown) return undefined;
      parts.current.set(shown);
      parts.panel.reveal();
      return shown.diagnosis;
    }
    const { text, source } = await readPaste(uri);
    return showDiagnosis(parts, text, source);
  };
}

/** Undefined when the user chooses none. */
export async function chooseFile(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    title: 'Diagnose a file',
    openLabel: 'Diagnose',
    filters: { 'Failed uploads': ['har', 'txt', 'log', 'xml', 'json', 'html'], 'All files': ['*'] },
  });
  return chosen?.[0];
}
