import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';

interface Ended {
  readonly code: number | null;
  readonly output: string;
}
type Judge = (ended: Ended) => { passed: number; failed: number };

const { oneCheck, countedChecks, mochaChecks } = (await import(
  pathToFileURL('test/tools/command.mjs').href
)) as Record<'oneCheck' | 'countedChecks' | 'mochaChecks', Judge>;

const cases: readonly (readonly [string, Judge, Ended, [number, number]])[] = [
  ['a script that succeeds', oneCheck, { code: 0, output: '' }, [1, 0]],
  ['a script that fails', oneCheck, { code: 2, output: '' }, [0, 1]],
  ['a script that is killed', oneCheck, { code: null, output: '' }, [0, 1]],
  ['counts', countedChecks, { code: 0, output: 'x\n12 passed, 0 failed\n' }, [12, 0]],
  ['counts of failures', countedChecks, { code: 1, output: '3 passed, 2 failed' }, [3, 2]],
  [
    'several counts, of which the last one holds',
    countedChecks,
    { code: 0, output: '1 passed, 0 failed\r\n7 passed, 0 failed\r\n' },
    [7, 0],
  ],
  ['good counts with a bad end', countedChecks, { code: 1, output: '3 passed, 0 failed' }, [3, 1]],
  ['nothing that was run', countedChecks, { code: 0, output: '0 passed, 0 failed' }, [0, 1]],
  ['no counts', countedChecks, { code: 0, output: 'all is well' }, [0, 1]],
  ['a summary of mocha', mochaChecks, { code: 0, output: '\n  1203 passing (2s)\n' }, [1203, 0]],
  ['a summary with failures', mochaChecks, { code: 2, output: '  8 passing (2s)\n  2 failing\n' }, [8, 2]],
  [
    'a summary with tests switched off',
    mochaChecks,
    { code: 0, output: '  8 passing (2s)\n  1 pending\n' },
    [8, 1],
  ],
  ['no summary', mochaChecks, { code: 0, output: '' }, [0, 1]],
];

describe('the runner', () => {
  for (const [what, judge, ended, [passed, failed]] of cases) {
    it(`counts ${passed} passed and ${failed} failed for ${what}`, () => {
      const result = judge(ended);
      assert.deepEqual([result.passed, result.failed], [passed, failed]);
    });
  }
});
