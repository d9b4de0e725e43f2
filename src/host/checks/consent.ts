import * as vscode from 'vscode';
import type { PlannedRequest } from '../../probe/check.js';
import { Problem } from '../problem.js';
import { consentText, type ConsentText } from './consentText.js';

/**
 * The one door to the network: nothing is sent that was not shown here and agreed to. What is agreed to for good is
 * forgotten with the window.
 */
export class Consent {
  readonly #hosts = new Set<string>();

  /** Whether the requests may be sent to this host. Those that somebody signs are agreed to apart from those that nobody does. */
  async ask(host: string, requests: readonly PlannedRequest[], signer = ''): Promise<boolean> {
    requireTrust();
    const subject = `${host} ${signer}`;
    if (this.#hosts.has(subject)) return true;
    const always = 'Always for This Host';
    const choice = await askModally(consentText(host, requests, { signer }), 'Send', always);
    if (choice === always) this.#hosts.add(subject);
    return choice !== undefined;
  }

  /** A change is agreed to each time. */
  async askForChange(host: string, requests: readonly PlannedRequest[], signer: string): Promise<boolean> {
    requireTrust();
    return (await askModally(consentText(host, requests, { signer, changes: true }), 'Send')) !== undefined;
  }
}

/** Asks about something that is shown each time, such as a change. */
export async function askModally<T extends string>(
  { message, detail }: ConsentText,
  ...choices: readonly T[]
): Promise<T | undefined> {
  return vscode.window.showWarningMessage(message, { modal: true, detail }, ...choices);
}

/** A folder from a stranger may hold a paste that asks a host of theirs. */
export function requireTrust(): void {
  if (vscode.workspace.isTrusted) return;
  throw new Problem(
    'Live checks send requests, so they need a trusted workspace. Run “Workspaces: Manage Workspace Trust” first.',
  );
}
