import type { Language } from 'web-tree-sitter';
import { grammarFiles, isPresignLanguage, runtimeFile } from './grammars.js';
import { isReadable, mayHavePresignCalls, scan, type Scan, type ScanOptions } from './scan.js';

/** Reads a file of dist/grammars/ by its name; how, the editor and the command line know. */
export type ReadGrammarFile = (name: string) => Promise<Uint8Array>;

/** Scans source texts. */
export interface Scanner {
  /** Undefined where there is nothing to find: no presign word, or no text that a person would write. */
  scan(text: string, languageId: string, options: ScanOptions): Promise<Scan | undefined>;
}

/**
 * A scanner that loads the parser with the first text that has a presign word, and each grammar with the first text
 * in its language.
 */
export function lazyScanner(readFile: ReadGrammarFile): Scanner {
  const loaded = new Map<string, Promise<Language>>();
  let runtime: Promise<typeof import('web-tree-sitter')> | undefined;
  let crash: Error | undefined;

  const loadRuntime = async (): Promise<typeof import('web-tree-sitter')> => {
    const [parser, wasmBinary] = await Promise.all([import('web-tree-sitter'), readFile(runtimeFile)]);
    await parser.Parser.init({ wasmBinary });
    return parser;
  };

  const loadGrammar = async (file: string): Promise<Language> => {
    runtime ??= loadRuntime();
    const { Language } = await runtime;
    return Language.load(await readFile(file));
  };

  return {
    async scan(text, languageId, options) {
      if (!isPresignLanguage(languageId) || !mayHavePresignCalls(text, languageId) || !isReadable(text))
        return undefined;
      if (crash) throw crash;
      const file = grammarFiles[languageId];
      const grammar = loaded.get(file) ?? loadGrammar(file);
      loaded.set(file, grammar);
      const language = await grammar;
      const { Parser } = await (runtime ??= loadRuntime());
      try {
        const parser = new Parser();
        const tree = parser.setLanguage(language).parse(text);
        parser.delete();
        if (!tree) return undefined;
        const found = scan(tree.rootNode, text, languageId, options);
        tree.delete();
        return found;
      } catch (error) {
        // After a trap the parser's memory can't be trusted, and there is no second one in a process.
        if (error instanceof Error && error.name === 'RuntimeError') crash = error;
        throw error;
      }
    },
  };
}
