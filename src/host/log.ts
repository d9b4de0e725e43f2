import * as vscode from 'vscode';
import { productName } from './contributions.js';

/** Where the host says what it did. Texts from a paste may come here only through `redact`. */
export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel(productName, { log: true });
}
