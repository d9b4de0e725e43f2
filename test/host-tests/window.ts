import * as vscode from 'vscode';

/**
 * Asks again until `ask` gives something. Right after a document opens VS Code answers questions about it with
 * "Canceled" now and then, so an error is an answer like any other until the time is over. A busy machine needs ten
 * seconds for what an idle one does in one.
 */
export async function until<T>(
  what: string,
  ask: () => T | undefined | PromiseLike<T | undefined>,
  limitMs = 30_000,
): Promise<T> {
  let last: unknown;
  for (const end = Date.now() + limitMs; Date.now() < end;) {
    try {
      const answer = await ask();
      if (answer !== undefined) return answer;
    } catch (error) {
      last = error;
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what} did not come within ${limitMs} ms`, { cause: last });
}

/** The tab of the fix panel, which VS Code names by the view type of its webview. */
export function panelTab(): vscode.Tab | undefined {
  return vscode.window.tabGroups.all
    .flatMap((group) => group.tabs)
    .find(
      ({ input }) =>
        input instanceof vscode.TabInputWebview && input.viewType.endsWith('s3UploadDoctor.fixPanel'),
    );
}

/** Closes every tab. Changes are dropped first, since VS Code would ask about them and nobody answers. */
export async function closeEditors(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

/** Leaves the counts where the one who started VS Code looks for them. */
export async function reportCounts(counts: { passed: number; failed: number }): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('VS Code was started without a folder');
  const report = vscode.Uri.joinPath(folder.uri, 'report.json');
  await vscode.workspace.fs.writeFile(report, new TextEncoder().encode(JSON.stringify(counts)));
}
