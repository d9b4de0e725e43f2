import assert from 'node:assert/strict';
import { formatBytes, formatBytesShort, formatCount, formatDuration } from '../../../src/core/text/units.js';

describe('units', () => {
  const bytes: [number, string][] = [
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1,023 bytes'],
    [1024, '1,024 bytes (1 KiB)'],
    [1_048_575, '1,048,575 bytes (1 MiB)'],
    [5_242_880, '5,242,880 bytes (5 MiB)'],
    [5_200_000_000, '5,200,000,000 bytes (4.84 GiB)'],
    [5_368_709_120, '5,368,709,120 bytes (5 GiB)'],
    [53_687_091_200_000, '53,687,091,200,000 bytes (48.83 TiB)'],
    [1e21, '1e+21 bytes (888,178.42 PiB)'],
  ];
  for (const [value, expected] of bytes) {
    it(`writes ${value} bytes as ${expected}`, () => {
      assert.equal(formatBytes(value), expected);
    });
  }

  it('writes bytes without the exact count', () => {
    assert.equal(formatBytesShort(512), '512 bytes');
    assert.equal(formatBytesShort(17_179_869_184), '16 GiB');
  });

  const durations: [number, string][] = [
    [0, '0 s'],
    [0.0001, '1 ms'],
    [0.9, '900 ms'],
    [0.9999, '1 s'],
    [1.52, '1.5 s'],
    [59.94, '59.9 s'],
    [59.99, '1 min'],
    [62, '1 min 2 s'],
    [900, '15 min'],
    [49_082, '13 h 38 min 2 s'],
    [86_400, '1 day'],
    [183_600, '2 days 3 h'],
    [604_800, '7 days'],
    [604_801, '7 days 1 s'],
    [86_400 * 412 + 5, '412 days'],
    [-62, '-1 min 2 s'],
    [Infinity, 'Infinity'],
    [NaN, 'NaN'],
  ];
  for (const [seconds, expected] of durations) {
    it(`writes ${seconds} seconds as ${expected}`, () => {
      assert.equal(formatDuration(seconds), expected);
    });
  }

  const counts: [string, string][] = [
    [formatCount(999), '999'],
    [formatCount(1000), '1,000'],
    [formatCount(-1234567.25), '-1,234,567.25'],
    [formatCount(1, 'part'), '1 part'],
    [formatCount(10_000, 'part'), '10,000 parts'],
    [formatCount(2, 'key', 'keys of the map'), '2 keys of the map'],
  ];
  for (const [actual, expected] of counts) {
    it(`counts ${expected}`, () => {
      assert.equal(actual, expected);
    });
  }
});
