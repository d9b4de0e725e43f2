import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Diagnosis } from '../../src/core/diagnosis.js';
import { expiredPaste } from './samples.js';
import { panelTab, until } from './window.js';

describe('in Restricted Mode', () => {
  it('a paste is diagnosed as ever, since nothing of the workspace is run', async () => {
    assert.equal(vscode.workspace.isTrusted, false, 'this window was to be a restricted one');
    const diagnosis = await vscode.commands.executeCommand<Diagnosis>(
      's3UploadDoctor.diagnose',
      expiredPaste,
    );
    assert.equal(diagnosis.cause, 'expired-url');
    await until('the panel', panelTab);
  });
});
