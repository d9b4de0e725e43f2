import type { CheckWords, PanelView } from '../../../src/protocol/panel.js';
import { h, section } from '../dom.js';

/** What the store said when it was asked. */
export function checksSection({ checks = [] }: PanelView): HTMLElement | null {
  if (checks.length === 0) return null;
  return section('checks', 'What the store said', ...checks.map(drawCheck));
}

function drawCheck({ title, sentence, lines, proves, exchange }: CheckWords): HTMLElement {
  return h(
    'div',
    { class: 'callout check' },
    h('h3', {}, title),
    h('p', { class: proves ? 'answer' : 'answer open' }, sentence),
    lines.length > 0 ? h('ul', {}, ...lines.map((line) => h('li', {}, line))) : null,
    exchange === ''
      ? null
      : h('details', {}, h('summary', {}, 'Request and answer'), h('pre', { class: 'code' }, exchange)),
  );
}
