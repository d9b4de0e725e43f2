import * as vscode from 'vscode';
import type { Log } from '../log.js';
import { chainOf } from '../problem.js';
import { signedUploadIn, type SignedUpload } from '../../presign/signedUpload.js';

const sources = '**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs,py}';
const elsewhere = '**/{node_modules,dist,out,build,.venv,venv,site-packages}/**';
const maximumFiles = 300;
const maximumFileBytes = 262_144;

const nothing: SignedUpload = { signedHeaders: [], uploadsParts: false };

/**
 * What the workspace's presign calls make a page send, which its CORS rules must then allow. Read once, when rules are first looked at,
 * and again after a source was saved.
 */
export class PresignedUploads implements vscode.Disposable {
  readonly #log: Log;
  readonly #saving: vscode.Disposable;
  readonly #changed = new vscode.EventEmitter<void>();
  #reading: Promise<SignedUpload> | undefined;
  #known: SignedUpload | undefined;

  readonly onDidChange = this.#changed.event;

  constructor(log: Log) {
    this.#log = log;
    this.#saving = vscode.workspace.onDidSaveTextDocument((document) => {
      if (this.#reading === undefined || !/\.(?:[mc]?[jt]sx?|py)$/.test(document.uri.path)) return;
      this.#reading = undefined;
      this.#known = undefined;
      this.#changed.fire();
    });
  }

  /** What is known by now; a change is told when the workspace has been read. */
  get known(): SignedUpload {
    if (this.#known === undefined) void this.find();
    return this.#known ?? nothing;
  }

  find(): Promise<SignedUpload> {
    return (this.#reading ??= this.#read());
  }

  dispose(): void {
    this.#saving.dispose();
    this.#changed.dispose();
  }

  async #read(): Promise<SignedUpload> {
    const found = await readFiles(await this.#files());
    this.#known = found;
    if (found.signedHeaders.length > 0 || found.uploadsParts) this.#changed.fire();
    return found;
  }

  /** A workspace that can't be searched, such as a virtual one, has its open documents. */
  async #files(): Promise<readonly vscode.Uri[]> {
    try {
      return await vscode.workspace.findFiles(sources, elsewhere, maximumFiles);
    } catch (error) {
      this.#log.info(`Presign calls of files that are not open can't be read: ${chainOf(error)}`);
      return vscode.workspace.textDocuments
        .filter(({ languageId }) => /^(?:(?:type|java)script(?:react)?|python)$/.test(languageId))
        .map(({ uri }) => uri);
    }
  }
}

async function readFiles(files: readonly vscode.Uri[]): Promise<SignedUpload> {
  const headers = new Set<string>();
  let uploadsParts = false;
  for (const uri of files) {
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
