import type { Shown } from '../../../src/protocol/panel.js';
import type { PanelContext } from '../context.js';
import { button, h, section } from '../dom.js';

/** The one observation that would change or settle the verdict. */
export function nextCheckSection({ diagnosis }: Shown, { request, run }: PanelContext): HTMLElement | null {
  const { nextCheck } = diagnosis;
  if (!nextCheck) return null;
  return section(
    'next-check',
    'Next check',
    h(
      'div',
      { class: 'callout' },
      h('p', { class: 'question' }, nextCheck.question),
      h('p', {}, nextCheck.how),
      button('Check live…', 'secondary', () => {
        run(() => request('check/live', null));
      }),
    ),
  );
}
