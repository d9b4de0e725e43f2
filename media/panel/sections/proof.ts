import type { Proof } from '../../../src/core/diagnosis.js';
import type { ProofStep, ProofWords } from '../../../src/protocol/panel.js';
import { h } from '../dom.js';

const statusWords: Readonly<Record<Proof['status'], { readonly sign: string; readonly words: string }>> = {
  reproduced: { sign: '✓', words: 'Proven: the signature was computed again' },
  'not-reproduced': { sign: '✕', words: 'Not proven: no known change leads to this signature' },
  'nothing-to-prove': { sign: '?', words: 'Nothing to prove in this paste' },
};

/** What came of computing the signature again with the secret key. */
export function proofBox(proof: Proof, words: ProofWords | null): HTMLElement {
  const { sign, words: status } = statusWords[proof.status];
  const changes = words?.changes ?? [];
  const steps = words?.steps ?? [];
  return h(
    'div',
    { class: `proof ${proof.status}` },
    h('h3', { tabindex: -1 }, h('span', { class: 'check-sign', 'aria-hidden': 'true' }, sign), status),
    h('p', {}, proof.explanation),
    changes.length === 0
      ? null
      : h('ul', { class: 'changes' }, ...changes.map((change) => h('li', {}, change))),
    steps.length === 0
      ? null
      : h('ol', { class: 'steps', 'aria-label': 'The computation, step by step' }, ...steps.map(stepItem)),
  );
}

function stepItem({ name, isSame }: ProofStep): HTMLElement {
  const verdict = h('span', { class: isSame ? 'badge' : 'badge cause' }, isSame ? '✓ equal' : '≠ differs');
  return h('li', {}, name, ' ', verdict);
}
