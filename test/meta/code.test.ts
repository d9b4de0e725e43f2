import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A test may be longer than what it tests, since tables are read line by line; so may a file that is only a table. */
const longestFile = { shipped: 300, test: 400, table: 600 };

/** Files of which a reader wants one row. */
const tables = ['src/core/fixes.ts'];

const files = ['src', 'media', 'test']
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) =>
      join(folder, path).replaceAll('\\', '/'),
    ),
  )
  .concat(['esbuild.mjs', 'eslint.config.mjs'])
  .filter((file) => /\.(ts|mts|mjs)$/.test(file) && !/^test\/fixtures\/|\/templates\//.test(file))
  .map((file) => ({ file, text: readFileSync(file, 'utf8') }));

/** The lines of the repository's own code that a pattern fits, as `file:line`. */
function find(pattern: RegExp, place: RegExp): string[] {
  return files
    .filter(({ file }) => place.test(file))
    .flatMap(({ file, text }) =>
      text
        .split('\n')
        .map((line, index) => ({ line, where: `${file}:${index + 1}` }))
        .filter(({ line }) => pattern.test(line))
        .map(({ where }) => where),
    );
}

describe('the code', () => {
  it('has no file too long to be read at once', () => {
    const limitOf = (file: string) =>
      tables.includes(file)
        ? longestFile.table
        : file.startsWith('test/')
          ? longestFile.test
          : longestFile.shipped;
    const long = files.filter(({ file, text }) => text.split('\n').length > limitOf(file) + 1);
    assert.deepEqual(
      long.map(({ file }) => `${file} has more than ${limitOf(file)} lines`),
      [],
    );
  });

  it('has no test that is switched off, and none that switches off the others', () => {
    assert.deepEqual(
      find(/\b(?:describe|it|test|suite)\.(?:only|skip)\(|\bx(?:it|describe)\(/, /^test\//),
      [],
    );
  });

  it('makes no markup out of text', () => {
    assert.deepEqual(
      find(/\b(?:innerHTML|outerHTML|insertAdjacentHTML)\b|document\.write\(/, /^(?:src|media)\//),
      [],
    );
  });

  it('has no type that is switched off', () => {
    assert.deepEqual(
      find(/@ts-(?:ignore|nocheck|expect-error)|\bas any\b|\bas unknown as\b/, /^(?:src|media)\//),
      [],
    );
  });
});
