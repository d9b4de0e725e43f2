import * as vscode from 'vscode';
import { Problem } from './problem.js';

/** Beyond this a file and what is made of it would not fit into an extension host's memory with certainty. */
const mostBytes = 100 * 1024 * 1024;
/** Longer files than any paste are streamed instead, where that is possible. */
const longBytes = 6_000_000;

/** A paste that came out of a file. */
export interface FilePaste {
  readonly text: string;
  /** The file's name, without its folders. */
  readonly source: string;
}

/** The size of a file that is too long to be read as a paste, in bytes; undefined for others, and for what is being edited. */
export async function findLongFile(uri: vscode.Uri): Promise<{ source: string; size: number } | undefined> {
  if (findEdited(uri)) return undefined;
  const source = nameOf(uri);
  const { size } = await readable(source, vscode.workspace.fs.stat(uri));
  return size > longBytes ? { source, size } : undefined;
}

/** Reads a file, without making a document of it: what was typed and not saved yet comes from the editor. */
export async function readPaste(uri: vscode.Uri): Promise<FilePaste> {
  const source = nameOf(uri);
  const edited = findEdited(uri);
  if (edited) return { text: edited.getText(), source };
  const { size } = await readable(source, vscode.workspace.fs.stat(uri));
  if (size > mostBytes) {
    const mebibytes = Math.round(size / 1024 / 1024).toLocaleString('en');
    throw new Problem(
      `${source} has ${mebibytes} MiB, and up to 100 MiB can be read here. Run “Diagnose File…”, which reads files of any size.`,
    );
  }
  return { text: decode(await readable(source, vscode.workspace.fs.readFile(uri))), source };
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

function findEdited(uri: vscode.Uri): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => document.uri.toString() === uri.toString() && (document.isDirty || document.isUntitled),
  );
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
