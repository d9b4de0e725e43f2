import * as vscode from 'vscode';

/** Where the page about a rule stands in the installed extension. */
export type RulePage = (rule: string) => vscode.Uri;

export function rulePages(extensionUri: vscode.Uri): RulePage {
  return (rule) => vscode.Uri.joinPath(extensionUri, 'media', 'rules', `${rule}.md`);
}
