import type { Proof } from '../../core/diagnosis.js';
import type { Provable } from '../../core/proof/provable.js';
import type { ProofStep, ProofWords } from '../../protocol/panel.js';

/** What a proof found, in the words and steps of the computation. */
export function proofForPanel({ status, transformations }: Proof, version: Provable['version']): ProofWords {
  const stages = new Set(transformations.map(stageOf));
  return {
    changes: transformations.map(inWords),
    steps: status === 'reproduced' ? stepsOf(stages, version) : [],
  };
}

type Stage = 'request' | 'scope' | 'secret' | 'signature';

/** Where in the computation a change makes itself felt first. */
function stageOf(transformation: string): Stage {
  if (transformation.startsWith('secret-')) return 'secret';
  if (transformation === 'signature-damaged') return 'signature';
  return /^(?:date|region|service)-changed$/.test(transformation) ? 'scope' : 'request';
}

function stepsOf(stages: ReadonlySet<Stage>, version: Provable['version']): ProofStep[] {
  const step = (name: string, ...affectedBy: readonly Stage[]): ProofStep => ({
    name,
    isSame: !affectedBy.some((stage) => stages.has(stage)),
  });
  const signature = step('Signature', 'signature');
  switch (version) {
    case 4:
      return [
        step('Canonical request', 'request'),
        step('String to sign', 'request', 'scope'),
        step('Signing key, which is never shown', 'scope', 'secret'),
        signature,
      ];
    case 2:
      return [
        step('String to sign', 'request', 'scope'),
        step('Secret key, which is never shown', 'secret'),
        signature,
      ];
    case 'policy':
      return [
        step('Policy', 'request'),
        step('Signing key, which is never shown', 'scope', 'secret'),
        signature,
      ];
  }
}

/** The words of an id: `path-encoded-again` → `Path encoded again`. */
function inWords(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
