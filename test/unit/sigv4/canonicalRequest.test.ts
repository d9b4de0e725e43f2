import assert from 'node:assert/strict';
import { impliedCanonicalRequest, parseCanonicalRequest } from '../../../src/core/sigv4/canonicalRequest.js';
import { sha256Hex, signature } from '../../../src/core/sigv4/hash.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const scope = { date: '20130524', region: 'us-east-1', service: 's3', terminal: 'aws4_request' };
const date = '20130524T000000Z';
const presigned =
  'https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
  '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request' +
  '&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host';

/** Signed as in AWS's documentation of the Authorization header. */
function headerSigned(method: string, url: string, headers: Record<string, string>): string {
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const authorization =
    'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,' +
    `SignedHeaders=${[...names, 'host'].sort().join(';')},Signature=unknown`;
  const given = Object.entries({ ...headers, Authorization: authorization });
  const canonical = impliedCanonicalRequest({
    method,
    url,
    headers: given.map(([name, value]) => ({ name, value })),
  });
  assert.ok(canonical);
  assert.deepEqual(canonical.missingHeaders, []);
  return signature({ secret, date, scope, canonicalRequestHash: sha256Hex(canonical.text) });
}

describe('impliedCanonicalRequest', () => {
  it('reproduces the documented presigned GET', () => {
    const canonical = impliedCanonicalRequest({
      method: 'GET',
      url: `${presigned}&X-Amz-Signature=whatever`,
      headers: [],
    });
    assert.ok(canonical);
    assert.equal(
      sha256Hex(canonical.text),
      '3bfa292879f6447bbcda7001decf97f4a54dc650c8942174ae0a9121cf58ad04',
    );
    assert.equal(
      signature({ secret, date, scope, canonicalRequestHash: sha256Hex(canonical.text) }),
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    );
  });

  it('reproduces the documented PUT with an Authorization header', () => {
    const hash = '44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072';
    assert.equal(sha256Hex('Welcome to Amazon S3.'), hash);
    assert.equal(
      headerSigned('PUT', 'https://examplebucket.s3.amazonaws.com/test$file.text', {
        Date: 'Fri, 24 May 2013 00:00:00 GMT',
        'x-amz-date': date,
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
        'x-amz-content-sha256': hash,
      }),
      '98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd',
    );
  });

  it('reproduces the documented GETs of sub-resources and lists', () => {
    const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    const headers = { 'x-amz-date': date, 'x-amz-content-sha256': empty };
    assert.equal(
      headerSigned('GET', 'https://examplebucket.s3.amazonaws.com/?lifecycle', headers),
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    );
    assert.equal(
      headerSigned('GET', 'https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J', headers),
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    );
    assert.equal(
      headerSigned('GET', 'https://examplebucket.s3.amazonaws.com/test.txt', {
        ...headers,
        Range: 'bytes=0-9',
      }),
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    );
  });

  it('reproduces the documented seed of a streamed upload', () => {
    assert.equal(
      headerSigned('PUT', 'https://s3.amazonaws.com/examplebucket/chunkObject.txt', {
        'Content-Encoding': 'aws-chunked',
        'Content-Length': '66824',
        'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
        'x-amz-date': date,
        'x-amz-decoded-content-length': '66560',
        'x-amz-storage-class': 'REDUCED_REDUNDANCY',
      }),
      '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    );
  });

  const lines: [string, Parameters<typeof impliedCanonicalRequest>[0], string][] = [
    [
      'encodes the path once and leaves its slashes and dots alone',
      { method: 'put', url: presigned.replace('/test.txt', "/a//b/../%c3%a9 (1)'%2F+~é"), headers: [] },
      'PUT\n/a//b/../%C3%A9%20%281%29%27/%2B~%C3%A9\n',
    ],
    [
      'reads a plus in the query as a space and gives a bare parameter its equals sign',
      { method: 'PUT', url: `${presigned}&x=a+b%2Bc&uploads#part`, headers: [] },
      '&X-Amz-SignedHeaders=host&uploads=&x=a%20b%2Bc\nhost:',
    ],
    [
      'sorts by name, then by value, as bytes',
      { method: 'PUT', url: `${presigned}&b=2&b=1&a-=x&a=y&B=3`, headers: [] },
      '&X-Amz-SignedHeaders=host&a=y&a-=x&b=1&b=2\nhost:',
    ],
    [
      'drops the port of the scheme',
      { method: 'PUT', url: presigned.replace('.com/', '.COM:443/'), headers: [] },
      '\nhost:examplebucket.s3.amazonaws.com\n\nhost\nUNSIGNED-PAYLOAD',
    ],
    [
      'keeps another port',
      { method: 'PUT', url: presigned.replace('.com/', '.com:9000/'), headers: [] },
      '\nhost:examplebucket.s3.amazonaws.com:9000\n\nhost\n',
    ],
    [
      'takes the Host header before the URL',
      { method: 'PUT', url: presigned, headers: [{ name: 'HOST', value: ' proxy.example ' }] },
      '\nhost:proxy.example\n\nhost\n',
    ],
    [
      'collapses spaces and joins repeated headers',
      {
        method: 'PUT',
        url: presigned.replace('Headers=host', 'Headers=x-amz-meta-a%3Bhost%3BContent-Type'),
        headers: [
          { name: 'X-Amz-Meta-A', value: '  a   b ' },
          { name: 'x-amz-meta-a', value: 'c' },
          { name: 'Content-Type', value: 'text/plain' },
        ],
      },
      '\ncontent-type:text/plain\nhost:examplebucket.s3.amazonaws.com\nx-amz-meta-a:a b,c\n\ncontent-type;host;x-amz-meta-a\nUNSIGNED-PAYLOAD',
    ],
    [
      'takes the payload hash from the query',
      { method: 'PUT', url: `${presigned}&X-Amz-Content-Sha256=abc`, headers: [] },
      '\nhost\nabc',
    ],
    [
      'knows SigV4A',
      { method: 'PUT', url: presigned.replace('HMAC-SHA256', 'ECDSA-P256-SHA256'), headers: [] },
      'X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&',
    ],
    [
      "knows Google's form",
      {
        method: 'PUT',
        url: `${presigned.replaceAll('X-Amz-', 'X-Goog-')}&X-Goog-Signature=abc`,
        headers: [],
      },
      '&X-Goog-Expires=86400&X-Goog-SignedHeaders=host\n',
    ],
  ];
  for (const [title, sent, expected] of lines) {
    it(title, () => {
      const text = impliedCanonicalRequest(sent)?.text ?? '';
      assert.ok(text.includes(expected), text);
    });
  }

  it('names the signed headers that were not given', () => {
    const url = presigned.replace('Headers=host', 'Headers=content-type%3Bhost');
    const canonical = impliedCanonicalRequest({ method: 'PUT', url, headers: [] });
    assert.deepEqual(canonical?.missingHeaders, ['content-type']);
    assert.ok(canonical.text.includes('\ncontent-type:\nhost:'));
  });

  for (const url of ['', 'nonsense', 'https://', 'https://b.s3.amazonaws.com/k', '/k?X-Amz-Algorithm=x'])
    it(`has nothing to say about ${JSON.stringify(url)}`, () => {
      assert.equal(impliedCanonicalRequest({ method: 'PUT', url, headers: [] }), undefined);
    });
});

describe('parseCanonicalRequest', () => {
  const text =
    'PUT\n/a%20b\nx-id=PutObject\namz-sdk-request:attempt=1; max=3\ncontent-type:\nhost:b.example:9000\n\n' +
    'amz-sdk-request;content-type;host\nUNSIGNED-PAYLOAD';
  const expected = {
    method: 'PUT',
    uri: '/a%20b',
    query: 'x-id=PutObject',
    headers: [
      { name: 'amz-sdk-request', value: 'attempt=1; max=3' },
      { name: 'content-type', value: '' },
      { name: 'host', value: 'b.example:9000' },
    ],
    signedHeaders: ['amz-sdk-request', 'content-type', 'host'],
    payloadHash: 'UNSIGNED-PAYLOAD',
  };
  const forms: [string, string][] = [
    ['as it is', text],
    ['with the line breaks of Windows', text.replaceAll('\n', '\r\n')],
    ['indented by an editor', text.replaceAll('\n', '\n    ')],
    ['with escaped line breaks', text.replaceAll('\n', '\\n')],
    ['on one line', `\n${text.replaceAll(/\n+/g, ' ')}\n`],
    ['without its empty lines', text.replaceAll('\n\n', '\n')],
  ];
  for (const [title, form] of forms)
    it(`reads one ${title}`, () => {
      assert.deepEqual(parseCanonicalRequest(form), expected);
    });

  it('reads an empty query, also where its line got lost', () => {
    for (const form of [
      'PUT\n/k\n\nhost:h\n\nhost\nabc',
      'PUT\n/k\nhost:h\nhost\nabc',
      'PUT /k host:h host UNSIGNED-PAYLOAD',
    ]) {
      const lines = parseCanonicalRequest(form);
      assert.equal(lines?.query, '');
      assert.deepEqual(lines.headers, [{ name: 'host', value: 'h' }]);
      assert.deepEqual(lines.signedHeaders, ['host']);
    }
  });

  it('reads what is left of one that was cut off', () => {
    assert.deepEqual(parseCanonicalRequest('PUT\n/k\nx=1\nhost:h'), {
      method: 'PUT',
      uri: '/k',
      query: 'x=1',
      headers: [{ name: 'host', value: 'h' }],
      signedHeaders: ['host'],
      payloadHash: '',
    });
    assert.equal(parseCanonicalRequest('PUT\n/k')?.uri, '/k');
    for (const nothing of ['', 'PUT', 'hello world', 'PUT\nk'])
      assert.equal(parseCanonicalRequest(nothing), undefined);
  });
});
