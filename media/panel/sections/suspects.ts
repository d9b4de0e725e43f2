import type { Shown } from '../../../src/protocol/panel.js';
import { h, section } from '../dom.js';
import { causeTitle } from '../words.js';
import { certaintyBadge } from './verdict.js';

/** What fits beside the verdict, or what is suspected where there is none. */
export function suspectsSection({ diagnosis, words }: Shown): HTMLElement | null {
  const others = diagnosis.findings.filter(({ cause }) => cause !== diagnosis.cause);
  if (others.length === 0) return null;
  return section(
    'suspects',
    diagnosis.certainty === 'none' ? 'It may be' : 'Also found',
    h(
      'ul',
      {},
      ...others.map(({ cause, certainty, summary }) =>
        h(
          'li',
          {},
          h('p', {}, h('strong', {}, causeTitle(words, cause)), ' ', certaintyBadge(certainty)),
          h('p', {}, summary),
        ),
      ),
    ),
  );
}
