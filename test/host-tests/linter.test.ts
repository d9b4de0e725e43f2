import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { overlongPresign } from './samples.js';
import { closeEditors, until } from './window.js';

describe('the presign linter', () => {
  afterEach(closeEditors);

  it('reports a lifetime over seven days in TypeScript and corrects it with a quick fix', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'typescript',
      content: overlongPresign,
    });
    await vscode.window.showTextDocument(document);
    const problem = await until('the problem', () => problemsOf(document)[0]);
    assert.equal(codeOf(problem), 'expires-too-long');
    assert.equal(problem.severity, vscode.DiagnosticSeverity.Error);
    assert.match(document.getText(problem.range), /1209600/);

    const fix = await until('the quick fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        problem.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find((action) => action.isPreferred === true && action.edit !== undefined);
    });
    assert.ok(fix.edit);
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.match(document.getText(), /expiresIn: 604800,/);
    await until('the end of the problem', () => problemsOf(document).length === 0 || undefined);
  });

  it('says nothing about a file without presign calls', async () => {
    const quiet = await vscode.workspace.openTextDocument({
      language: 'typescript',
      content: 'export const expiresIn = 1209600;\n',
    });
    const loud = await vscode.workspace.openTextDocument({
      language: 'typescript',
      content: overlongPresign,
    });
    await vscode.window.showTextDocument(loud);
    await until('the problem of the other file', () => problemsOf(loud)[0]);
    assert.deepEqual(problemsOf(quiet), []);
  });
});

function problemsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((problem) => problem.source === 'S3 Upload Doctor');
}

function codeOf({ code }: vscode.Diagnostic): unknown {
  return typeof code === 'object' ? code.value : code;
}
