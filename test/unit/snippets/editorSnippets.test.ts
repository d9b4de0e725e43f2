import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { templates } from '../../../src/snippets/catalogue.js';
import { renderTemplate } from '../../../src/snippets/render.js';
import { noValues, slotsFrom } from '../../../src/snippets/slots.js';
import { editorSnippet } from '../../snippets/editorSnippets.js';
import { templatesFolder } from '../../snippets/templates.js';
import { assertGolden } from '../../support/golden.js';

const slots = slotsFrom(noValues);
const textOf = (file: string): string => readFileSync(`${templatesFolder}/${file}`, 'utf8');
const written = [...new Set(templates.map(({ language }) => language))];
/** The languages that read as another one. */
const also: Readonly<Record<string, readonly string[]>> = {
  typescript: ['typescriptreact'],
  javascript: ['javascriptreact'],
  json: ['jsonc'],
};

describe('the snippets that VS Code offers by prefix', () => {
  for (const language of written) {
    it(`are those of the templates in ${language}`, () => {
      const entries = templates.filter((entry) => entry.language === language);
      const snippets = entries.map((entry) => [entry.file, editorSnippet(entry, textOf(entry.file), slots)]);
      assertGolden(`media/snippets/${language}.json`, JSON.stringify(Object.fromEntries(snippets), null, 2));
    });
  }

  it('insert the same code as the command', () => {
    for (const entry of templates) {
      const { body } = editorSnippet(entry, textOf(entry.file), slots);
      const inserted = body
        .join('\n')
        .replace(/\$\{\d+:((?:[^\\}]|\\.)*)\}/g, '$1')
        .replace(/\\([\\$}])/g, '$1');
      assert.equal(`${inserted}\n`, renderTemplate(textOf(entry.file), entry.language, slots));
    }
  });

  it('have a prefix of their own in their language', () => {
    const prefixes = templates.map(
      (entry) => `${entry.language} ${editorSnippet(entry, textOf(entry.file), slots).prefix}`,
    );
    assert.equal(new Set(prefixes).size, prefixes.length);
  });

  it('are contributed for their languages', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { snippets: unknown };
    };
    const expected = written.flatMap((language) =>
      [language, ...(also[language] ?? [])].map((id) => ({
        language: id,
        path: `./media/snippets/${language}.json`,
      })),
    );
    assert.deepEqual(manifest.contributes.snippets, expected);
  });
});
