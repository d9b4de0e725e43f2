/** The grammar that reads each of VS Code's language ids: a file name in dist/grammars/, copied there by the build. */
export const grammarFiles = {
  javascript: 'javascript.wasm',
  javascriptreact: 'javascript.wasm',
  typescript: 'typescript.wasm',
  typescriptreact: 'tsx.wasm',
  python: 'python.wasm',
} as const;

export type PresignLanguage = keyof typeof grammarFiles;

/** The parser's own WebAssembly, in the same folder. */
export const runtimeFile = 'web-tree-sitter.wasm';

export function isPresignLanguage(languageId: string): languageId is PresignLanguage {
  return Object.hasOwn(grammarFiles, languageId);
}
