import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { placeOf } from '../../../src/core/providers/placeOf.js';
import { splitUrl } from '../../../src/core/text/url.js';

/** Columns of the fixture: URL, provider, style, bucket, key, region, endpoint, traits; a dash is null. */
const rows = readFileSync('test/fixtures/providers/places.txt', 'utf8')
  .split(/\r?\n/)
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split(/ +/));

describe('placeOf', () => {
  for (const [url = '', provider, style, bucket, key, region, endpoint, ...traits] of rows) {
    it(url, () => {
      const { host, path } = splitUrl(url);
      const place = placeOf(host, path);
      const written = (value: string | null) => (value ?? '-').replaceAll(' ', '␠');
      assert.deepEqual(
        [
          place.provider,
          place.style,
          written(place.bucket),
          written(place.key),
          written(place.region),
          place.endpoint,
          ...place.traits,
        ],
        [provider, style, bucket, key, region, endpoint, ...traits],
      );
    });
  }

  it('survives any text', () => {
    for (const host of [
      '',
      '.',
      '...',
      ':',
      '[::1]:9000',
      's3.',
      'x'.repeat(100_000),
      '.amazonaws.com',
      '%%',
      '*.s3.*',
    ]) {
      for (const path of ['', '/', '//', '/%', '/%zz/%e4', `/${'a/'.repeat(10_000)}`]) placeOf(host, path);
    }
  });
});
