import * as vscode from 'vscode';
import { writeCors } from '../../core/cors/write.js';
import type { BucketRules } from '../../probe/node/corsRules.js';

const scheme = 's3-upload-doctor-cors';

/** Rules as a document in the form that the AWS CLI takes. */
export function rulesText(rules: BucketRules): string {
  return rules === null ? '' : writeCors(rules, 'cli');
}

/** Shows rules before and after side by side, in documents that nobody can edit. */
export async function showRuleDiff(
  bucket: string,
  before: BucketRules,
  after: BucketRules,
): Promise<vscode.Disposable> {
  const texts = new Map([
    ['before', rulesText(before)],
    ['after', rulesText(after)],
  ]);
  const provider = vscode.workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: ({ query }) => texts.get(query) ?? '',
  });
  const uriOf = (side: string): vscode.Uri =>
    vscode.Uri.from({ scheme, path: `/${bucket} CORS.json`, query: side });
  await vscode.commands.executeCommand(
    'vscode.diff',
    uriOf('before'),
    uriOf('after'),
    `CORS rules of ${bucket}: now ↔ after the change`,
    { preview: true },
  );
  return provider;
}

/** Writes rules into a file that the user chooses. */
export async function saveRules(bucket: string, rules: BucketRules): Promise<void> {
  const uri = await vscode.window.showSaveDialog({
    title: 'Former CORS rules',
    defaultUri: vscode.Uri.file(`${bucket}-cors.json`),
    filters: { JSON: ['json'] },
  });
  // A bucket without rules is one without a document; an empty list would be refused.
  if (uri)
    await vscode.workspace.fs.writeFile(
      uri,
      new TextEncoder().encode(rules === null ? 'null\n' : rulesText(rules)),
    );
}
