import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { applyEdits } from '../../../src/core/cors/change.js';
import type { CorsDocument, CorsProblem } from '../../../src/core/cors/document.js';
import { misfit } from '../../../src/core/cors/misfit.js';
import { problemsOf } from '../../../src/core/cors/problems.js';
import { readCors } from '../../../src/core/cors/read.js';
import { assertGolden } from '../../support/golden.js';

const folder = 'test/fixtures/cors/problems';
const options = { uploadsParts: true, signedHeaders: ['x-amz-meta-name'] };

describe('problems of CORS documents', () => {
  for (const file of readdirSync(folder).filter((name) => !name.endsWith('.golden.txt'))) {
    it(`are found in ${file}, each at its place, with a fix that mends it`, () => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      const lines: string[] = [];
      for (const document of readCors(text).documents) {
        lines.push(`== ${[document.form, document.name].filter(Boolean).join(' ')}`);
        for (const problem of problemsOf(document, options)) lines.push(...shown(problem, text));
        for (const problem of problemsOf(document, options)) assertMended(problem, document);
      }
      assertGolden(join(folder, `${file}.golden.txt`), lines.join('\n'));
    });
  }

  it('are none where all is well', () => {
    for (const file of readdirSync('test/fixtures/cors/documents')) {
      const text = readFileSync(join('test/fixtures/cors/documents', file), 'utf8');
      const [document] = readCors(text).documents;
      assert.ok(document);
      assert.deepEqual(
        problemsOf(document, { uploadsParts: true, signedHeaders: ['content-type'] }),
        [],
        file,
      );
    }
  });

  it('say when there are too many rules', () => {
    const rule = { AllowedOrigins: ['https://app.example.com'], AllowedMethods: ['GET'] };
    const rules = Array.from({ length: 101 }, (_, index) => ({
      ...rule,
      AllowedOrigins: [`https://a${index}.example`],
    }));
    const [document] = readCors(JSON.stringify(rules)).documents;
    assert.ok(document);
    assert.deepEqual(
      problemsOf(document).map(({ id }) => id),
      ['too-many-rules'],
    );
  });

  it('say what the console and the CLI want of each other', () => {
    const rules = '[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]';
    const [array] = readCors(rules).documents;
    const [object] = readCors(`{ "CORSRules": ${rules} }`).documents;
    assert.ok(array && object);
    assert.equal(misfit(array, 'console'), undefined);
    assert.equal(misfit(object, 'cli'), undefined);
    const forConsole = misfit(object, 'console');
    const forCli = misfit(array, 'cli');
    assert.equal(forConsole?.message, 'The console wants the bare array; this is the CLI’s object.');
    assert.equal(applyEdits(object.text, forConsole.fix?.edits ?? []), rules);
    assert.equal(applyEdits(array.text, forCli?.fix?.edits ?? []), object.text);
  });
});

function shown({ id, severity, message, span, fix }: CorsProblem, text: string): string[] {
  const line = text.slice(0, span.start).split('\n').length;
  const where = text.slice(span.start, span.end).split('\n')[0] ?? '';
  const lines = [`${line} ${severity} ${id} at “${where}”`, `  ${message}`];
  if (fix) {
    const before = text.split('\n');
    const changed = applyEdits(text, fix.edits)
      .split('\n')
      .filter((after) => !before.includes(after));
    lines.push(`  ${fix.title}`, ...changed.map((after) => `    ${after}`));
  }
  return lines;
}

/** The fix takes its own problem away and brings no error; what a right name reveals may be a hint. */
function assertMended(problem: CorsProblem, document: CorsDocument): void {
  if (!problem.fix) return;
  const before = readCors(document.text).documents.flatMap((each) => problemsOf(each, options));
  const text = applyEdits(document.text, problem.fix.edits);
  const after = readCors(text).documents.flatMap((each) => problemsOf(each, options));
  const ofKind = (problems: readonly CorsProblem[]): number =>
    problems.filter(({ id }) => id === problem.id).length;
  assert.ok(ofKind(after) < ofKind(before), `${problem.id}: ${text}`);
  const isNew = after.filter(
    ({ id, severity }) => severity === 'error' && !before.some((other) => other.id === id),
  );
  assert.deepEqual(
    isNew.map(({ id }) => id),
    [],
    text,
  );
}
