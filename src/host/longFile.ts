import * as vscode from 'vscode';
import type { Diagnosis, Span } from '../core/diagnosis.js';
import { diagnoseStream } from '../core/diagnoseStream.js';
import { decoderOf, encodingOf, UnitCutter } from '../core/stream/units.js';
import { formatBytesShort } from '../core/text/units.js';
import type { Shown } from '../protocol/panel.js';
import type { Engine } from './engine.js';
import { showPaste } from './panel/shown.js';
import { Problem } from './problem.js';

const chunkBytes = 512 * 1024;
/** What is shown of the deciding request, or of the beginning of a file without requests, is taken from this much. */
const mostShownBytes = 2_000_000;
/** A file that only VS Code can read comes as a whole: it must fit into memory. */
const mostWholeBytes = 100 * 1024 * 1024;

/** A file that is too long for a paste. */
export interface LongFile {
  readonly uri: vscode.Uri;
  /** Its name, without folders. */
  readonly source: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * Diagnoses a file of any size in bounded memory, with a notification that tells how far it is. Undefined when the user
 * ends it.
 */
export async function diagnoseLongFile(
  file: LongFile,
  engine: Engine,
  now: number,
): Promise<Shown | undefined> {
  const diagnosis = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Diagnosing ${file.source}`,
      cancellable: true,
    },
    (progress, token) => watched(file, now, progress, token),
  );
  if (!diagnosis) return undefined;
  const text = await shownText(file, diagnosis);
  // The engine has answered already, from more than can be shown.
  return showPaste({ ...engine, diagnose: () => withSpansIn(diagnosis, text.length) }, text, file.source);
}

async function watched(
  file: LongFile,
  now: number,
  progress: vscode.Progress<{ message: string; increment: number }>,
  token: vscode.CancellationToken,
): Promise<Diagnosis | undefined> {
  const controller = new AbortController();
  const listener = token.onCancellationRequested(() => {
    controller.abort();
  });
  let percent = 0;
  try {
    return await diagnoseStream(readChunks(file, 0, file.size), {
      now,
      signal: controller.signal,
      onProgress: (bytes) => {
        const reached = Math.floor((100 * bytes) / file.size);
        if (reached <= percent) return;
        progress.report({
          message: `${reached} % of ${formatBytesShort(file.size)}`,
          increment: reached - percent,
        });
        percent = reached;
      },
    });
  } catch (error) {
    if (controller.signal.aborted) return undefined;
    throw error;
  } finally {
    listener.dispose();
  }
}

/** The request that decided, or the beginning of a file in which none did: what the spans of the diagnosis count from. */
async function shownText(file: LongFile, { request }: Diagnosis): Promise<string> {
  const { start, end } = request ?? { start: 0, end: file.size };
  const head = await bytesOf(file, 0, 4);
  const { encoding, markBytes } = encodingOf(head);
  const from = Math.max(start, markBytes);
  const bytes = await bytesOf(file, from, Math.min(end, from + mostShownBytes));
  return decoderOf(encoding)(new UnitCutter(encoding).cut(bytes));
}

/** What stands outside of the shown text can't be pointed at. */
function withSpansIn(diagnosis: Diagnosis, length: number): Diagnosis {
  const inside = (span: Span | null): Span | null =>
    span && span.start >= 0 && span.end <= length ? span : null;
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      facts: finding.facts.map((fact) => ({ ...fact, span: inside(fact.span) })),
    })),
  };
}

async function bytesOf(file: LongFile, start: number, end: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of readChunks(file, start, end)) chunks.push(chunk.slice());
  const bytes = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** A part of a file in chunks, of which each may take the room of the one before. */
async function* readChunks(file: LongFile, start: number, end: number): AsyncGenerator<Uint8Array> {
  const node = file.uri.scheme === 'file' ? nodeFiles() : undefined;
  if (!node) {
    yield* await readWhole(file, start, end);
    return;
  }
  const handle = await node.open(file.uri.fsPath);
  try {
    const chunk = new Uint8Array(chunkBytes);
    for (let at = start; at < end;) {
      const { bytesRead } = await handle.read(chunk, 0, Math.min(chunkBytes, end - at), at);
      if (bytesRead === 0) return;
      yield chunk.subarray(0, bytesRead);
      at += bytesRead;
    }
  } finally {
    await handle.close();
  }
}

async function readWhole(file: LongFile, start: number, end: number): Promise<Uint8Array[]> {
  if (file.size > mostWholeBytes)
    throw new Problem(
      `${file.source} has ${formatBytesShort(file.size)}, and of files on this file system up to 100 MiB can be read. Save a copy on this machine’s disk and diagnose that.`,
    );
  const bytes = (await vscode.workspace.fs.readFile(file.uri)).subarray(start, end);
  return Array.from({ length: Math.ceil(bytes.length / chunkBytes) }, (_, index) =>
    bytes.subarray(index * chunkBytes, (index + 1) * chunkBytes),
  );
}

/** Node's files; a browser's extension host has none, and a static import would keep it from loading. */
function nodeFiles(): typeof import('node:fs/promises') | undefined {
  const { process } = globalThis as { process?: Partial<NodeJS.Process> };
  return process?.getBuiltinModule?.('node:fs/promises');
}
