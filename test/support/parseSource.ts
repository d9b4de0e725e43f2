import { readFile } from 'node:fs/promises';
import { runtimeFile } from '../../src/presign/grammars.js';
import { lazyScanner } from '../../src/presign/parser.js';
import { defaultOptions, type Scan, type ScanOptions } from '../../src/presign/scan.js';

/** Reads the grammars of node_modules, which are those that ship. */
export async function readGrammar(name: string): Promise<Uint8Array> {
  const isRuntime = name === runtimeFile;
  return readFile(
    isRuntime
      ? `node_modules/web-tree-sitter/${name}`
      : `node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${name}`,
  );
}

const scanner = lazyScanner(readGrammar);

const nothing: Scan = { advice: [], calls: [], refactorings: [] };

export async function scanText(
  text: string,
  languageId: string,
  options: Partial<ScanOptions> = {},
): Promise<Scan> {
  return (await scanner.scan(text, languageId, { ...defaultOptions, ...options })) ?? nothing;
}
