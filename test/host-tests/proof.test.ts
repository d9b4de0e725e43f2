import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Diagnosis, Proof } from '../../src/core/diagnosis.js';
import { answerQuickInput, hasKeyboard } from './keyboard.js';
import { encodedAgainPaste, encodedAgainSecret, expiredPaste } from './samples.js';
import { closeEditors } from './window.js';

const prove = (): Thenable<Proof | null | undefined> =>
  vscode.commands.executeCommand<Proof | null | undefined>('s3UploadDoctor.proveSignature');
const forget = (): Thenable<number> =>
  vscode.commands.executeCommand<number>('s3UploadDoctor.forgetSecretKeys');

describe('s3UploadDoctor.proveSignature', () => {
  afterEach(closeEditors);

  it('says so where the case has no signature that was refused', async () => {
    await vscode.commands.executeCommand(
      's3UploadDoctor.diagnose',
      expiredPaste.replaceAll(/X-Amz-[^\s]*/g, ''),
    );
    assert.equal(await prove(), undefined);
  });

  // A desktop VS Code gives nobody its keyboard.
  if (!hasKeyboard) return;

  it('asks for the secret key and proves what broke the signature', async () => {
    const { cause } = await vscode.commands.executeCommand<Diagnosis>(
      's3UploadDoctor.diagnose',
      encodedAgainPaste,
    );
    assert.equal(cause, 'signature-url-altered');
    const proving = prove();
    answerQuickInput('Secret key of AKIA…MPLE', encodedAgainSecret);
    answerQuickInput('What happens to the secret key afterwards?', 'Use it once');
    const proof = await proving;
    assert.equal(proof?.status, 'reproduced');
    assert.deepEqual(proof.transformations, ['path-encoded-again']);
    assert.doesNotMatch(JSON.stringify(proof), /FakeSecretKey/);
    assert.equal(await forget(), 0);
  });

  it('keeps the secret key where the user wants that, and forgets it', async () => {
    await vscode.commands.executeCommand('s3UploadDoctor.diagnose', encodedAgainPaste);
    const first = prove();
    answerQuickInput('Secret key of AKIA…MPLE', encodedAgainSecret);
    answerQuickInput('What happens to the secret key afterwards?', 'Keep it');
    assert.equal((await first)?.status, 'reproduced');

    const second = prove();
    answerQuickInput('A secret key of AKIA…MPLE is stored', 'Use the stored secret key');
    assert.equal((await second)?.status, 'reproduced');
    assert.equal(await forget(), 1);
    assert.equal(await forget(), 0);
  });

  it('says that another secret key signed it', async () => {
    await vscode.commands.executeCommand('s3UploadDoctor.diagnose', encodedAgainPaste);
    const proving = prove();
    answerQuickInput('Secret key of AKIA…MPLE', 'AnotherFakeSecretKey');
    answerQuickInput('What happens to the secret key afterwards?', 'Use it once');
    assert.equal((await proving)?.status, 'not-reproduced');
  });
});
