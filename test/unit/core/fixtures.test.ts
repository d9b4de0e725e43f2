import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { forPeople } from '../../../src/cli/diagnose.js';
import { diagnose } from '../../../src/core/diagnose.js';
import type { Certainty, Diagnosis } from '../../../src/core/diagnosis.js';
import { redact } from '../../../src/core/redact.js';
import { assertGolden } from '../../support/golden.js';

const now = Date.parse('2026-11-24T12:00:00Z');
const pastes = ['causes', 'near-misses'].flatMap((kind) =>
  readdirSync(`test/fixtures/${kind}`, { recursive: true, encoding: 'utf8' })
    .map((path) => `${kind}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.txt') && !/\.(?:is|golden)\.txt$/.test(path))
    .sort()
    .map((path) => ({ path, paste: readFileSync(`test/fixtures/${path}`, 'utf8') })),
);
const sureness: readonly Certainty[] = ['none', 'suspected', 'inferred', 'stated'];
const isSurer = (a: Diagnosis, b: Diagnosis): boolean =>
  sureness.indexOf(a.certainty) > sureness.indexOf(b.certainty);

describe('a paste that people make', () => {
  for (const { path, paste } of pastes) {
    describe(path, () => {
      const diagnosis = diagnose(paste, { now });

      if (path.startsWith('causes/')) {
        it('is explained as it was read and accepted', () => {
          assertGolden(
            `test/fixtures/${path.replace(/\.txt$/, '.golden.txt')}`,
            forPeople(diagnosis, undefined, false),
          );
        });
      }

      it('has the same cause with its secrets masked, or a less certain one', () => {
        const masked = diagnose(redact(paste), { now });
        assert.ok(
          masked.cause === diagnosis.cause || isSurer(diagnosis, masked) || masked.certainty === 'suspected',
          `${diagnosis.cause} (${diagnosis.certainty}) became ${masked.cause} (${masked.certainty})`,
        );
      });

      it('is explained without its secrets', () => {
        const shown = forPeople(diagnosis, undefined, false);
        assert.deepEqual(
          secretsIn(paste).filter((secret) => shown.includes(secret)),
          [],
        );
      });

      it('has the same cause with the line endings of Windows', () => {
        const windows = diagnose(paste.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n'), { now });
        assert.deepEqual([windows.cause, windows.certainty], [diagnosis.cause, diagnosis.certainty]);
      });

      // A recording is a whole file: lines around it would make it something else.
      if (!paste.trimStart().startsWith('{')) {
        it('has the same cause among other lines of a log', () => {
          const among = diagnose(
            `starting the upload job\n\n${paste.trimEnd()}\n\nthe upload job has ended\n`,
            { now },
          );
          assert.deepEqual([among.cause, among.certainty], [diagnosis.cause, diagnosis.certainty]);
        });
      }
    });
  }
});

/** Key ids, signatures and session tokens, in headers and URLs. */
function secretsIn(paste: string): string[] {
  const patterns = [
    /\b(?:AKIA|ASIA)[A-Z0-9]{12,}/g,
    /(?<=[Ss]ignature=)[A-Za-z0-9%+/=]{16,}/g,
    /(?<=X-Amz-Security-Token[=:]\s?)[A-Za-z0-9%+/=]{16,}/gi,
  ];
  return patterns.flatMap((pattern) => [...paste.matchAll(pattern)].map(([secret]) => secret));
}
