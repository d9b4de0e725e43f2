import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { lineFinder } from '../../../src/presign/disableComments.js';
import { safeEdits } from '../../../src/presign/safeEdits.js';
import { annotationsOf } from '../../support/annotations.js';
import { assertGolden } from '../../support/golden.js';
import { scanText } from '../../support/parseSource.js';

const folder = 'test/fixtures/presign';

const languageIds: Readonly<Record<string, string>> = {
  '.js': 'javascript',
  '.jsx': 'javascriptreact',
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.py': 'python',
};

async function withSafeFixes(text: string, languageId: string): Promise<string> {
  const { advice } = await scanText(text, languageId);
  return safeEdits(advice).reduceRight(
    (result, { span, text: by }) => result.slice(0, span.start) + by + result.slice(span.end),
    text,
  );
}

describe('presign fixtures', () => {
  const files = readdirSync(folder).filter((file) => !file.includes('.fixed.'));

  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    const languageId = languageIds[extname(file)] ?? assert.fail(`${file} is of no known language`);

    it(`${file}: finds what is drawn into it, and no more`, async () => {
      const { advice } = await scanText(text, languageId);
      const { expected, fine } = annotationsOf(text);
      const lineOf = lineFinder(text);
      const column = (at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);
      const found = advice.map(({ rule, span, message }) => ({
        line: lineOf(span.start),
        start: column(span.start),
        end: column(span.start) + span.end - span.start,
        rule,
        message,
      }));
      const place = (one: { line: number; start: number; end: number; rule: string }): string =>
        `${file}:${one.line + 1}:${one.start + 1}-${one.end + 1} ${one.rule}`;
      assert.deepEqual(found.map(place).sort(), expected.map(place).sort());
      for (const { message, ...where } of expected) {
        const same = found.find((one) => place(one) === place(where));
        assert.ok(same?.message.includes(message), `${place(where)} says: ${same?.message ?? 'nothing'}`);
      }
      for (const { line, rules } of fine) {
        const wrong = found.filter((one) => one.line === line && rules.includes(one.rule));
        assert.deepEqual(wrong, [], `${file}:${line + 1} is fine`);
      }
    });

    it(`${file}: is right after its safe fixes`, async () => {
      // Where the signature version is put right, the lifetime begins to matter: a second round finds that.
      const once = await withSafeFixes(text, languageId);
      const fixed = await withSafeFixes(once, languageId);
      const golden = join(folder, file.replace(/\.(\w+)$/, '.fixed.$1'));
      if (fixed === text) {
        assert.ok(!existsSync(golden), `Nothing in ${file} is fixed: ${golden} is not needed`);
        return;
      }
      assertGolden(golden, fixed);
      const left = (await scanText(fixed, languageId)).advice.filter((finding) =>
        finding.fixes.some((fix) => fix.kind === 'edit' && fix.isSafe && fix.edits.length > 0),
      );
      assert.deepEqual(
        left.map(({ rule, message }) => `${rule}: ${message}`),
        [],
      );
    });
  }
});
