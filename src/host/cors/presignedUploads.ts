import * as vscode from 'vscode';
import { signedUploadIn, type SignedUpload } from '../../presign/signedUpload.js';

const sources = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}';
const elsewhere = '**/{node_modules,dist,out,build,.venv,venv,site-packages}/**';
const maximumFiles = 300;
const maximumFileBytes = 262_144;

/**
 * What the workspace's presign calls make a page send, which its CORS rules must then allow. Read once, when rules are first looked at,
 * and again after a source was saved.
 */
export class PresignedUploads implements vscode.Disposable {
  readonly #saving: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<void>();
  #known: Promise<SignedUpload> | undefined;

  readonly onDidChange = this.#changed.event;

  constructor() {
    this.#saving = vscode.workspace.onDidSaveTextDocument((document) => {
      if (this.#known === undefined || !/\.(?:[mc]?[jt]sx?|py)$/.test(document.uri.path)) return;
      this.#known = undefined;
      this.#changed.fire();
    });
  }

  find(): Promise<SignedUpload> {
    return (this.#known ??= readWorkspace());
  }

  dispose(): void {
    this.#saving.dispose();
    this.#changed.dispose();
  }
}

async function readWorkspace(): Promise<SignedUpload> {
  const headers = new Set<string>();
  let uploadsParts = false;
  for (const uri of await vscode.workspace.findFiles(sources, elsewhere, maximumFiles)) {
    const found = signedUploadIn(await textOf(uri));
    for (const header of found.signedHeaders) headers.add(header);
    uploadsParts ||= found.uploadsParts;
  }
  return { signedHeaders: [...headers].sort(), uploadsParts };
}

/** Open documents may differ from what is saved; files that can't be read or are too large hold nothing. */
async function textOf(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > maximumFileBytes) return '';
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // A file that went away between the listing and the reading holds no presign calls any more.
    return '';
  }
}
