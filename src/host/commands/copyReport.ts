import * as vscode from 'vscode';
import type { CurrentCase } from '../currentCase.js';
import { Problem } from '../problem.js';
import { reportOf } from '../report.js';
import type { CommandTask } from '../runCommand.js';

/** Copies the current case as Markdown, its secrets masked. */
export function copyReportCommand(current: CurrentCase): CommandTask {
  return async () => {
    vscode.window.setStatusBarMessage(await copyReport(current), 4_000);
  };
}

/** The answer says what was done. */
export async function copyReport(current: CurrentCase): Promise<string> {
  if (!current.shown) throw new Problem('Nothing has been diagnosed yet. Run Diagnose… first.');
  await vscode.env.clipboard.writeText(reportOf(current.shown));
  return 'Report copied, secrets masked.';
}
