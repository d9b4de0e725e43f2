import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, until } from './window.js';

describe('s3UploadDoctor.insertSnippet', () => {
  afterEach(closeEditors);

  for (const language of ['typescript', 'python']) {
    it(`writes a presigned PUT in ${language} at the cursor`, async () => {
      const document = await vscode.workspace.openTextDocument({ language, content: '' });
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('s3UploadDoctor.insertSnippet', { task: 'presign-put', language });
      const text = await until('the snippet', () => document.getText() || undefined);
      assert.match(text, language === 'python' ? /generate_presigned_url/ : /getSignedUrl/);
      assert.doesNotMatch(text, /\{\{\??\w+\??\}\}/, 'a slot is left unfilled');
    });
  }
});
