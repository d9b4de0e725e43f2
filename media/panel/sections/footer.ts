import type { Shown } from '../../../src/protocol/panel.js';
import type { PanelContext } from '../context.js';
import { button, h } from '../dom.js';

/** What can be done with a case, and where it was made. */
export function footer({ diagnosis }: Shown, context: PanelContext): HTMLElement {
  return h(
    'footer',
    {},
    button('Copy report (secrets masked)', 'link', () => {
      context.run(async () => (await context.request('report/copy', null)).message);
    }),
    button(`About ${diagnosis.cause}`, 'link', () => {
      context.run(() => context.request('cause/open', { cause: diagnosis.cause }));
    }),
    button('Diagnose another…', 'link', context.askForPaste),
    h('span', { class: 'private' }, 'Diagnosed on this machine. Nothing was sent.'),
  );
}
