import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';
import { scoreAll, type ScoredCase } from '../../support/accuracy.js';
import { distortions, type Distortion } from '../../support/distortions.js';

/** The share of lossy distortions that must not change the answer at all. */
const steadyShare = 0.95;

describe('the verdict on labelled failures stands', () => {
  const scored = scoreAll().filter(isSampled);

  for (const distortion of distortions) {
    it(`with ${distortion.name}`, () => {
      const changes = changesBy(distortion, scored);
      assert.ok(changes.tried > 10, `${changes.tried} pastes tried`);
      assert.deepEqual(changes.worse, []);
      assert.ok(
        changes.same >= changes.tried * (distortion.isLossy ? steadyShare : 1),
        `${changes.same} of ${changes.tried} unchanged; others: ${changes.other.slice(0, 5).join('; ')}`,
      );
    });
  }
});

/** Each distortion asks for a verdict more on each: the corpus whole, and of the rest as many as a check has time for. */
function isSampled({ set }: ScoredCase, index: number): boolean {
  return set === 'corpus' || index % (set === 'reports' ? 3 : 8) === 0;
}

interface Changes {
  tried: number;
  same: number;
  /** Another answer, and one that is allowed. */
  readonly other: string[];
  /** Sure of a cause that the label does not allow. */
  readonly worse: string[];
}

function changesBy(distortion: Distortion, scored: readonly ScoredCase[]): Changes {
  const changes: Changes = { tried: 0, same: 0, other: [], worse: [] };
  for (const { id, input, now, truth, also, diagnosis } of scored) {
    // What is put beside a question makes a failure of it.
    if (distortion.isLossy && truth === 'insufficient-evidence') continue;
    const paste = distortion.apply(input, diagnosis);
    if (paste === undefined) continue;
    changes.tried++;
    const { cause, certainty } = diagnose(paste, { now });
    if (cause === diagnosis.cause && certainty === diagnosis.certainty) {
      changes.same++;
      continue;
    }
    const isSure = certainty === 'stated' || certainty === 'inferred';
    // What was lost may be the very piece that differed: that the signature does not match stays true.
    const isGeneral = cause === 'signature-mismatch' && truth.startsWith('signature-');
    const isAllowed = cause === truth || also.includes(cause) || isGeneral;
    const list = isSure && !isAllowed ? changes.worse : changes.other;
    list.push(`${id}: ${diagnosis.cause} (${diagnosis.certainty}) became ${cause} (${certainty})`);
  }
  return changes;
}
