import type { Fix } from '../../../src/core/diagnosis.js';
import type { Shown, SnippetOffer } from '../../../src/protocol/panel.js';
import type { PanelContext } from '../context.js';
import { h, section } from '../dom.js';
import { snippetBox } from './snippet.js';

/** What to do: the best fix open, the others closed below it. */
export function fixesSection(
  shown: Shown,
  offers: readonly SnippetOffer[],
  context: PanelContext,
): HTMLElement | null {
  const { fixes } = shown.diagnosis;
  if (fixes.length === 0) return null;
  return section(
    'fixes',
    'Fix',
    ...fixes.map((fix, index) => fixBox(fix, { index, count: fixes.length }, offers, context)),
  );
}

function fixBox(
  fix: Fix,
  place: { index: number; count: number },
  offers: readonly SnippetOffer[],
  context: PanelContext,
): HTMLElement {
  const rank = place.index === 0 && place.count > 1 ? ' · recommended' : '';
  const boxes = fix.snippets.flatMap((task, index) => {
    const ofTask = offers.filter((offer) => offer.task === task);
    if (ofTask.length === 0) return [];
    const box = snippetBox(`fix-${place.index}-${index}`, ofTask, context);
    return [{ ...box, title: ofTask[0]?.taskTitle ?? task }];
  });
  const details = h(
    'details',
    { class: 'fix', open: place.index === 0 },
    h(
      'summary',
      {},
      h('h3', {}, fix.title),
      place.count > 1 ? h('small', {}, `${place.index + 1} of ${place.count}${rank}`) : null,
    ),
    h(
      'div',
      { class: 'body' },
      fix.steps.length === 0 ? null : h('ol', {}, ...fix.steps.map((step) => h('li', {}, step))),
      ...boxes.flatMap(({ element, title }) => [boxes.length > 1 ? h('h4', {}, title) : null, element]),
    ),
  );
  let isLoaded = false;
  const loadOnce = (): void => {
    if (isLoaded) return;
    isLoaded = true;
    for (const { load } of boxes) load();
  };
  if (place.index === 0) loadOnce();
  details.addEventListener('toggle', () => {
    if (details.open) loadOnce();
  });
  return details;
}
