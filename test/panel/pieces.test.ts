import assert from 'node:assert/strict';
import { colour } from '../../media/panel/colour.js';
import { numberFacts, segmentsOf } from '../../media/panel/marks.js';
import { splitQuantities } from '../../media/panel/quantities.js';
import { durationWords, timeMarks } from '../../media/panel/timeMarks.js';

const none = { signedAt: null, ttlSeconds: null, expiresAt: null, arrivedAt: null, clientAt: null };
const noon = Date.UTC(2026, 10, 24, 12);

describe('colour', () => {
  for (const [language, code, expected] of [
    ['typescript', 'const a = f(`x${1}`); // 2', 'keyword:const call:f string:`x${1}` comment:// 2'],
    ['python', "def f():\n  return 'a' # b", "keyword:def call:f keyword:return string:'a' comment:# b"],
    ['json', '{"a": [1, true]}', 'string:"a" number:1 keyword:true'],
    ['xml', '<A b="c"><!-- d --></A>', 'string:"c" comment:<!-- d -->'],
    [
      'go',
      'func f() string { return "a" } // b',
      'keyword:func call:f keyword:string keyword:return string:"a" comment:// b',
    ],
    ['kotlin', 'val a = f("${b}")', 'keyword:val call:f string:"${b}"'],
    ['ruby', "puts 'a' # b", "keyword:puts string:'a' comment:# b"],
    ['cobol', 'MOVE 1 TO A.', ''],
    ['typescript', 'a = "never closed', ''],
  ] as const) {
    it(`reads ${language}: ${code.replaceAll('\n', '↵')}`, () => {
      const tokens = colour(code, language);
      assert.equal(tokens.map(({ text }) => text).join(''), code);
      const told = tokens.filter(({ kind }) => kind !== 'plain').map(({ kind, text }) => `${kind}:${text}`);
      assert.equal(told.join(' '), expected);
    });
  }
});

describe('splitQuantities', () => {
  for (const [sentence, expected] of [
    ['It came 1 min 2 s too late.', ['1 min 2 s']],
    ['5,368,709,120 bytes (5 GiB) is the cap.', ['5,368,709,120 bytes', '5 GiB']],
    ['At 14:18:12 UTC in part 37.', []],
    ['key v2s and X1s', []],
    ['', []],
  ] as const) {
    it(`finds those of: ${sentence}`, () => {
      const stretches = splitQuantities(sentence);
      assert.equal(stretches.map(({ text }) => text).join(''), sentence);
      assert.deepEqual(
        stretches.filter(({ isQuantity }) => isQuantity).map(({ text }) => text),
        expected,
      );
    });
  }

  it('takes no time for a number without an end', () => {
    const started = performance.now();
    splitQuantities('1'.repeat(1_000_000));
    splitQuantities('1,'.repeat(500_000));
    assert.ok(performance.now() - started < 500);
  });
});

describe('timeMarks', () => {
  it('needs two moments', () => {
    assert.deepEqual(timeMarks({ ...none, signedAt: noon, ttlSeconds: 900 }), []);
  });

  it('draws no moment that is no date', () => {
    assert.deepEqual(timeMarks({ ...none, signedAt: 1e300, expiresAt: noon }), []);
  });

  for (const [what, times, expected] of [
    [
      'in time',
      { signedAt: noon, expiresAt: noon + 900_000, arrivedAt: noon + 1_000 },
      ['signed', 'arrived good', 'expires'],
    ],
    [
      'too late',
      { expiresAt: noon, arrivedAt: noon + 62_000 },
      ['expires', 'arrived bad 1 min 2 s too late'],
    ],
    [
      'before it was signed',
      { signedAt: noon, arrivedAt: noon - 1_000 },
      ['arrived bad 1 s before it was signed', 'signed'],
    ],
    [
      'by a clock of its own',
      { arrivedAt: noon, clientAt: noon + 60_000 },
      ['arrived neutral', 'client 1 min ahead'],
    ],
  ] as const) {
    it(`tells what came ${what}`, () => {
      const told = timeMarks({ ...none, ...times }).map(({ id, tone, note }) =>
        [id, id === 'arrived' ? tone : '', note ?? ''].filter(Boolean).join(' '),
      );
      assert.deepEqual(told, expected);
    });
  }

  it('names the day where there are two', () => {
    const [signed] = timeMarks({ ...none, signedAt: noon, expiresAt: noon + 86_400_000 });
    assert.equal(signed?.time, '2026-11-24 12:00:00');
  });

  it('words a duration', () => {
    assert.deepEqual([0, 62_000, -90_061_000, 86_400_000].map(durationWords), [
      '0 s',
      '1 min 2 s',
      '1 d 1 h 1 min',
      '1 d',
    ]);
  });
});

describe('segmentsOf', () => {
  it('loses no text, whatever the spans', () => {
    const facts = numberFacts([
      { text: 'inside', span: { start: 12, end: 14 } },
      { text: 'beyond', span: { start: 13, end: 900 } },
      { text: 'before', span: { start: -5, end: 11 } },
      { text: 'elsewhere', span: { start: 500, end: 501 } },
      { text: 'backwards', span: { start: 15, end: 12 } },
      { text: 'nowhere', span: null },
    ]);
    const segments = segmentsOf({ start: 10, text: 'abcdef' }, facts);
    assert.equal(segments.map(({ text }) => text).join(''), 'abcdef');
    assert.deepEqual(
      segments.map(({ text, facts: numbers }) => `${text}:${numbers.join()}`),
      ['a:3', 'b:', 'c:1', 'd:1,2', 'ef:2'],
    );
  });
});
