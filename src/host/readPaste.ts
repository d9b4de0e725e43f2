import * as vscode from 'vscode';
import { Problem } from './problem.js';

/** Beyond this a file and what is made of it would not fit into an extension host's memory with certainty. */
const mostBytes = 100 * 1024 * 1024;

/** A paste that came out of a file. */
export interface FilePaste {
  readonly text: string;
  /** The file's name, without its folders. */
  readonly source: string;
}

/** Reads a file, without making a document of it: what was typed and not saved yet comes from the editor. */
export async function readPaste(uri: vscode.Uri): Promise<FilePaste> {
  const source = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const edited = vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && (document.isDirty || document.isUntitled),
  );
  if (edited) return { text: edited.getText(), source };
  const { size } = await readable(source, vscode.workspace.fs.stat(uri));
  if (size > mostBytes) {
    const mebibytes = Math.round(size / 1024 / 1024).toLocaleString('en');
    throw new Problem(
      `${source} has ${mebibytes} MiB, and up to 100 MiB can be read. Save only the failed request and diagnose that.`,
    );
  }
  return { text: decode(await readable(source, vscode.workspace.fs.readFile(uri))), source };
}

async function readable<T>(source: string, reading: Thenable<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    throw new Error(`Could not read ${source}`, { cause });
  }
}

/** PowerShell redirects output as UTF-16; everything else that lands in a file here is UTF-8. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder().decode(bytes);
}
