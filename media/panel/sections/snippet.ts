import type { SnippetChoice, SnippetOffer, SnippetUse } from '../../../src/protocol/panel.js';
import { colour } from '../colour.js';
import type { PanelContext } from '../context.js';
import { button, h } from '../dom.js';

/** The code of one task in the languages there are. `load` fetches what is shown first, once it is on the screen. */
export interface SnippetBox {
  readonly element: HTMLElement;
  readonly load: () => void;
}

/** Code with a tab for each language. Ids begin with `id`, which is unique in the page. */
export function snippetBox(id: string, offers: readonly SnippetOffer[], context: PanelContext): SnippetBox {
  const code = h('pre', { class: 'code', role: 'tabpanel', id: `${id}-code`, tabindex: 0 });
  const verified = h('span', { class: 'verified' });
  const tabs = offers.map((offer, index) =>
    h(
      'button',
      { type: 'button', role: 'tab', id: `${id}-tab-${index}`, 'aria-controls': code.id, title: offer.label },
      tabLabel(offer, offers),
    ),
  );
  const remembered = offers.findIndex(({ language }) => language === context.language());
  let selected = Math.max(0, remembered);

  const show = (index: number): void => {
    const offer = offers[index];
    if (!offer) return;
    selected = index;
    tabs.forEach((tab, place) => {
      tab.setAttribute('aria-selected', String(place === index));
      tab.tabIndex = place === index ? 0 : -1;
    });
    code.setAttribute('aria-labelledby', `${id}-tab-${index}`);
    verified.replaceChildren(verifiedWords(offer));
    verified.classList.toggle('ran', offer.verified.status === 'ran');
  };
  const load = (): void => {
    const offer = offers[selected];
    if (!offer) return;
    code.setAttribute('aria-busy', 'true');
    context.run(async () => {
      try {
        const rendered = await context.request('snippet/render', choiceOf(offer));
        // A slower answer for a tab that was left in the meantime is not wanted any more.
        if (offers[selected] === offer) code.replaceChildren(...coloured(rendered.code, offer.language));
      } finally {
        code.removeAttribute('aria-busy');
      }
      return null;
    });
  };
  const choose = (index: number): void => {
    show(index);
    load();
    const offer = offers[index];
    if (offer) context.chooseLanguage(offer.language);
  };
  const use = (how: SnippetUse) => (): void => {
    const offer = offers[selected];
    if (!offer) return;
    context.run(
      async () => (await context.request('snippet/use', { snippet: choiceOf(offer), how })).message,
    );
  };

  tabs.forEach((tab, index) => {
    tab.addEventListener('click', () => {
      choose(index);
    });
    tab.addEventListener('keydown', (event) => {
      const next = nextTab(event.key, index, tabs.length);
      if (next === undefined) return;
      event.preventDefault();
      choose(next);
      tabs[next]?.focus();
    });
  });
  show(selected);

  const element = h(
    'div',
    { class: 'snippet' },
    h(
      'div',
      { class: 'bar' },
      h('div', { role: 'tablist', 'aria-label': offers[0]?.taskTitle ?? 'Code' }, ...tabs),
      h('span', { class: 'space' }),
      verified,
      h(
        'span',
        { class: 'actions' },
        button('Insert', 'primary', use('insert')),
        button('Copy', 'secondary', use('copy')),
        button('Open as new file', 'secondary', use('open')),
      ),
    ),
    code,
  );
  return { element, load };
}

/** The language, and what the code is written for where the language alone doesn't tell. */
function tabLabel(offer: SnippetOffer, offers: readonly SnippetOffer[]): string {
  const isAlone = offers.filter(({ language }) => language === offer.language).length === 1;
  return isAlone ? offer.languageLabel : `${offer.languageLabel} · ${offer.label}`;
}

function choiceOf({ task, language, variant }: SnippetOffer): SnippetChoice {
  return { task, language, variant };
}

function verifiedWords({ verified }: SnippetOffer): string {
  switch (verified.status) {
    case 'ran':
      return `✓ ran against ${verified.on.join(', ')}`;
    case 'compiled':
      return 'compiled, not run';
    case 'parsed':
      return 'syntax checked, not run';
    default:
      return 'not run';
  }
}

function coloured(code: string, language: string): readonly Node[] {
  return colour(code.trimEnd(), language).map(({ text, kind }) =>
    kind === 'plain' ? document.createTextNode(text) : h('span', { class: `token ${kind}` }, text),
  );
}

/** The tab that a key leads to, as tab lists work everywhere. */
function nextTab(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count;
    case 'ArrowLeft':
      return (index + count - 1) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
