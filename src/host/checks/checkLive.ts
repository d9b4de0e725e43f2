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
import { checkSettings, settingsOffer } from './settingsCheck.js';

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
  const chosen = await choose(found);
  if (chosen === undefined) return undefined;
  const target = await completed(found, chosen.checks);
  if (target === undefined) return undefined;
  if (!hasNode) return copyCommands(chosen.checks, target);
  const requests = chosen.checks.flatMap((check) => planOf(check, target));
  if (requests.length > 0 && !(await consent.ask(target.host, requests))) return undefined;
  const results =
    requests.length === 0
      ? []
      : await withProgress(`Asking ${target.host}`, async (signal) =>
          runAll(chosen.checks, target, await loadSend(), signal),
        );
  const settings = chosen.asksSettings ? await checkSettings(parts, target) : undefined;
  if (current.paste !== undefined && current.paste !== paste)
    throw new Problem('Another case was opened meanwhile, so the answers are not shown.');
  const words = [...results.map(checkWords), ...(settings === undefined ? [] : [settings])];
  await current.takeChecked(paste, withEvidence(paste, results, Date.now()), words);
  panel.reveal();
  return words.map(({ title, sentence, proves }) => ({ title, sentence, proves }));
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
  /** Null stands for the settings of the bucket. */
  readonly check: Check | null;
}

interface Chosen {
  readonly checks: readonly Check[];
  readonly asksSettings: boolean;
}

async function choose(target: CheckTarget): Promise<Chosen | undefined> {
  const items = checks.flatMap((check): CheckItem[] => {
    const wantsOrigin = check.id === 'preflight' && target.origin === null;
    return planOf(check, target).length === 0 && !wantsOrigin
      ? []
      : [itemOf({ ...check, picked: !wantsOrigin, check })];
  });
  const withAccount = hasNode ? [itemOf({ ...settingsOffer, picked: false, check: null })] : [];
  const chosen = await vscode.window.showQuickPick([...items, ...withAccount], {
    canPickMany: true,
    title: `Ask ${target.host}`,
    placeHolder: 'What to ask; you see every request before it is sent',
  });
  if (chosen === undefined || chosen.length === 0) return undefined;
  return {
    checks: chosen.flatMap(({ check }) => check ?? []),
    asksSettings: chosen.some(({ check }) => check === null),
  };
}

function itemOf({
  title,
  question,
  permission,
  picked,
  check,
}: Pick<Check, 'title' | 'question' | 'permission'> & {
  readonly picked: boolean;
  readonly check: Check | null;
}): CheckItem {
  return { label: title, description: question, detail: permission, picked, check };
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
