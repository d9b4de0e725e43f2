import { readFileSync } from 'node:fs';
import { Language, Parser, type Tree } from 'web-tree-sitter';
import { grammarFiles, isPresignLanguage } from '../../src/presign/grammars.js';
import { scan, defaultOptions, type Scan, type ScanOptions } from '../../src/presign/scan.js';

let ready: Promise<void> | undefined;
const languages = new Map<string, Promise<Language>>();

/** Parses with the grammars of node_modules, which are those that ship. The caller deletes the tree. */
export async function parseSource(text: string, languageId: string): Promise<Tree> {
  if (!isPresignLanguage(languageId)) throw new Error(`No grammar for ${languageId}`);
  ready ??= Parser.init();
  await ready;
  const file = `node_modules/@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammarFiles[languageId]}`;
  const language = languages.get(file) ?? Language.load(new Uint8Array(readFileSync(file)));
  languages.set(file, language);
  const parser = new Parser();
  try {
    const tree = parser.setLanguage(await language).parse(text);
    if (!tree) throw new Error('The parser gave up');
    return tree;
  } finally {
    parser.delete();
  }
}

/** Parses and scans. Nothing of the result refers to the tree. */
export async function scanText(
  text: string,
  languageId: string,
  options: Partial<ScanOptions> = {},
): Promise<Scan> {
  const tree = await parseSource(text, languageId);
  return scan(tree.rootNode, text, languageId, { ...defaultOptions, ...options });
}
