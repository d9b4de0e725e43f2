import assert from 'node:assert/strict';
import {
  canonicalText,
  impliedCanonicalRequest,
  type CanonicalLines,
} from '../../../src/core/sigv4/canonicalRequest.js';
import { explainHash } from '../../../src/core/sigv4/explain.js';
import { emptySha256, sha256Hex } from '../../../src/core/sigv4/hash.js';
import { stopwatch } from '../../support/stopwatch.js';

const implied = impliedCanonicalRequest({
  method: 'PUT',
  url:
    'https://photos.s3.eu-west-1.amazonaws.com/in%20box/caf%C3%A9+%281%29.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
    '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z' +
    '&X-Amz-Expires=900&X-Amz-Security-Token=abc%2Bdef%2Fghi%3D%3D&X-Amz-SignedHeaders=content-type%3Bhost%3Bx-amz-meta-who',
  headers: [
    { name: 'Content-Type', value: 'image/jpeg' },
    { name: 'X-Amz-Meta-Who', value: 'Zoë' },
  ],
})?.lines;
assert.ok(implied);
const lines: CanonicalLines = implied;

function withHeader(name: string, value: string): CanonicalLines {
  return {
    ...lines,
    headers: lines.headers.map((header) => (header.name === name ? { name, value } : header)),
  };
}

describe('explainHash', () => {
  const cases: [string, CanonicalLines, string[]][] = [
    ['nothing', lines, []],
    ['another method', { ...lines, method: 'POST' }, ['method-changed']],
    ['the host of a container', withHeader('host', 'minio:9000'), ['host-changed']],
    ['a port that stayed', withHeader('host', 'photos.s3.eu-west-1.amazonaws.com:443'), ['host-changed']],
    [
      'path style',
      { ...withHeader('host', 's3.eu-west-1.amazonaws.com'), uri: `/photos${lines.uri}` },
      ['host-changed', 'path-prefix-changed'],
    ],
    ['a dropped header', withHeader('content-type', ''), ['header-dropped']],
    [
      'a content type of the browser',
      withHeader('content-type', 'image/jpeg;charset=UTF-8'),
      ['content-type-by-client'],
    ],
    ['a header in another encoding', withHeader('x-amz-meta-who', 'ZoÃ«'), ['header-changed']],
    ['a path encoded again', { ...lines, uri: lines.uri.replaceAll('%', '%25') }, ['path-encoded-again']],
    [
      'parentheses left alone',
      { ...lines, uri: lines.uri.replace('%281%29', '(1)').replace('%2B', '+') },
      ['path-decoded'],
    ],
    ['decomposed letters', { ...lines, uri: lines.uri.replace('%C3%A9', 'e%CC%81') }, ['unicode-normalised']],
    ['a segment taken off', { ...lines, uri: lines.uri.replace('/in%20box', '') }, ['path-prefix-changed']],
    [
      'a token without its plus signs',
      { ...lines, query: lines.query.replace('%2B', '%20') },
      ['plus-for-space'],
    ],
    [
      'a lost parameter',
      { ...lines, query: lines.query.replace('&X-Amz-Security-Token=abc%2Bdef%2Fghi%3D%3D', '') },
      ['parameter-dropped'],
    ],
    ['an operation added', { ...lines, query: `${lines.query}&x-id=PutObject` }, ['parameter-added']],
    ['a payload that was hashed', { ...lines, payloadHash: emptySha256 }, ['payload-hash-changed']],
    [
      'a method and a host',
      { ...withHeader('host', 'localhost:9000'), method: 'GET' },
      ['method-changed', 'host-changed'],
    ],
    [
      'a host and a header',
      {
        ...lines,
        headers: withHeader('content-type', '').headers.map((header) =>
          header.name === 'host' ? { ...header, value: 'localhost' } : header,
        ),
      },
      ['host-changed', 'header-dropped'],
    ],
  ];
  for (const [title, server, transformations] of cases)
    it(`proves ${title}`, () => {
      const explanation = explainHash(lines, sha256Hex(canonicalText(server)));
      assert.deepEqual(explanation?.transformations, transformations);
      assert.equal(canonicalText(explanation.lines), canonicalText(server));
    });

  it('proves a host that the paste names elsewhere, and a header the server left out', () => {
    const server: CanonicalLines = {
      ...lines,
      query: lines.query.replace('content-type%3Bhost', 'host'),
      headers: withHeader('host', 'files.example').headers.filter(({ name }) => name !== 'content-type'),
      signedHeaders: ['host', 'x-amz-meta-who'],
    };
    const hash = sha256Hex(canonicalText(server));
    assert.deepEqual(explainHash(lines, hash, ['cdn.example', 'files.example'])?.transformations, [
      'host-changed',
      'header-dropped',
    ]);
    assert.equal(explainHash(lines, hash), undefined);
  });

  it('keeps silent where nothing known explains the hash, and soon', () => {
    const elapsed = stopwatch();
    assert.equal(explainHash(lines, sha256Hex('something else')), undefined);
    assert.equal(explainHash(lines, 'not a hash'), undefined);
    const long = { ...lines, query: Array.from({ length: 500 }, (_, at) => `p${at}=1`).join('&') };
    assert.equal(explainHash(long, sha256Hex('something else')), undefined);
    assert.ok(elapsed() < 2000);
  });
});
