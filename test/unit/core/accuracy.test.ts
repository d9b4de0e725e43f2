import assert from 'node:assert/strict';
import { scoreAll, tallies } from '../../support/accuracy.js';

/** What the engine has reached: right answers at least, answers surer than the text allows at most. Only tightened. */
const floors: readonly { name: string; right: number; exact: number; overclaimed: number }[] = [
  { name: 'corpus, the main causes', right: 175, exact: 169, overclaimed: 0 },
  { name: 'corpus, all', right: 284, exact: 269, overclaimed: 0 },
  { name: 'reports, the main causes', right: 523, exact: 484, overclaimed: 0 },
  { name: 'reports, all', right: 893, exact: 829, overclaimed: 0 },
  { name: 'captures, the main causes', right: 1056, exact: 973, overclaimed: 0 },
  { name: 'captures, all', right: 2224, exact: 1987, overclaimed: 0 },
  { name: 'captures of garage', right: 206, exact: 186, overclaimed: 0 },
  { name: 'captures of localstack', right: 193, exact: 168, overclaimed: 0 },
  { name: 'captures of minio-conf', right: 10, exact: 10, overclaimed: 0 },
  { name: 'captures of minio', right: 304, exact: 280, overclaimed: 0 },
  { name: 'captures of moto', right: 83, exact: 74, overclaimed: 0 },
  { name: 'captures of ceph', right: 297, exact: 261, overclaimed: 0 },
  { name: 'captures of s3proxy', right: 203, exact: 175, overclaimed: 0 },
  { name: 'captures of s3rver', right: 190, exact: 164, overclaimed: 0 },
  { name: 'captures of s3s', right: 215, exact: 196, overclaimed: 0 },
  { name: 'captures of seaweedfs', right: 209, exact: 188, overclaimed: 0 },
  { name: 'captures of versitygw', right: 314, exact: 285, overclaimed: 0 },
];

describe('accuracy on labelled failures', () => {
  const scored = scoreAll();
  const counted = new Map(tallies(scored).map((tally) => [tally.name, tally]));

  for (const { name, right, exact, overclaimed } of floors) {
    it(`is not lost: ${name}`, () => {
      const tally = counted.get(name);
      assert.ok(tally, `${name} has no cases`);
      assert.ok(tally.right >= right, `${tally.right} right of ${tally.count}, ${right} wanted`);
      assert.ok(tally.exact >= exact, `${tally.exact} exact of ${tally.count}, ${exact} wanted`);
      assert.ok(
        tally.overclaimed <= overclaimed,
        `${tally.overclaimed} surer than the text allows, ${overclaimed} borne`,
      );
    });
  }

  it('is never wrong with confidence', () => {
    assert.deepEqual(
      scored
        .filter(({ isConfidentlyWrong }) => isConfidentlyWrong)
        .map(({ id, truth, diagnosis }) => `${id}: ${truth} → ${diagnosis.cause}`),
      [],
    );
  });

  it('has a floor for everything counted', () => {
    assert.deepEqual(
      [...counted.keys()],
      floors.map(({ name }) => name),
    );
  });
});
