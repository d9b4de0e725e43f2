import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeEditors, until } from './window.js';

const rules = `[
  {
    // Uploads of the app.
    "AllowedOrigins": ["https://app.example.com/"],
    "AllowedMethods": ["GET", "OPTIONS"],
    "AllowedHeaders": ["*"]
  }
]
`;

describe('CORS rules in the editor', () => {
  afterEach(closeEditors);

  it('get problems where they cannot work, and a quick fix that keeps the comment', async () => {
    const document = await opened('jsonc', rules);
    const problems = await until('the problems', () => {
      const found = problemsOf(document);
      return found.length >= 2 ? found : undefined;
    });
    const trailing = problems.find(({ range }) => document.getText(range).includes('app.example.com'));
    assert.ok(trailing, 'no problem at the origin with a trailing slash');
    const fix = await until('the quick fix', async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        trailing.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      return actions.find(({ edit }) => edit !== undefined);
    });
    assert.ok(fix.edit);
    assert.equal(await vscode.workspace.applyEdit(fix.edit), true);
    assert.match(document.getText(), /"https:\/\/app\.example\.com"/);
    assert.match(document.getText(), /\/\/ Uploads of the app\./);
  });

  it('say on hover what they let through', async () => {
    const document = await opened('jsonc', rules);
    const text = await until('the hover', async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(rules.indexOf('AllowedMethods')),
      );
      const words = hovers
        .flatMap(({ contents }) => contents)
        .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''))
        .join('\n')
        // VS Code keeps the spaces of a text so.
        .replaceAll('&nbsp;', ' ');
      return words.includes('CORS') ? words : undefined;
    });
    assert.match(text, /rule 1 of 1/);
  });

  it('are left alone where a file only has a setting by such a name', async () => {
    const settings = await opened(
      'json',
      '{ "server": { "allowedOrigins": ["https://app.example.com/"] } }\n',
    );
    const loud = await opened('jsonc', rules);
    await until('the problems of the other file', () => problemsOf(loud)[0]);
    assert.deepEqual(problemsOf(settings), []);
  });
});

async function opened(language: string, content: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content });
  await vscode.window.showTextDocument(document);
  return document;
}

function problemsOf(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter((problem) => problem.source === 'S3 Upload Doctor');
}
