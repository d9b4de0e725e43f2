import assert from 'node:assert/strict';
import fc from 'fast-check';
import { impliedCanonicalRequest, parseCanonicalRequest } from '../../../src/core/sigv4/canonicalRequest.js';
import { compareCanonical } from '../../../src/core/sigv4/compare.js';
import { impliedStringToSign } from '../../../src/core/sigv4/sigv2.js';
import { parseStringToSign } from '../../../src/core/sigv4/stringToSign.js';
import { stopwatch } from '../../support/stopwatch.js';

const presigned = 'https://b.example/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-SignedHeaders=host';

/** Everything that reads what others wrote. */
function readAll(text: string): void {
  const server = parseCanonicalRequest(text);
  const client = impliedCanonicalRequest({
    method: 'PUT',
    url: `${presigned}&${text}`,
    headers: [{ name: text, value: text }],
  });
  if (server !== undefined && client !== undefined) compareCanonical(client.lines, server);
  parseStringToSign(text);
  impliedCanonicalRequest({ method: text, url: text, headers: [{ name: 'authorization', value: text }] });
  impliedStringToSign({ method: text, url: `/k?AWSAccessKeyId=a&Signature=b&Expires=${text}`, headers: [] });
}

describe('readers of signed requests', () => {
  it('never throw', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        'PUT',
        '/k',
        '\n',
        '\r\n',
        '\\n',
        ' ',
        'host:b',
        ';',
        '%',
        '%25',
        '%F0%9F',
        'a=b&',
        'AWS4-',
        '\ud800',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
        readAll(pieces.join(''));
      }),
      { numRuns: 3000, seed: 20_261_124 },
    );
  });

  for (const unit of [
    'PUT /k a:b ',
    'PUT\n/k\na:b\n',
    'a=b&',
    '%41',
    '%',
    ' ',
    '\n',
    '\\n',
    ';host',
    'AWS4- ',
    'x-a:b ',
    '+',
  ])
    it(`take 300 kB of ${JSON.stringify(unit)} in their stride`, () => {
      const text = unit.repeat(Math.ceil(300_000 / unit.length));
      const elapsed = stopwatch();
      readAll(text);
      readAll(`PUT /k ${text}`);
      readAll(`PUT\n/k\n\n${text}`);
      const milliseconds = elapsed();
      assert.ok(milliseconds < 2500, `${Math.round(milliseconds)} ms`);
    });
});
