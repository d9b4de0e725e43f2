import type { Shown } from '../../../src/protocol/panel.js';
import { h, section } from '../dom.js';
import { causeTitle } from '../words.js';

/** The look-alikes that were ruled out, each with its reason. */
export function exclusionsSection({ diagnosis, words }: Shown): HTMLElement | null {
  if (diagnosis.excluded.length === 0) return null;
  return section(
    'exclusions',
    'Not this',
    h(
      'table',
      {},
      h(
        'tbody',
        {},
        ...diagnosis.excluded.map(({ cause, because }) =>
          h(
            'tr',
            {},
            h(
              'th',
              { scope: 'row' },
              h('span', { class: 'cross', 'aria-hidden': 'true' }, '✕'),
              causeTitle(words, cause),
            ),
            h('td', {}, because),
          ),
        ),
      ),
    ),
  );
}
