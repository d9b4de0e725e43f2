import type { Shown } from '../../../src/protocol/panel.js';
import { h, section } from '../dom.js';
import { numberFacts, type NumberedFact, segmentsOf } from '../marks.js';

/** The paste with its evidence marked, beside the facts that were read there; each shows the other. */
export function evidenceSection({ diagnosis, paste }: Shown): HTMLElement | null {
  const facts = numberFacts(diagnosis.findings[0]?.facts ?? []);
  if (paste.pieces.length === 0 && facts.length === 0) return null;
  const text = pasteText(paste, facts);
  const list = h('ol', { class: 'facts' }, ...facts.map(factItem));
  tie(text, list);
  return section(
    'evidence',
    'Evidence',
    h('div', { class: facts.length === 0 ? 'grid alone' : 'grid' }, text, facts.length === 0 ? null : list),
  );
}

function pasteText(paste: Shown['paste'], facts: readonly NumberedFact[]): HTMLElement {
  const text = h('pre', {
    class: 'paste',
    tabindex: 0,
    role: 'region',
    'aria-label': 'The paste, secrets masked',
  });
  let end = 0;
  for (const piece of paste.pieces) {
    if (piece.start > end) text.append(gap(piece.start - end));
    for (const segment of segmentsOf(piece, facts)) {
      text.append(segment.facts.length === 0 ? segment.text : markOf(segment.text, segment.facts));
    }
    end = piece.start + piece.text.length;
  }
  if (end < paste.length) text.append(gap(paste.length - end));
  return text;
}

function markOf(text: string, facts: readonly number[]): HTMLElement {
  return h(
    'mark',
    {
      tabindex: 0,
      'data-facts': facts.join(' '),
      'aria-describedby': facts.map((number) => `fact-${number}`).join(' '),
    },
    text,
  );
}

function gap(length: number): HTMLElement {
  return h('span', { class: 'gap' }, `… ${length.toLocaleString('en')} characters that are not evidence …`);
}

function factItem({ fact, number }: NumberedFact): HTMLElement {
  if (number === null) return h('li', { class: 'conclusion', 'data-number': '=' }, fact.text);
  // A button, since pressing it leads to the place in the paste.
  const show = h('button', { type: 'button', id: `fact-${number}` }, fact.text);
  return h('li', { 'data-number': number, 'data-fact': number }, show);
}

/** Hovering or focusing one side lights up the other. */
function tie(text: HTMLElement, list: HTMLElement): void {
  const marks = [...text.querySelectorAll('mark')];
  const items = [...list.querySelectorAll<HTMLElement>('[data-fact]')];
  const numbersOf = (mark: HTMLElement): readonly string[] => mark.dataset['facts']?.split(' ') ?? [];
  const light = (numbers: readonly string[]): void => {
    for (const mark of marks)
      mark.classList.toggle(
        'on',
        numbersOf(mark).some((one) => numbers.includes(one)),
      );
    for (const item of items) item.classList.toggle('on', numbers.includes(item.dataset['fact'] ?? ''));
  };
  const marksOf = (number: string): readonly HTMLElement[] =>
    marks.filter((mark) => numbersOf(mark).includes(number));

  for (const mark of marks) lightUp(mark, () => numbersOf(mark), light);
  for (const item of items) {
    const number = item.dataset['fact'] ?? '';
    const reveal = (): void => {
      const [first] = marksOf(number);
      if (first) scrollInside(text, first);
    };
    lightUp(item, () => [number], light);
    item.addEventListener('focusin', reveal);
    item.addEventListener('click', () => {
      reveal();
      marksOf(number)[0]?.focus({ preventScroll: true });
    });
  }
}

function lightUp(
  element: HTMLElement,
  numbers: () => readonly string[],
  light: (numbers: readonly string[]) => void,
): void {
  for (const event of ['mouseenter', 'focusin']) {
    element.addEventListener(event, () => {
      light(numbers());
    });
  }
  for (const event of ['mouseleave', 'focusout']) {
    element.addEventListener(event, () => {
      light([]);
    });
  }
}

/** Scrolls the paste alone: scrollIntoView would move the whole panel away from the fact. */
function scrollInside(box: HTMLElement, element: HTMLElement): void {
  const offset = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (offset < 0 || offset > box.clientHeight - 24) box.scrollTop += offset - box.clientHeight / 3;
}
