import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export function extensionUnderTest(): vscode.Extension<unknown> {
  const extension = vscode.extensions.getExtension('s3-upload-doctor.s3-upload-doctor');
  assert.ok(extension, 'the extension is not installed');
  return extension;
}

/** The command ids that its manifest offers. */
export function commandsOf(extension: vscode.Extension<unknown>): string[] {
  const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}
