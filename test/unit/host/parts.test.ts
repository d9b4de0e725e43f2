import assert from 'node:assert/strict';
import { DisposableStore } from '../../../src/host/disposables.js';
import { chainOf, Problem } from '../../../src/host/problem.js';

describe('DisposableStore', () => {
  const naming = (name: string, ended: string[]): { dispose: () => void } => ({
    dispose: () => {
      ended.push(name);
    },
  });

  it('ends what it holds, the last first, once', () => {
    const ended: string[] = [];
    const store = new DisposableStore();
    store.add(naming('first', ended));
    store.add(naming('second', ended));
    store.dispose();
    store.dispose();
    assert.deepEqual(ended, ['second', 'first']);
  });

  it('ends at once what comes late', () => {
    const ended: string[] = [];
    const store = new DisposableStore();
    store.dispose();
    store.add(naming('late', ended));
    assert.deepEqual(ended, ['late']);
  });
});

describe('chainOf', () => {
  const looping = new Error('round');
  looping.cause = looping;
  for (const [what, error, expected] of [
    ['one error', new Problem('Nothing is selected.'), 'Nothing is selected.'],
    [
      'an error with its cause',
      new Error('Could not read a.har', { cause: new Error('EACCES') }),
      'Could not read a.har: EACCES',
    ],
    ['a thrown word', 'broken', 'broken'],
    ['a thrown object', { code: 7 }, 'unknown error'],
    ['a loop', looping, Array(8).fill('round').join(': ')],
  ] as const) {
    it(`tells ${what}`, () => {
      assert.equal(chainOf(error), expected);
    });
  }
});
