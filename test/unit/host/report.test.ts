import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { reportOf } from '../../../src/host/report.js';
import type { PanelView, Shown } from '../../../src/protocol/panel.js';
import { assertGolden } from '../../support/golden.js';

const folder = 'test/panel/fixtures';

function caseOf(name: string): Shown {
  const view = JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8')) as PanelView;
  assert.ok(view.shown);
  return view.shown;
}

describe('reportOf', () => {
  for (const name of readdirSync(folder).map((file) => file.replace('.json', ''))) {
    it(`tells ${name} in Markdown`, () => {
      assertGolden(`test/fixtures/reports/${name}.md`, reportOf(caseOf(name)));
    });
  }

  it('lets no text of a case format, link or mention', () => {
    const [withoutPaste = ''] = reportOf(caseOf('hostile-markup')).split('## Paste');
    assert.doesNotMatch(withoutPaste, /(?<!\\)<img/);
  });

  it('fences a paste that has fences in it', () => {
    const shown = caseOf('expired-url');
    const report = reportOf({ ...shown, paste: { length: 9, pieces: [{ start: 0, text: 'a\n`````\nb' }] } });
    assert.match(report, /\n``````text\na\n`````\nb\n``````\n$/);
  });
});
