import * as vscode from 'vscode';
import type { CurrentCase, ProofOutcome } from '../currentCase.js';
import type { FixPanel } from '../panel/fixPanel.js';
import { Problem } from '../problem.js';
import type { CommandTask } from '../runCommand.js';
import type { SecretKeys } from '../secretKeys.js';

/** What a proof needs. */
export interface ProveParts {
  readonly current: CurrentCase;
  readonly secretKeys: SecretKeys;
}

/** Proves the signature of the current case and shows the proof in the panel. */
export function proveSignatureCommand(parts: ProveParts & { readonly panel: FixPanel }): CommandTask {
  return async () => {
    const message = await proveSignature(parts);
    vscode.window.setStatusBarMessage(message, 4_000);
    parts.panel.reveal();
    return parts.current.shown?.diagnosis.proof ?? null;
  };
}

/**
 * Asks for the secret key, computes the signature again, and makes the proof part of the current case. The secret goes from
 * the input box to the computation, and into VS Code's secret storage where the user wants that; nothing else gets it.
 * The answer says what came of it.
 */
export async function proveSignature({ current, secretKeys }: ProveParts): Promise<string> {
  const subject = current.provable;
  if (!subject) {
    throw new Problem(
      current.shown
        ? 'The current case has no signature that could be computed again. Paste the signed URL or request with the store’s answer, and diagnose that.'
        : 'Nothing has been diagnosed yet. Diagnose a refused signature first.',
    );
  }
  const secret = await askForSecret(subject.accessKeyId, secretKeys);
  if (secret === undefined) return 'No secret key was given.';
  const otherSecrets = (await secretKeys.all()).filter((other) => other !== secret);
  const outcome = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: 'Computing the signature again',
      cancellable: true,
    },
    (progress, cancel) => {
      let reported = 0;
      return current.prove(
        subject,
        { secret, otherSecrets },
        {
          isCalledOff: () => cancel.isCancellationRequested,
          onProgress(share) {
            const percent = Math.floor(share * 100);
            progress.report({ increment: percent - reported });
            reported = percent;
          },
        },
      );
    },
  );
  return outcomeWords[outcome];
}

const outcomeWords: Readonly<Record<ProofOutcome, string>> = {
  reproduced: 'The signature was computed again.',
  'not-reproduced': 'The signature could not be reached with this secret key.',
  'nothing-to-prove': 'The paste holds nothing to prove.',
  'called-off': 'The proof was called off.',
  outdated: 'Another case was opened meanwhile.',
};

/** The stored secret key, or one from an input box; undefined where the user gives none. */
async function askForSecret(accessKeyId: string | null, secretKeys: SecretKeys): Promise<string | undefined> {
  const stored = accessKeyId === null ? undefined : await secretKeys.find(accessKeyId);
  const owner = accessKeyId === null ? '' : ` of ${shortened(accessKeyId)}`;
  if (stored !== undefined) {
    const useStored = 'Use the stored secret key';
    const choice = await vscode.window.showQuickPick([useStored, 'Enter another one'], {
      title: `A secret key${owner} is stored`,
      ignoreFocusOut: true,
    });
    if (choice === undefined) return undefined;
    if (choice === useStored) return stored;
  }
  const secret = await vscode.window.showInputBox({
    title: `Secret key${owner}`,
    prompt: 'It is used on this machine, to compute the signature again, and is not shown anywhere.',
    password: true,
    ignoreFocusOut: true,
  });
  if (secret === undefined || secret === '') return undefined;
  if (accessKeyId === null) return secret;

  const keep = `Keep it in VS Code’s secret storage for ${shortened(accessKeyId)}`;
  const choice = await vscode.window.showQuickPick(['Use it once', keep], {
    title: 'What happens to the secret key afterwards?',
    ignoreFocusOut: true,
  });
  if (choice === undefined) return undefined;
  if (choice === keep) await secretKeys.keep(accessKeyId, secret);
  return secret;
}

/** Its ends, which tell long-lived keys from temporary ones and one from another. */
function shortened(accessKeyId: string): string {
  return accessKeyId.length <= 12 ? accessKeyId : `${accessKeyId.slice(0, 4)}…${accessKeyId.slice(-4)}`;
}
