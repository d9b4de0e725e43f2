import type { VisiblePiece } from '../../../src/core/text/visible.js';
import type { SideCheck, SideTitle } from '../../../src/core/sigv4/sides.js';
import type { PanelView, SideLine, SignatureSides } from '../../../src/protocol/panel.js';
import type { PanelContext } from '../context.js';
import { button, h, section } from '../dom.js';
import { drawPieces, spokenOnly } from '../visiblePieces.js';
import { proofBox } from './proof.js';

/** What was signed beside what the store received, what could be checked, and the proof with the secret key. */
export function signatureSection(view: PanelView, context: PanelContext): HTMLElement | null {
  const { shown, isProvable } = view;
  if (!shown) return null;
  const { signature, proof, diagnosis } = shown;
  if (!signature && !diagnosis.proof && !isProvable) return null;
  return section(
    'signature',
    'Signature',
    signature && signature.lines.length > 0 ? sidesTable(signature) : null,
    signature && signature.checks.length > 0 ? checksList(signature.checks) : null,
    diagnosis.proof ? proofBox(diagnosis.proof, proof) : null,
    isProvable ? proveCallout(diagnosis.proof !== null, context) : null,
  );
}

/** Roles are written out, since a narrow panel lays the cells out as blocks, which takes a table its own. */
function sidesTable({ left, right, lines }: SignatureSides): HTMLElement {
  const differing = lines.filter(({ isSame }) => !isSame).length;
  return h(
    'table',
    { class: 'sides', role: 'table' },
    h(
      'caption',
      {},
      differing === 0
        ? `All ${lines.length} lines are equal.`
        : `${differing} of ${lines.length} lines ${differing === 1 ? 'differs' : 'differ'}.`,
    ),
    h(
      'thead',
      { role: 'rowgroup' },
      h(
        'tr',
        { role: 'row' },
        columnHead('Line', null),
        ...[left, right].map((side) => columnHead(side.label, side)),
      ),
    ),
    h('tbody', { role: 'rowgroup' }, ...lines.flatMap((line) => lineRows(line, left, right))),
  );
}

function columnHead(label: string, side: SideTitle | null): HTMLElement {
  return h('th', { scope: 'col', role: 'columnheader' }, label, side ? h('small', {}, side.source) : null);
}

function lineRows(line: SideLine, left: SideTitle, right: SideTitle): HTMLElement[] {
  const isExplained = !line.isSame && line.explanation !== null;
  const cell = (pieces: readonly VisiblePiece[] | null, side: SideTitle): HTMLElement =>
    h(
      'td',
      { role: 'cell', 'data-side': side.label },
      pieces === null
        ? h('em', {}, 'not there')
        : pieces.length === 0
          ? h('em', {}, 'empty')
          : h('code', {}, ...drawPieces(pieces)),
    );
  const row = h(
    'tr',
    { role: 'row', class: line.isSame ? 'same' : 'differs' },
    h(
      'th',
      { scope: 'row', role: 'rowheader', ...(isExplained ? { rowspan: 2, 'aria-rowspan': 2 } : {}) },
      line.name,
      line.isSame ? spokenOnly(', equal') : h('span', { class: 'verdict-sign' }, '≠ differs'),
    ),
    cell(line.left, left),
    cell(line.right, right),
  );
  if (!isExplained) return [row];
  return [
    row,
    h(
      'tr',
      { role: 'row', class: 'explained' },
      h('td', { role: 'cell', colspan: 2, 'aria-colspan': 2 }, line.explanation),
    ),
  ];
}

const checkSigns = {
  true: { sign: '✓', words: 'holds', kind: 'good' },
  false: { sign: '✕', words: 'does not hold', kind: 'bad' },
  null: { sign: '?', words: 'cannot be told', kind: 'open' },
} as const;

function checksList(checks: readonly SideCheck[]): HTMLElement {
  return h(
    'div',
    { class: 'checks' },
    h('h3', {}, 'Checked without the secret key'),
    h(
      'ul',
      {},
      ...checks.map(({ text, ok }) => {
        const { sign, words, kind } = checkSigns[`${ok}`];
        return h(
          'li',
          { class: kind },
          h('span', { class: 'check-sign', 'aria-hidden': 'true' }, sign),
          spokenOnly(`${words}: `),
          text,
        );
      }),
    ),
  );
}

function proveCallout(isRepeated: boolean, context: PanelContext): HTMLElement {
  return h(
    'div',
    { class: 'callout prove' },
    h(
      'p',
      {},
      isRepeated
        ? 'Another secret key can be tried.'
        : 'With the secret key, the signature can be computed again, and what broke it can be proven.',
      ' It stays on this machine: this page never gets it, and no log, report or setting does.',
    ),
    button(isRepeated ? 'Try another secret key' : 'Prove it with the secret key', 'secondary', () => {
      context.run(async () => (await context.request('signature/prove', null)).message);
    }),
  );
}
