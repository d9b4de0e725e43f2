import { readdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { PresignLanguage } from '../presign/grammars.js';

const languageIds: Readonly<Record<string, PresignLanguage>> = {
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescriptreact',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.py': 'python',
};

const leftOut = ['node_modules', '.git', 'dist'];

const largestFileBytes = 1_000_000;

export interface SourceFile {
  readonly path: string;
  readonly languageId: PresignLanguage;
}

/** A path that the user named and that can't be read. */
export class UnreadablePath extends Error {
  override readonly name = 'UnreadablePath';
}

/** The source files at the paths and below them, in the order of their names. Links inside folders are not followed, so none leads in a circle. */
export async function* sourceFiles(paths: readonly string[]): AsyncGenerator<SourceFile> {
  for (const path of paths) {
    const found = await stat(path).catch((error: unknown) => {
      throw new UnreadablePath(
        `Cannot read ${path}: ${error instanceof Error ? error.message : String(error)}`,
      );
    });
    if (found.isDirectory()) yield* filesBelow(path);
    else yield* sourceFile(path, found.size);
  }
}

async function* filesBelow(folder: string): AsyncGenerator<SourceFile> {
  const pending = [folder];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const entries = await readdir(next, { withFileTypes: true });
    entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    for (const entry of entries) {
      // Paths are printed as they were given: `./a` stays `a` below the current folder.
      const path = next === '.' ? entry.name : join(next, entry.name);
      if (entry.isFile() && Object.hasOwn(languageIds, extname(path)))
        yield* sourceFile(path, (await stat(path)).size);
    }
    const folders = entries.filter((entry) => entry.isDirectory() && !leftOut.includes(entry.name)).reverse();
    pending.push(...folders.map(({ name }) => (next === '.' ? name : join(next, name))));
  }
}

function* sourceFile(path: string, bytes: number): Generator<SourceFile> {
  const languageId = languageIds[extname(path).toLowerCase()];
  if (languageId !== undefined && bytes <= largestFileBytes) yield { path, languageId };
}
