import assert from 'node:assert/strict';
import { visiblePieces } from '../../../src/core/text/visible.js';

/** Marked pieces in brackets. */
function drawn(text: string, ...marks: [number, number][]): string {
  return visiblePieces(
    text,
    marks.map(([start, end]) => ({ start, end })),
  )
    .map((piece) => (piece.isMarked ? `[${piece.text}]` : piece.text))
    .join('');
}

describe('a line in which nothing is hidden', () => {
  for (const [what, text, marks, expected] of [
    ['plain text', 'PUT', [], 'PUT'],
    ['a space', 'a b', [], 'a·b'],
    ['line ends', 'a\r\n', [], 'a␍⏎'],
    ['a tab', 'a\tb', [], 'a⇥b'],
    ['a no-break space that differs', 'a\u00a0b', [[1, 2]], 'a[U+00A0]b'],
    ['what has no width', 'a\u200b\ufeff', [], 'aU+200BU+FEFF'],
    ['what turns the direction', 'a\u202eb', [], 'aU+202Eb'],
    ['a control character', 'a\u0007', [], 'aU+0007'],
    ['half a character', 'a\ud83d', [], 'aU+D83D'],
    ['a combining mark on its letter', 'cafe\u0301', [], 'cafe\u0301'],
    ['a combining mark that differs', 'cafe\u0301', [[4, 5]], 'cafe[U+0301]'],
    ['a character outside the first plane', '🎬.mp4', [[0, 2]], '[🎬].mp4'],
    [
      'marks in any order, over each other and beyond the end',
      'abcdef',
      [
        [4, 99],
        [0, 2],
        [1, 3],
      ],
      '[abc]d[ef]',
    ],
    [
      'marks of no length',
      'abc',
      [
        [1, 1],
        [9, 12],
      ],
      'abc',
    ],
  ] as const) {
    it(`shows ${what}`, () => {
      assert.equal(drawn(text, ...marks.map(([start, end]): [number, number] => [start, end])), expected);
    });
  }

  it('names each sign for those who listen', () => {
    assert.deepEqual(
      visiblePieces(' \u00a0\u2007\u0301', [{ start: 3, end: 4 }]).map(({ spoken }) => spoken),
      ['space', 'no-break space', 'U+2007', 'combining mark U+0301'],
    );
  });

  it('shows long equal stretches by their ends, and all that differs', () => {
    const pieces = visiblePieces('a'.repeat(5_000) + 'b'.repeat(500), [{ start: 5_000, end: 5_500 }]);
    assert.deepEqual(
      pieces.map(({ text, spoken }) => [text.length, spoken]),
      [
        [90, null],
        [7, '4,820 characters that are equal'],
        [90, null],
        [500, null],
      ],
    );
  });
});
