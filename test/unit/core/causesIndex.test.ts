import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { assertGolden } from '../../support/golden.js';
import { causes } from '../../../src/core/causes/index.js';

const folder = 'src/core/causes';
const ids = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts' && file !== 'cause.ts')
  .map((file) => file.replace(/\.ts$/, ''))
  .sort();

function render(): string {
  const variable = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return [
    '// Generated from the files of this folder: npm run unit -- -u',
    ...ids.map((id) => `import { ${variable(id)} } from './${id}.js';`),
    '',
    'export const causes = [',
    ...ids.map((id) => `  ${variable(id)},`),
    '] as const;',
    '',
    "export type CauseId = (typeof causes)[number]['id'];",
    '',
  ].join('\n');
}

describe('causes/index.ts', () => {
  it('lists every file of the folder', () => {
    assertGolden(`${folder}/index.ts`, render());
  });
  it('has files named for their ids', () => {
    assert.deepEqual(causes.map((cause) => cause.id).sort(), ids);
  });
});
