import * as vscode from 'vscode';
import { Problem } from './problem.js';

/** The pages about causes that ship with the extension. */
export interface CausePages {
  /** Opens a page in the Markdown preview. */
  open(cause: string): Promise<void>;
  list(): Promise<readonly string[]>;
}

export function causePages(extensionUri: vscode.Uri): CausePages {
  const folder = vscode.Uri.joinPath(extensionUri, 'media', 'causes');

  const list = async (): Promise<readonly string[]> => {
    const entries = await vscode.workspace.fs.readDirectory(folder);
    return entries.flatMap(([name]) => (name.endsWith('.md') ? [name.slice(0, -'.md'.length)] : [])).sort();
  };

  return {
    list,
    async open(cause) {
      // A name from outside becomes a path only in the form that ids have.
      const page = /^[a-z0-9-]{1,60}$/.test(cause) && vscode.Uri.joinPath(folder, `${cause}.md`);
      if (!page || !(await exists(page))) {
        throw new Problem(`There is no page about ${cause}. Run Open Cause Page to choose one.`);
      }
      await vscode.commands.executeCommand('markdown.showPreview', page);
    },
  };
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
