import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { rules } from '../../../src/presign/rules/rules.js';
import { scanText } from '../../support/parseSource.js';

const languageIds: Readonly<Record<string, string>> = { ts: 'typescript', py: 'python' };
const headings = ['## What it finds', '## Why', '## Fix', '## References'];

describe('rule pages', () => {
  it('are those of the rules, no more and no less', () => {
    assert.deepEqual(readdirSync('media/rules').sort(), rules.map(({ id }) => `${id}.md`).sort());
  });

  for (const { id, title } of rules) {
    it(`${id}.md: has its title, its headings and an official source`, () => {
      const page = readFileSync(`media/rules/${id}.md`, 'utf8').replaceAll('\r\n', '\n');
      assert.ok(page.startsWith(`# ${title}\n`), `The title is "${title}"`);
      assert.deepEqual(page.match(/^## .*$/gm), headings);
      assert.match(
        page.slice(page.indexOf('## References')),
        /\(https:\/\/(?:docs\.aws\.amazon\.com|[a-z0-9]+\.amazonaws\.com)\//,
      );
    });

    it(`${id}.md: its bad code is found, its good code is not`, async () => {
      const page = readFileSync(`media/rules/${id}.md`, 'utf8').replaceAll('\r\n', '\n');
      const blocks = [...page.matchAll(/^```(ts|py) (bad|good)\n([^`]+)```$/gm)];
      assert.deepEqual(
        blocks.map(([, , kind]) => kind),
        ['bad', 'good'],
      );
      for (const [, language = '', kind, code = ''] of blocks) {
        const { advice } = await scanText(code, languageIds[language] ?? '');
        assert.deepEqual(
          advice.map(({ rule }) => rule),
          kind === 'bad' ? [id] : [],
        );
      }
    });
  }
});
