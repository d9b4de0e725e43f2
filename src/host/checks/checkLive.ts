import * as vscode from 'vscode';
import type { Check, Send } from '../../probe/check.js';
import { checks } from '../../probe/checks.js';
import { curlCommand } from '../../probe/curlCommand.js';
import { withEvidence } from '../../probe/judgeTogether.js';
import { type CheckResult, runCheck } from '../../probe/runCheck.js';
import { type CheckTarget, findTarget } from '../../probe/target.js';
import type { CurrentCase } from '../currentCase.js';
import type { FixPanel } from '../panel/fixPanel.js';
import { Problem } from '../problem.js';
import { checkWords } from './checkWords.js';
import { type Consent, requireTrust } from './consent.js';
import { hasNode, loadSend } from './probeLoader.js';
import { withProgress } from './progress.js';

export interface CheckParts {
  readonly current: CurrentCase;
  readonly panel: FixPanel;
  readonly consent: Consent;
}

/** Asks the store about the current case: the user chooses what, sees what would be sent, and gets it into the panel. */
export async function checkLive(parts: CheckParts): Promise<unknown> {
  requireTrust();
  const { current, panel, consent } = parts;
  const paste = current.paste ?? (await askForUrl());
  if (paste === undefined) return undefined;
  const found = findTarget(paste, Date.now());
  if (typeof found === 'string') throw new Problem(found);
  const chosen = await choose(checks, found);
  if (chosen === undefined) return undefined;
  const target = await completed(found, chosen);
  if (target === undefined) return undefined;
  if (!hasNode) return copyCommands(chosen, target);
  const requests = chosen.flatMap((check) => planOf(check, target));
  if (!(await consent.ask(target.host, requests))) return undefined;
  const results = await withProgress(`Asking ${target.host}`, async (signal) =>
    runAll(chosen, target, await loadSend(), signal),
  );
  await current.takeChecked(paste, withEvidence(paste, results, Date.now()), results.map(checkWords));
  panel.reveal();
  return results.map(({ id, sentence, proves }) => ({ id, sentence, proves }));
}

async function runAll(
  chosen: readonly Check[],
  target: CheckTarget,
  send: Send,
  signal: AbortSignal,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of chosen) {
    if (!signal.aborted) results.push(await runCheck(check, target, send, signal));
  }
  return results;
}

interface CheckItem extends vscode.QuickPickItem {
  readonly check: Check;
}

async function choose(offered: readonly Check[], target: CheckTarget): Promise<readonly Check[] | undefined> {
  const items = offered.flatMap((check): CheckItem[] => {
    const plan = check.plan(target);
    const wantsOrigin = check.id === 'preflight' && target.origin === null;
    return typeof plan === 'string' && !wantsOrigin
      ? []
      : [
          {
            label: check.title,
            description: check.question,
            detail: check.permission,
            picked: !wantsOrigin,
            check,
          },
        ];
  });
  const chosen = await vscode.window.showQuickPick(items, {
    canPickMany: true,
    title: `Ask ${target.host}`,
    placeHolder: 'What to ask; you see every request before it is sent',
  });
  return chosen === undefined || chosen.length === 0 ? undefined : chosen.map(({ check }) => check);
}

/** A preflight is asked in the name of a page, which the paste may not tell. */
async function completed(target: CheckTarget, chosen: readonly Check[]): Promise<CheckTarget | undefined> {
  if (target.origin !== null || !chosen.some(({ id }) => id === 'preflight')) return target;
  const origin = await vscode.window.showInputBox({
    title: 'The origin of the page that uploads',
    placeHolder: 'https://app.example.com',
    validateInput: (text) =>
      /^[a-z][a-z0-9+.-]*:\/\/[^\s/?#@]+$/i.test(text.trim())
        ? undefined
        : 'Scheme, host and port, without a path',
  });
  return origin === undefined ? undefined : { ...target, origin: origin.trim() };
}

function planOf(check: Check, target: CheckTarget): Exclude<ReturnType<Check['plan']>, string> {
  const plan = check.plan(target);
  return typeof plan === 'string' ? [] : plan;
}

/** After a reload only the redacted paste is left, which can't be asked about. */
async function askForUrl(): Promise<string | undefined> {
  return vscode.window.showInputBox({
    title: 'The URL to ask about',
    prompt: 'It is not kept; you see every request before it is sent.',
    password: true,
    ignoreFocusOut: true,
  });
}

/** A page may neither send these requests nor read their answers, but a terminal may. */
async function copyCommands(chosen: readonly Check[], target: CheckTarget): Promise<undefined> {
  const commands = chosen.flatMap((check) => planOf(check, target).map(curlCommand));
  const copy = 'Copy curl Commands';
  const choice = await vscode.window.showWarningMessage(
    'VS Code in a browser cannot send these requests. Send them from a terminal and paste what comes back.',
    { modal: true, detail: 'The commands hold the URL with its signature.' },
    copy,
  );
  if (choice === copy) await vscode.env.clipboard.writeText(commands.join('\n\n'));
  return undefined;
}
