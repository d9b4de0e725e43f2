import assert from 'node:assert/strict';
import { excerptOf } from '../../../src/host/panel/excerpt.js';

const long = 'a'.repeat(1_000_000);

describe('excerptOf', () => {
  it('shows nothing of nothing', () => {
    assert.deepEqual(excerptOf('', []), { length: 0, pieces: [] });
  });

  it('shows a short paste whole', () => {
    assert.deepEqual(excerptOf('PUT', [{ start: 0, end: 3 }]), {
      length: 3,
      pieces: [{ start: 0, text: 'PUT' }],
    });
  });

  it('shows of a long one the beginning and what surrounds the evidence', () => {
    const { length, pieces } = excerptOf(long, [
      { start: 500_100, end: 500_110 },
      { start: 500_000, end: 500_010 },
    ]);
    assert.equal(length, 1_000_000);
    assert.deepEqual(
      pieces.map(({ start, text }) => [start, start + text.length]),
      [
        [0, 600],
        [499_600, 500_510],
      ],
    );
  });

  for (const [what, spans] of [
    ['one that covers all of it', [{ start: 0, end: long.length }]],
    [
      'ones outside of it',
      [
        { start: -50, end: -1 },
        { start: 2_000_000, end: 3_000_000 },
      ],
    ],
    ['one that ends before it starts', [{ start: 9_000, end: 1 }]],
    [
      'thousands',
      Array.from({ length: 5_000 }, (_, index) => ({ start: index * 200, end: index * 200 + 1 })),
    ],
  ] as const) {
    it(`stays small and in order whatever the spans: ${what}`, () => {
      const { pieces } = excerptOf(long, spans);
      let end = -1;
      for (const { start, text } of pieces) {
        assert.ok(start > end && text.length > 0);
        assert.equal(long.slice(start, start + text.length), text);
        end = start + text.length;
      }
      assert.ok(pieces.reduce((sum, { text }) => sum + text.length, 0) <= 60_000);
    });
  }
});
