import * as vscode from 'vscode';
import type { Diagnosis } from '../../core/diagnosis.js';
import type { CurrentCase } from '../currentCase.js';
import type { EngineLoader } from '../engine.js';
import type { FixPanel } from '../panel/fixPanel.js';
import type { CommandTask } from '../runCommand.js';
import { findSelectedText } from './diagnoseSelection.js';

/** What the commands that diagnose work on. */
export interface DiagnoseParts {
  readonly current: CurrentCase;
  readonly panel: FixPanel;
  readonly engine: EngineLoader;
}

/**
 * Diagnoses the paste it is given; else the selection; else the clipboard, if what it holds looks like a failure. With
 * none of these the panel opens with its paste field: a scratch document would be kept on disk by the editor, token and all.
 */
export function diagnoseCommand(parts: DiagnoseParts): CommandTask {
  return async (given) => {
    const paste =
      (typeof given === 'string' ? given : undefined) ??
      findSelectedText() ??
      (await findFailureInClipboard(parts.engine));
    if (paste !== undefined) return showDiagnosis(parts, paste, null);
    parts.current.set(null);
    parts.panel.reveal();
    return undefined;
  };
}

/** Makes a paste the current case and shows it. */
export async function showDiagnosis(
  { current, panel }: DiagnoseParts,
  paste: string,
  source: string | null,
): Promise<Diagnosis> {
  const diagnosis = await current.take(paste, source);
  panel.reveal();
  return diagnosis;
}

async function findFailureInClipboard(engine: EngineLoader): Promise<string | undefined> {
  const text = await vscode.env.clipboard.readText();
  if (text.trim() === '') return undefined;
  const { diagnose } = await engine();
  const { cause, findings } = diagnose(text);
  return cause !== 'insufficient-evidence' || findings.length > 0 ? text : undefined;
}
