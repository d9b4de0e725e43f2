import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Phrases } from '../../../src/core/text/phrases.js';

const letters = fc.constantFrom('a', 'B', 'c', ' ', '\n', '\u00a0', '’', "'", '-', '\u{1faa3}');
const piece = fc.array(letters, { maxLength: 40 }).map((list) => list.join(''));

describe('phrases', () => {
  for (const [text, phrase, found] of [
    ['blocked by CORS policy', 'blocked by CORS policy', 'blocked by CORS policy'],
    ['was BLOCKED\n   by cors\tPolicy: no', 'blocked by CORS policy', 'BLOCKED\n   by cors\tPolicy'],
    ['CORS header ‘Access’ missing', "CORS header 'access'", 'CORS header ‘Access’'],
    ['İ blocked', 'Blocked', 'blocked'],
    ['blocked by policy', 'blocked by CORS policy', undefined],
    ['', 'a', undefined],
    ['ab', 'a b', 'ab'],
  ] as const) {
    it(`finds “${phrase}” in ${JSON.stringify(text)}: ${JSON.stringify(found)}`, () => {
      const at = new Phrases(text).find(phrase);
      assert.equal(at && text.slice(at.start, at.end), found);
    });
  }

  it('finds every part of a text, and nothing that it does not hold', () => {
    fc.assert(
      fc.property(piece, piece, piece, (before, phrase, after) => {
        fc.pre(phrase.trim() !== '');
        const text = `${before} ${phrase} ${after}`;
        assert.ok(new Phrases(text).find(phrase));
        assert.equal(new Phrases(text).find(`${phrase}zz`), undefined);
      }),
    );
  });
});
