import * as vscode from 'vscode';
import type { CommandTask } from '../runCommand.js';
import type { SecretKeys } from '../secretKeys.js';

/** Removes all secret keys from VS Code's secret storage. */
export function forgetSecretKeysCommand(secretKeys: SecretKeys): CommandTask {
  return async () => {
    const count = await secretKeys.forgetAll();
    const message =
      count === 0
        ? 'No secret keys were stored.'
        : `${count === 1 ? 'The stored secret key is' : `All ${count} stored secret keys are`} forgotten.`;
    vscode.window.setStatusBarMessage(message, 4_000);
    return count;
  };
}
