import assert from 'node:assert/strict';
import type { CanonicalLines } from '../../../src/core/sigv4/canonicalRequest.js';
import { compareCanonical } from '../../../src/core/sigv4/compare.js';

const lines: CanonicalLines = {
  method: 'PUT',
  uri: '/photos/caf%C3%A9%20%2B1.jpg',
  query:
    'X-Amz-Credential=AKID%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Security-Token=a%2Bb%2F%3D&partNumber=1',
  headers: [
    { name: 'content-type', value: 'image/png' },
    { name: 'host', value: 'minio.example:9000' },
    { name: 'x-amz-meta-note', value: 'a b' },
  ],
  signedHeaders: ['content-type', 'host', 'x-amz-meta-note'],
  payloadHash: 'UNSIGNED-PAYLOAD',
};

function withHeader(name: string, value: string | undefined): CanonicalLines {
  const others = lines.headers.filter((header) => header.name !== name);
  const headers = value === undefined ? others : [...others, { name, value }];
  return { ...lines, headers, signedHeaders: headers.map((header) => header.name).sort() };
}

describe('compareCanonical', () => {
  it('finds nothing between equals', () => {
    assert.deepEqual(compareCanonical(lines, { ...lines }), []);
  });

  const query = (from: string, to: string): CanonicalLines => ({
    ...lines,
    query: lines.query.replace(from, to),
  });
  const cases: [string, CanonicalLines, string, string | null, string | null, RegExp][] = [
    [
      'another method',
      { ...lines, method: 'GET' },
      'method',
      null,
      'method-changed',
      /signed as PUT and arrived as GET/,
    ],
    [
      'another host',
      withHeader('host', 'localhost:9000'),
      'header',
      'host',
      'host-changed',
      /“minio.example:9000” and arrived as “localhost:9000”/,
    ],
    [
      'a lost port',
      withHeader('host', 'minio.example'),
      'header',
      'host',
      'port-dropped',
      /without its port, as minio.example/,
    ],
    [
      'a path encoded again',
      { ...lines, uri: '/photos/caf%25C3%25A9%2520%252B1.jpg' },
      'path',
      null,
      'path-encoded-again',
      /second time/,
    ],
    [
      'a decoded path',
      { ...lines, uri: '/photos/café +1.jpg' },
      'path',
      null,
      'path-decoded',
      /percent-decoded/,
    ],
    [
      'a prefix',
      { ...lines, uri: `/storage${lines.uri}` },
      'path',
      null,
      'path-prefix-changed',
      /start of the path/,
    ],
    [
      'a prefix taken off',
      { ...lines, uri: lines.uri.replace('/photos', '') },
      'path',
      null,
      'path-prefix-changed',
      /start of the path/,
    ],
    [
      'escapes in lower case',
      { ...lines, uri: lines.uri.replaceAll('C3%A9', 'c3%a9') },
      'path',
      null,
      'percent-case',
      /upper and lower/,
    ],
    [
      'a plus taken for a space',
      { ...lines, uri: lines.uri.replace('%2B', '%20') },
      'path',
      null,
      'plus-for-space',
      /plus sign/,
    ],
    [
      'decomposed letters',
      { ...lines, uri: lines.uri.replace('%C3%A9', 'e%CC%81') },
      'path',
      null,
      'unicode-normalised',
      /decomposed/,
    ],
    ['another path', { ...lines, uri: '/elsewhere' }, 'path', null, null, /The path differs/],
    [
      'an added parameter',
      query('&partNumber', '&download=1&partNumber'),
      'query',
      'download',
      'parameter-added',
      /added after signing/,
    ],
    [
      'a dropped parameter',
      query('&partNumber=1', ''),
      'query',
      'partNumber',
      'parameter-dropped',
      /did not arrive/,
    ],
    [
      'a changed parameter',
      query('partNumber=1', 'partNumber=2'),
      'query',
      'partNumber',
      'parameter-changed',
      /“1” and arrived as “2”/,
    ],
    [
      'another order',
      query(
        /(&X-Amz-Date=[^&]*)(.*)$/.exec(lines.query)?.[0] ?? '',
        '&X-Amz-Security-Token=a%2Bb%2F%3D&X-Amz-Date=20260101T000000Z&partNumber=1',
      ),
      'query',
      null,
      'parameters-reordered',
      /another order/,
    ],
    [
      'ampersands of HTML',
      query('&partNumber', '&amp%3BpartNumber'),
      'query',
      'partNumber',
      'html-escaped',
      /&amp;/,
    ],
    [
      'another region',
      query('eu-west-1', 'us-east-1'),
      'query',
      'X-Amz-Credential',
      'region-changed',
      /eu-west-1\/s3/,
    ],
    [
      'another service',
      query('%2Fs3%2F', '%2Fs3express%2F'),
      'query',
      'X-Amz-Credential',
      'service-changed',
      /s3express/,
    ],
    [
      'another date',
      query('T000000Z', 'T000001Z'),
      'query',
      'X-Amz-Date',
      'date-changed',
      /20260101T000001Z/,
    ],
    [
      'a damaged token',
      query('a%2Bb', 'a%20b'),
      'query',
      'X-Amz-Security-Token',
      'token-damaged',
      /plus signs and spaces/,
    ],
    [
      'a token cut short',
      query('a%2Bb', 'a'),
      'query',
      'X-Amz-Security-Token',
      'token-damaged',
      /characters were signed/,
    ],
    [
      'a dropped header',
      withHeader('content-type', undefined),
      'header',
      'content-type',
      'header-dropped',
      /as “image\/png” and did not arrive/,
    ],
    [
      'a header that arrived empty',
      withHeader('content-type', ''),
      'header',
      'content-type',
      'header-dropped',
      /did not arrive/,
    ],
    [
      'an added header',
      withHeader('x-amz-acl', 'private'),
      'header',
      'x-amz-acl',
      'header-added',
      /was not signed/,
    ],
    [
      'a changed header',
      withHeader('content-type', 'image/jpeg'),
      'header',
      'content-type',
      'header-changed',
      /“image\/jpeg”/,
    ],
    [
      'a charset added',
      withHeader('content-type', 'image/png;charset=UTF-8'),
      'header',
      'content-type',
      'content-type-by-client',
      /charset/,
    ],
    [
      'a form instead of a file',
      withHeader('content-type', 'multipart/form-data; boundary=x'),
      'header',
      'content-type',
      'content-type-by-client',
      /multipart/,
    ],
    [
      'spaces in a header',
      withHeader('x-amz-meta-note', 'a  b'),
      'header',
      'x-amz-meta-note',
      'header-whitespace',
      /arrived/,
    ],
    [
      'another payload',
      { ...lines, payloadHash: 'abc' },
      'payload',
      null,
      'payload-hash-changed',
      /arrived as abc/,
    ],
    [
      'another list',
      { ...lines, signedHeaders: ['host'] },
      'signed-headers',
      null,
      null,
      /list of signed headers/,
    ],
  ];
  for (const [title, server, part, name, transformation, text] of cases)
    it(`names ${title}`, () => {
      const differences = compareCanonical(lines, server);
      assert.equal(differences.length, 1, JSON.stringify(differences));
      const [difference] = differences;
      assert.equal(difference?.part, part);
      assert.equal(difference.name, name);
      assert.equal(difference.transformation, transformation);
      assert.match(difference.text, text);
    });

  it('names removed dot segments and added slashes', () => {
    for (const [client, server] of [
      ['/a//b/./c', '/a/b/c'],
      ['/a/b', '/a/b/'],
    ] as const) {
      const [difference] = compareCanonical({ ...lines, uri: client }, { ...lines, uri: server });
      assert.equal(difference?.transformation, 'path-normalised');
    }
  });

  it('does not guess at what was signed where that is unknown', () => {
    const [difference] = compareCanonical(withHeader('content-type', ''), lines);
    assert.equal(difference?.transformation, null);
    assert.equal(difference.client, null);
    assert.equal(difference.server, 'image/png');
  });

  it('names a signed header that is not there, however the server writes that', () => {
    const list = (names: string): string => `X-Amz-Date=20260101T000000Z&X-Amz-SignedHeaders=${names}`;
    const host = { name: 'host', value: 'b' };
    const client: CanonicalLines = {
      ...lines,
      query: list('content-type%3Bhost'),
      headers: [{ name: 'content-type', value: '' }, host],
      signedHeaders: ['content-type', 'host'],
    };
    for (const server of [
      client,
      { ...client, query: list('host'), headers: [host], signedHeaders: ['host'] },
    ])
      assert.deepEqual(
        compareCanonical(client, server).map(({ name, transformation }) => [name, transformation]),
        [['content-type', 'header-dropped']],
      );
  });

  it('tells no secret', () => {
    const text = JSON.stringify(compareCanonical(lines, query('a%2Bb', 'hidden')));
    assert.ok(!text.includes('hidden') && !text.includes('a%2Bb'), text);
  });

  it('names several differences at once', () => {
    const server = { ...query('&partNumber=1', ''), method: 'POST', uri: '/x' };
    assert.deepEqual(
      compareCanonical(lines, server).map(({ part }) => part),
      ['method', 'path', 'query'],
    );
  });
});
