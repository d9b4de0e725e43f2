import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { PanelView } from '../../src/protocol/panel.js';
import { fixtureNames, openPanelOn, readFixture } from './openedPanel.js';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

describe('axe finds nothing wrong with', () => {
  const views: [string, PanelView][] = fixtureNames.map((name) => [name, readFixture(name)]);
  for (const [name, view] of [
    ...views,
    ['the paste field', { shown: null, offers: [], language: null, isProvable: false }],
  ] as const) {
    it(name, async () => {
      const opened = await openPanelOn(view);
      try {
        const { defaultView } = opened.page;
        assert.ok(defaultView);
        // axe belongs into the page that it looks at.
        defaultView.eval(source);
        const { run } = Reflect.get(defaultView, 'axe') as typeof axe;
        const { violations, passes } = await run(opened.page.body);
        assert.deepEqual(
          Array.from(violations, ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`),
          [],
        );
        assert.ok(passes.length > 8, `only ${passes.length} rules had anything to look at`);
      } finally {
        await opened.close();
      }
    });
  }
});
