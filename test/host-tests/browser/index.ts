import * as vscode from 'vscode';
import type { Diagnosis, Proof } from '../../../src/core/diagnosis.js';
import { answerQuickInput } from '../keyboard.js';
import { encodedAgainPaste, encodedAgainSecret, expiredPaste, overlongPresign } from '../samples.js';
import { panelTab, reportCounts, until } from '../window.js';

/**
 * What VS Code calls in a browser, where the extension runs in a worker without Node: neither mocha's reporters nor
 * node:assert are there, so these checks throw by themselves.
 */
export async function run(): Promise<void> {
  const counts = { passed: 0, failed: 0 };
  for (const [what, check] of Object.entries(checks)) {
    try {
      await check();
      counts.passed++;
      console.log(`    ✔ ${what}`);
    } catch (error) {
      counts.failed++;
      console.log(
        `    ✘ ${what}\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
      );
    }
  }
  await reportCounts(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}

const checks: Record<string, () => Promise<void>> = {
  'runs in a browser': () => {
    const { extensionKind } = vscode.extensions.getExtension('s3-upload-doctor.s3-upload-doctor') ?? {};
    equal(
      [vscode.env.uiKind, extensionKind, 'process' in globalThis],
      [vscode.UIKind.Web, vscode.ExtensionKind.UI, false],
    );
    return Promise.resolve();
  },
  'names the cause of a paste and opens the panel': async () => {
    const { cause } = await vscode.commands.executeCommand<Diagnosis>(
      's3UploadDoctor.diagnose',
      expiredPaste,
    );
    equal(cause, 'expired-url');
    await until('the panel', panelTab);
  },
  'finds a presign call with its parser': async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'typescript',
      content: overlongPresign,
    });
    await vscode.window.showTextDocument(document);
    await until('the problem', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ source }) => source === 'S3 Upload Doctor'),
    );
  },
  'proves a signature with a secret key': async () => {
    await vscode.commands.executeCommand('s3UploadDoctor.diagnose', encodedAgainPaste);
    const proving = vscode.commands.executeCommand<Proof | null>('s3UploadDoctor.proveSignature');
    answerQuickInput('Secret key of AKIA…MPLE', encodedAgainSecret);
    answerQuickInput('What happens to the secret key afterwards?', 'Keep it');
    equal((await proving)?.transformations, ['path-encoded-again']);
    equal(await vscode.commands.executeCommand('s3UploadDoctor.forgetSecretKeys'), 1);
  },
  'inserts a snippet': async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'python', content: '' });
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('s3UploadDoctor.insertSnippet', {
      task: 'presign-put',
      language: 'python',
    });
    await until('the snippet', () => document.getText().includes('generate_presigned_url') || undefined);
  },
};

function equal(actual: unknown, expected: unknown): void {
  const [is, was] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== was) throw new Error(`expected ${was}, got ${is}`);
}
