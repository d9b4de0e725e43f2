import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createHash, createHmac } from 'node:crypto';
import {
  base64,
  emptySha256,
  hmacSha1Base64,
  md5Base64,
  sha256Hex,
  signingKey,
} from '../../../src/core/sigv4/hash.js';

describe('hashes', () => {
  it("agree with Node's over any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, secret) => {
        assert.equal(sha256Hex(text), createHash('sha256').update(text).digest('hex'));
        assert.equal(md5Base64(text), createHash('md5').update(text).digest('base64'));
        assert.equal(hmacSha1Base64(secret, text), createHmac('sha1', secret).update(text).digest('base64'));
      }),
      { numRuns: 500, seed: 20_261_124 },
    );
  });

  it('write base64 of every length', () => {
    for (let length = 0; length < 10; length++) {
      const bytes = Uint8Array.from({ length }, (_, at) => 250 - at * 37);
      assert.equal(base64(bytes), Buffer.from(bytes).toString('base64'));
    }
    assert.equal(sha256Hex(''), emptySha256);
  });

  it('narrow the secret to a day, a region and a service', () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    const expected = ['20150830', 'us-east-1', 'iam', 'aws4_request'].reduce<Buffer>(
      (key, piece) => createHmac('sha256', key).update(piece).digest(),
      Buffer.from(`AWS4${secret}`),
    );
    assert.deepEqual(Buffer.from(signingKey(secret, '20150830', 'us-east-1', 'iam')), expected);
  });
});
