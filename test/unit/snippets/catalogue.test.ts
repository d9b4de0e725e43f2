import assert from 'node:assert/strict';
import { format, resolveConfig } from 'prettier';
import { templates } from '../../../src/snippets/catalogue.js';
import { assertGolden } from '../../support/golden.js';
import { javascriptOf, templateStyle } from '../../snippets/javascriptOf.js';
import { readTemplates, strayFolders, templatesFolder, type TemplateFile } from '../../snippets/templates.js';

describe('the catalogue of snippets', () => {
  it('has its TypeScript in one form', async () => {
    for (const template of readTemplates().filter(({ language }) => language === 'typescript')) {
      const path = `${templatesFolder}/${template.file}`;
      assertGolden(path, await format(template.text, { ...templateStyle, parser: 'typescript' }));
    }
  });

  it('has JavaScript beside each TypeScript template', async () => {
    for (const template of readTemplates().filter(({ language }) => language === 'typescript')) {
      const file = `${templatesFolder}/${template.file.replace(/\.ts$/, '.js')}`;
      assertGolden(file, await javascriptOf(template.file, template.text));
    }
  });

  it('has no JavaScript without its TypeScript', () => {
    const files = new Set(readTemplates().map(({ file }) => file));
    const orphans = [...files].filter(
      (file) => file.endsWith('.js') && !files.has(file.replace(/\.js$/, '.ts')),
    );
    assert.deepEqual(orphans, []);
    assert.deepEqual(strayFolders(), [], 'a folder of templates is named for its task');
  });

  it('lists the files of its folder', async () => {
    const path = 'src/snippets/catalogue.ts';
    const options = await resolveConfig(path);
    assertGolden(path, await format(catalogueOf(readTemplates()), { ...options, filepath: path }));
  });

  it('knows what its folder says of each', () => {
    assert.deepEqual(
      templates.map(({ task, language, label, file }) => ({ task, language, label, file })),
      readTemplates().map(({ task, language, label, file }) => ({ task, language, label, file })),
    );
  });

  it('tells the templates of one task and language apart', () => {
    const names = templates.map(({ task, language, variant }) => `${task} ${language} ${variant ?? ''}`);
    assert.equal(new Set(names).size, names.length);
  });
});

function catalogueOf(files: readonly TemplateFile[]): string {
  const rows = files.map(({ file, label }) => JSON.stringify([file, label]));
  return `import { entriesOf } from './entries.js';

/** Every template with what it is written for, in the order they are offered. Generated from the folder by \`npm run unit -- -u\`. */
export const templates = entriesOf([${rows.join(',')}]);
`;
}
