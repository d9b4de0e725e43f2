import assert from 'node:assert/strict';
import { diagnose } from '../../src/core/diagnose.js';

/** A short paste, and what a careful reader wants to be told of it. */
export interface Told {
  readonly title: string;
  readonly paste: string;
  readonly cause: string;
  readonly certainty?: string;
  /** In the summary, the facts, the fixes or the exclusions. */
  readonly says?: RegExp;
  readonly saysNot?: RegExp;
}

export function tellsOfEach(cases: readonly Told[]): void {
  for (const { title, paste, cause, certainty, says, saysNot } of cases)
    it(title, () => {
      const diagnosis = diagnose(paste, { now: Date.UTC(2026, 0, 15) });
      const told = JSON.stringify([
        diagnosis.summary,
        diagnosis.findings[0]?.facts.map(({ text }) => text),
        diagnosis.fixes,
        diagnosis.excluded,
      ]);
      assert.equal(diagnosis.cause, cause, told);
      if (certainty !== undefined) assert.equal(diagnosis.certainty, certainty, told);
      if (says) assert.match(told, says);
      if (saysNot) assert.doesNotMatch(told, saysNot);
    });
}
