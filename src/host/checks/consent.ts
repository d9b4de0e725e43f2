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

  /** Whether the requests may be sent to this host. */
  async ask(host: string, requests: readonly PlannedRequest[]): Promise<boolean> {
    requireTrust();
    if (this.#hosts.has(host)) return true;
    const always = 'Always for This Host';
    const choice = await askModally(consentText(host, requests), 'Send', always);
    if (choice === always) this.#hosts.add(host);
    return choice !== undefined;
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
