import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Compares text with a file checked in beside the test's input. `npm run unit -- -u` accepts what is new or different;
 * without it a missing file fails too, so that nobody commits a test that has never been read.
 */
export function assertGolden(path: string, actual: string): void {
  const text = actual.endsWith('\n') ? actual : `${actual}\n`;
  if (process.env['UPDATE_GOLDEN'] === '1') {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  assert.ok(
    existsSync(path),
    `${path} is missing. Run npm run unit -- -u, read what it wrote, and commit it.`,
  );
  assert.equal(
    text,
    readFileSync(path, 'utf8').replaceAll('\r\n', '\n'),
    `${path} differs: npm run unit -- -u accepts`,
  );
}
