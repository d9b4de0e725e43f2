import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Diagnosis } from '../../src/core/diagnosis.js';
import { expiredPaste } from './samples.js';
import { closeEditors, panelTab, until } from './window.js';

describe('s3UploadDoctor.diagnose', () => {
  afterEach(closeEditors);

  it('resolves to the diagnosis of the paste it is given, and opens the panel', async () => {
    const diagnosis = await vscode.commands.executeCommand<Diagnosis>(
      's3UploadDoctor.diagnose',
      expiredPaste,
    );
    assert.equal(diagnosis.cause, 'expired-url');
    assert.equal(diagnosis.certainty, 'stated');
    await until('the panel', panelTab);
  });

  it('takes the selection where there is one', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'plaintext',
      content: `notes before\n${expiredPaste}\nnotes after`,
    });
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(1, 0, document.lineCount - 1, 0);
    const diagnosis = await vscode.commands.executeCommand<Diagnosis>('s3UploadDoctor.diagnoseSelection');
    assert.equal(diagnosis.cause, 'expired-url');
  });

  it('reads a file without opening it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    const file = vscode.Uri.joinPath(folder.uri, 'failed-upload.txt');
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(expiredPaste));
    const diagnosis = await vscode.commands.executeCommand<Diagnosis>('s3UploadDoctor.diagnoseFile', file);
    assert.equal(diagnosis.cause, 'expired-url');
    assert.ok(
      !vscode.workspace.textDocuments.some((document) => document.uri.toString() === file.toString()),
    );
  });

  it('is honest about a paste without a failure', async () => {
    const diagnosis = await vscode.commands.executeCommand<Diagnosis>('s3UploadDoctor.diagnose', 'hello');
    assert.equal(diagnosis.cause, 'insufficient-evidence');
    await until('the panel', panelTab);
  });
});
