import type { Certainty } from '../../../src/core/diagnosis.js';
import type { Shown } from '../../../src/protocol/panel.js';
import { h } from '../dom.js';
import { causeTitle } from '../words.js';
import { splitQuantities } from '../quantities.js';

/** What happened: the cause, how sure it is, where, and the case's own sentence. */
export function verdict(shown: Shown): HTMLElement {
  const { diagnosis } = shown;
  return h(
    'header',
    { class: 'verdict' },
    h(
      'div',
      { class: 'kicker' },
      h('span', { class: `badge cause ${diagnosis.certainty}` }, diagnosis.cause),
      certaintyBadge(diagnosis.certainty),
      h('span', {}, placeOf(shown)),
    ),
    h('h1', { tabindex: -1 }, causeTitle(shown.words, diagnosis.cause)),
    h(
      'p',
      { class: 'summary' },
      ...splitQuantities(diagnosis.summary).map(({ text, isQuantity }) =>
        isQuantity ? h('b', {}, text) : text,
      ),
    ),
    chainOf(shown),
    diagnosis.truncated
      ? h('p', { class: 'note' }, 'The input was longer than what could be read; its end was left out.')
      : null,
  );
}

/** The verdict as a screen reader says it. */
export function spokenVerdict({ diagnosis, words }: Shown): string {
  const { words: certainty } = certaintyWords[diagnosis.certainty];
  return `${causeTitle(words, diagnosis.cause)}, ${certainty}. ${diagnosis.summary}`;
}

/** How far a verdict can be relied on, with a sign beside the words since colour alone says nothing to some. */
export function certaintyBadge(certainty: Certainty): HTMLElement {
  const { sign, words, explanation } = certaintyWords[certainty];
  return h(
    'span',
    { class: 'badge', title: explanation },
    h('span', { 'aria-hidden': 'true' }, `${sign} `),
    words,
  );
}

const certaintyWords: Readonly<
  Record<Certainty, { readonly sign: string; readonly words: string; readonly explanation: string }>
> = {
  stated: { sign: '✓', words: 'stated in the paste', explanation: 'The paste says so itself' },
  inferred: { sign: '✓', words: 'follows from the paste', explanation: 'It follows from facts in the paste' },
  suspected: { sign: '?', words: 'suspected', explanation: 'It fits, and something else may fit too' },
  none: { sign: '?', words: 'not enough to tell', explanation: 'Nothing in the paste carries a verdict' },
};

/** The store, the region, the bucket, the part and the file, as far as they are known. */
function placeOf({ diagnosis, source, words }: Shown): string {
  const { values, counts } = diagnosis;
  const requests = counts && counts.requests > 1 ? `${counts.requests} requests` : null;
  return [
    words.provider,
    values.region,
    values.bucket,
    values.partNumber === null ? null : `part ${values.partNumber}`,
    source === null ? requests : `from ${[source, requests].filter((word) => word !== null).join(', ')}`,
  ]
    .filter((word) => word !== null)
    .join(' · ');
}

/** Where one failure hides another: from what was seen down to the root. */
function chainOf({ diagnosis, words }: Shown): HTMLElement | null {
  if (diagnosis.chain.length < 2) return null;
  return h(
    'ol',
    { class: 'chain', 'aria-label': 'From what was seen to the root' },
    ...diagnosis.chain.map((cause, index) =>
      h(
        'li',
        {},
        h('small', {}, index === 0 ? 'seen' : index === diagnosis.chain.length - 1 ? 'root' : 'behind it'),
        causeTitle(words, cause),
      ),
    ),
  );
}
