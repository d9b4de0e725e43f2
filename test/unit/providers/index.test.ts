import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { providers } from '../../../src/core/providers/index.js';
import type { Provider } from '../../../src/core/providers/provider.js';
import { assertGolden } from '../../support/golden.js';

const folder = 'src/core/providers';

describe('the list of providers', () => {
  it('holds every file of the folder that defines one', () => {
    const names = readdirSync(folder)
      .filter((file) => /\bdefineProvider\(\{/.test(readFileSync(join(folder, file), 'utf8')))
      .map((file) => file.replace(/\.ts$/, ''))
      .sort();
    const lines = [
      '// Generated from the files of this folder by test/unit/providers/index.test.ts: npm run unit -- -u',
      ...names.map((name) => `import { ${name} } from './${name}.js';`),
      '',
      `export const providers = [\n${names.map((name) => `  ${name},\n`).join('')}] as const;`,
      '',
      `/** Ids of the stores that are known. */`,
      `export type ProviderId = (typeof providers)[number]['id'];`,
    ];
    assertGolden(join(folder, 'index.ts'), `${lines.join('\n')}\n`);
    assert.deepEqual(
      providers.map(({ id }) => id),
      names,
    );
  });

  for (const provider of providers as readonly Provider[]) {
    describe(provider.id, () => {
      it('cites a page for every capability and quirk', () => {
        const stated = Object.entries(provider.capabilities).filter(
          ([, value]) => value !== null && value !== 'unknown',
        );
        assert.deepEqual(Object.keys(provider.sources).sort(), stated.map(([name]) => name).sort());
        for (const source of [
          ...Object.values(provider.sources),
          ...provider.quirks.map((quirk) => quirk.source),
        ]) {
          assert.equal(new URL(source).protocol, 'https:');
        }
      });

      it('names its quirks once and in a sentence', () => {
        const ids = provider.quirks.map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        for (const { id, text } of provider.quirks) {
          assert.match(id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
          assert.match(text, /^[\p{Lu}].*\.$/u);
        }
      });

      it('is based on a store that exists', () => {
        if (provider.basedOn !== undefined) assert.ok(providers.some(({ id }) => id === provider.basedOn));
        assert.ok(provider.marks.length > 0);
      });
    });
  }
});
