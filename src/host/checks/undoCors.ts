import * as vscode from 'vscode';
import { Problem } from '../problem.js';
import { loadAccount } from './accountLoader.js';
import { openBucket } from './bucketQuestion.js';
import { type Consent, requireTrust } from './consent.js';
import { saveRules } from './corsDiff.js';
import type { CorsHistory, WrittenChange } from './corsHistory.js';
import { withProgress } from './progress.js';

interface UndoParts {
  readonly consent: Consent;
  readonly history: CorsHistory;
}

/** Takes back a change of CORS rules that was made in this window, or saves the rules of before into a file. */
export async function undoCors(parts: UndoParts): Promise<unknown> {
  requireTrust();
  const { changes } = parts.history;
  if (changes.length === 0) throw new Problem('No CORS rules were changed in this window.');
  const items = changes.flatMap((change) => {
    const time = new Date(change.at).toLocaleTimeString();
    const former = change.former === null ? 'no rules' : `${change.former.length} rules`;
    return [
      {
        label: `Restore the rules of ${change.bucket}`,
        description: `${former}, of before ${time}`,
        change,
        saves: false,
      },
      {
        label: `Save the former rules of ${change.bucket}…`,
        description: `${former}, into a file`,
        change,
        saves: true,
      },
    ];
  });
  const choice = await vscode.window.showQuickPick(items, { title: 'Undo a change of CORS rules' });
  if (choice === undefined) return undefined;
  if (!choice.saves) return undoChange(parts, choice.change);
  await saveRules(choice.change.bucket, choice.change.former);
  return undefined;
}

/** Restores the rules of before if the bucket still has those that were written. */
export async function undoChange({ consent, history }: UndoParts, change: WrittenChange): Promise<unknown> {
  const { bucket, choice, former, written } = change;
  const method = former === null ? 'DELETE' : 'PUT';
  const question = await openBucket({
    tools: await loadAccount(),
    choice,
    bucket,
    consent,
    calls: [
      {
        method: 'GET',
        target: '/?cors',
        purpose: 'the present rules, which must be those that were written',
      },
      { method, target: '/?cors', purpose: former === null ? 'no rules, as before' : 'the rules of before' },
      { method: 'GET', target: '/?cors', purpose: 'the rules, read back' },
    ],
    changes: true,
  });
  if (question === undefined) return undefined;
  const { tools, account } = question;
  try {
    const outcome = await withProgress(`Restoring the CORS rules of ${bucket}`, (signal) =>
      tools.changeRules(account, { bucket, shown: written, wanted: former }, signal),
    );
    if (outcome.status !== 'written') throw new Problem(outcome.sentence);
    history.remove(change);
    void vscode.window.showInformationMessage(outcome.sentence);
    return outcome;
  } finally {
    account.close();
  }
}
