import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { patterns } from '../../../src/presign/patterns/patterns.js';
import { rules } from '../../../src/presign/rules/rules.js';

describe('presign lists', () => {
  it('holds every rule of the folder, each in the file of its id', () => {
    const files = readdirSync('src/presign/rules').filter((file) => !['rule.ts', 'rules.ts'].includes(file));
    assert.deepEqual(files.sort(), rules.map(({ id }) => `${id}.ts`).sort());
    for (const { id } of rules) {
      assert.ok(readFileSync(`src/presign/rules/${id}.ts`, 'utf8').includes(`id: '${id}'`), id);
    }
  });

  it('holds every pattern of the folder, each with a fixture', () => {
    const folder = 'src/presign/patterns';
    const written = readdirSync(folder).filter((file) =>
      readFileSync(join(folder, file), 'utf8').includes(': Pattern = {'),
    );
    assert.deepEqual(written.sort(), patterns.map(({ sdk }) => `${sdk}.ts`).sort());
    const fixtures = readdirSync('test/fixtures/presign');
    for (const { sdk } of patterns) {
      assert.ok(
        fixtures.some((file) => file.startsWith(`${sdk}.`)),
        `test/fixtures/presign/${sdk}.* is missing`,
      );
    }
  });
});
