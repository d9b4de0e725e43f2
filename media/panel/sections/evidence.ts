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

/**
 * Hovering or focusing one side lights up the other. The pointer and the focus are apart: a pointer that rests where
 * something scrolls under it must not put out what the keyboard has chosen.
 */
function tie(text: HTMLElement, list: HTMLElement): void {
  const marks = [...text.querySelectorAll('mark')];
  const items = [...list.querySelectorAll<HTMLElement>('[data-fact]')];
  const numbersOf = (mark: HTMLElement): readonly string[] => mark.dataset['facts']?.split(' ') ?? [];
  const chosen: Record<'pointer' | 'focus', readonly string[]> = { pointer: [], focus: [] };
  const choose = (by: keyof typeof chosen, numbers: readonly string[]): void => {
    chosen[by] = numbers;
    const lit = new Set([...chosen.pointer, ...chosen.focus]);
    for (const mark of marks)
      mark.classList.toggle(
        'on',
        numbersOf(mark).some((number) => lit.has(number)),
      );
    for (const item of items) item.classList.toggle('on', lit.has(item.dataset['fact'] ?? ''));
  };
  const listen = (element: HTMLElement, numbers: readonly string[]): void => {
    for (const [event, by, what] of [
      ['mouseenter', 'pointer', numbers],
      ['mouseleave', 'pointer', []],
      ['focusin', 'focus', numbers],
      ['focusout', 'focus', []],
    ] as const) {
      element.addEventListener(event, () => {
        choose(by, what);
      });
    }
  };

  for (const mark of marks) listen(mark, numbersOf(mark));
  for (const item of items) {
    const number = item.dataset['fact'] ?? '';
    const place = marks.find((mark) => numbersOf(mark).includes(number));
    const reveal = (): void => {
      if (place) scrollInside(text, place);
    };
    listen(item, [number]);
    item.addEventListener('focusin', reveal);
    item.addEventListener('click', () => {
      reveal();
      place?.focus({ preventScroll: true });
    });
  }
}

/** Scrolls the paste alone: scrollIntoView would move the whole panel away from the fact. */
function scrollInside(box: HTMLElement, element: HTMLElement): void {
  const offset = element.getBoundingClientRect().top - box.getBoundingClientRect().top;
  if (offset < 0 || offset > box.clientHeight - 24) box.scrollTop += offset - box.clientHeight / 3;
}
