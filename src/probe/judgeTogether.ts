import { diagnose } from '../core/diagnose.js';
import type { Diagnosis, EpochMs } from '../core/diagnosis.js';
import type { CheckResult } from './runCheck.js';

/** The paste with what the checks brought; a recording can't be added to, so there the answers stand alone. */
export function withEvidence(paste: string, results: readonly CheckResult[], now: EpochMs): string {
  const evidence = results.filter(({ isEvidence }) => isEvidence).map((result) => result.evidence);
  if (evidence.length === 0) return paste;
  const isRecording = diagnose(paste, { now }).counts !== null;
  return [...(isRecording ? [] : [paste.trimEnd()]), ...evidence].join('\n\n');
}

/** What the engine says to paste and answers together. */
export function judgeTogether(paste: string, results: readonly CheckResult[], now: EpochMs): Diagnosis {
  return diagnose(withEvidence(paste, results, now), { now });
}
