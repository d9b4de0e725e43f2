import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planUpload } from '../../../src/core/plan/plan.js';

const mebibyte = 1024 ** 2;
const gibibyte = 1024 ** 3;

describe('planUpload', () => {
  const rows: [string, Parameters<typeof planUpload>[0], Partial<ReturnType<typeof planUpload>>][] = [
    [
      'an empty file',
      { bytes: 0 },
      { kind: 'single-put', partBytes: 0, partCount: 1, ttlSeconds: 900, perPartTtlSeconds: null },
    ],
    ['100 MB', { bytes: 100_000_000 }, { kind: 'single-put', partCount: 1, ttlSeconds: 900 }],
    [
      'a byte more',
      { bytes: 100_000_001 },
      {
        kind: 'multipart',
        partBytes: 8 * mebibyte,
        partCount: 12,
        ttlSeconds: 3600,
        perPartTtlSeconds: 3600,
      },
    ],
    ['1,000 parts of 8 MiB', { bytes: 8000 * mebibyte }, { partBytes: 8 * mebibyte, partCount: 1000 }],
    ['more than 1,000 of them', { bytes: 8000 * mebibyte + 1 }, { partBytes: 16 * mebibyte, partCount: 501 }],
    [
      '10,000 parts of 16 MiB',
      { bytes: 160_000 * mebibyte },
      { partBytes: 16 * mebibyte, partCount: 10_000 },
    ],
    [
      'a byte more than those',
      { bytes: 160_000 * mebibyte + 1 },
      { partBytes: 17 * mebibyte, partCount: 9412 },
    ],
    [
      'the largest object of AWS',
      { bytes: 53_687_091_200_000 },
      { kind: 'multipart', partBytes: 5 * gibibyte, partCount: 10_000 },
    ],
    [
      'a byte more than AWS takes',
      { bytes: 53_687_091_200_001 },
      { kind: 'too-large', bytes: 53_687_091_200_001 },
    ],
    ['more than MinIO takes', { bytes: 5 * 1024 * gibibyte + 1, provider: 'minio' }, { kind: 'too-large' }],
    ['more than R2 takes', { bytes: 5 * 1024 * gibibyte, provider: 'r2' }, { kind: 'too-large' }],
    [
      '500 MB at 5 Mbit/s',
      { bytes: 500_000_000, bitsPerSecond: 5_000_000, concurrency: 1 },
      { secondsTotal: 800, ttlSeconds: 3600, mustSignPartByPart: false },
    ],
    [
      '90 MB at 1 Mbit/s',
      { bytes: 90_000_000, bitsPerSecond: 1_000_000 },
      { kind: 'single-put', secondsTotal: 720, ttlSeconds: 1440, lastPartStartsAfterSeconds: 0 },
    ],
    [
      '50 GB at 5 Mbit/s',
      { bytes: 50_000_000_000, bitsPerSecond: 5_000_000 },
      { secondsTotal: 80_000, ttlSeconds: 160_020, mustSignPartByPart: false },
    ],
    [
      '500 GB at 5 Mbit/s',
      { bytes: 500_000_000_000, bitsPerSecond: 5_000_000 },
      { ttlSeconds: 604_800, perPartTtlSeconds: 3600, mustSignPartByPart: true },
    ],
    [
      'what is no number',
      { bytes: NaN, bitsPerSecond: -1, concurrency: NaN },
      { kind: 'single-put', bytes: 0, secondsTotal: null },
    ],
  ];
  for (const [title, input, expected] of rows)
    it(`plans ${title}`, () => {
      const plan = planUpload(input);
      assert.deepEqual({ ...plan, ...expected }, plan);
    });

  it('says why, with the numbers of the case', () => {
    assert.deepEqual(planUpload({ bytes: 6_000_000_000, bitsPerSecond: 20_000_000, provider: 'r2' }).facts, [
      '6,000,000,000 bytes (5.59 GiB) are more than one PUT may carry, 5,363,466,240 bytes (5 GiB).',
      '716 parts of 8 MiB stay within the limit of 10,000 parts.',
      'This store wants all parts but the last to be of the same size.',
      'At this speed the upload takes 40 min.',
      'URLs for all parts signed at the start need a life of 1 h 20 min.',
    ]);
  });

  it('covers every byte within the limits of the store', () => {
    const bytes = fc.oneof(
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.double({ min: 0, max: 6e13, noNaN: true }),
    );
    const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
      fc.option(values, { nil: undefined });
    fc.assert(
      fc.property(
        bytes,
        optional(fc.double({ min: 1, max: 1e11, noNaN: true })),
        fc.integer({ min: 1, max: 64 }),
        fc.constantFrom('aws', 'r2', 'minio', 'b2', 'unknown', 'constructor'),
        (size, bitsPerSecond, concurrency, provider) => {
          const speed = bitsPerSecond === undefined ? {} : { bitsPerSecond };
          const plan = planUpload({ bytes: size, concurrency, provider, ...speed });
          const { limits } = plan;
          assert.ok(plan.ttlSeconds >= 900 && plan.ttlSeconds <= 604_800);
          if (plan.kind === 'too-large') {
            assert.ok(plan.bytes > limits.maximumObjectBytes);
            return;
          }
          assert.ok(plan.partCount >= 1 && plan.partCount <= limits.maximumParts);
          assert.ok(plan.partBytes * plan.partCount >= plan.bytes);
          assert.ok(plan.partBytes * (plan.partCount - 1) < Math.max(1, plan.bytes));
          if (plan.kind === 'single-put') {
            assert.ok(plan.bytes <= limits.maximumSinglePutBytes);
            return;
          }
          assert.ok(plan.partBytes >= limits.minimumPartBytes && plan.partBytes <= limits.maximumPartBytes);
          assert.ok(plan.mustSignPartByPart || (plan.lastPartStartsAfterSeconds ?? 0) < plan.ttlSeconds);
        },
      ),
      { numRuns: 3000, seed: 20_261_124 },
    );
  });
});
