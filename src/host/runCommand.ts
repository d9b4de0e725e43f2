import * as vscode from 'vscode';
import type { CommandId } from './contributions.js';
import type { Log } from './log.js';
import { chainOf, Problem } from './problem.js';

/** What a command does. Its arguments come from anybody, so they are unknown. */
export type CommandTask = (...args: unknown[]) => Promise<unknown>;

/**
 * Registers a command. A `Problem` is told as it stands; any other failure is told with a way to the log. The command
 * then resolves to undefined: rejecting too would make VS Code tell the same failure a second time.
 */
export function registerCommand(id: CommandId, log: Log, task: CommandTask): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: unknown[]) => {
    log.debug(id);
    try {
      return await task(...args);
    } catch (error) {
      tell(id, log, error);
      return undefined;
    }
  });
}

function tell(id: CommandId, log: Log, error: unknown): void {
  if (error instanceof Problem) {
    log.info(`${id}: ${chainOf(error)}`);
    void vscode.window.showWarningMessage(error.message);
    return;
  }
  log.error(`${id}: ${chainOf(error)}`);
  const showLog = 'Show log';
  void vscode.window.showErrorMessage(chainOf(error), showLog).then((choice) => {
    if (choice === showLog) log.show();
  });
}
