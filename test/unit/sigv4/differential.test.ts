/** Against two independent signers: what they sign must be what we say the server will check. */
import { SignatureV4 } from '@smithy/signature-v4';
import assert from 'node:assert/strict';
import { createHash, createHmac } from 'node:crypto';
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { impliedCanonicalRequest, parseCanonicalRequest } from '../../../src/core/sigv4/canonicalRequest.js';
import { sha256Hex, signature } from '../../../src/core/sigv4/hash.js';

interface Aws4Request {
  host: string;
  path: string;
  method: string;
  service: string;
  region: string;
  signQuery: boolean;
  headers: Record<string, string | number>;
  body?: string;
}

const aws4 = createRequire(import.meta.url)('aws4') as {
  sign(
    request: Aws4Request,
    credentials: { accessKeyId: string; secretAccessKey: string; sessionToken?: string },
  ): Aws4Request;
};

const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const date = '20260122T100359Z';
const scope = { date: '20260122', region: 'eu-west-1', service: 's3', terminal: 'aws4_request' };
const runs = { numRuns: 1500, seed: 20_261_124 };

class Sha256 {
  private readonly hash: ReturnType<typeof createHash> | ReturnType<typeof createHmac>;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(this.hash.digest());
  }
}

const awkward = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('!\'()*+,;:@&=$#?%[]{}|^`"<> \\~-._é日😀e\u0301')),
    maxLength: 12,
  }),
  fc.constantFrom('.', '..', '', '%2F', 'a+b', '%25', '~user', 'x=1&y=2'),
);
/** No slash inside a segment: servers take %2F for a separator. */
const path = fc
  .array(awkward, { minLength: 1, maxLength: 4 })
  .map((segments) => `/${segments.map((segment) => encode(segment.replaceAll('/', ''))).join('/')}`);
const name = fc
  .oneof(awkward, fc.constantFrom('a', 'a-', 'A', 'a=', 'partNumber', 'uploadId', 'x-id', 'prefix'))
  .filter((text) => text !== '' && !text.toLowerCase().startsWith('x-amz-') && text !== '__proto__');
const query = fc.dictionary(name, awkward, { maxKeys: 5, noNullPrototype: true });
const headerValue = fc.string({
  unit: fc.constantFrom(...Array.from('abcXYZ019 \t;,="/:-_.()')),
  minLength: 1,
  maxLength: 20,
});
const headers = fc.dictionary(
  fc.constantFrom(
    'Content-Type',
    'content-md5',
    'x-amz-meta-One',
    'X-AMZ-META-two',
    'if-none-match',
    'X-Custom',
  ),
  headerValue,
  { maxKeys: 4, noNullPrototype: true },
);
const host = fc.constantFrom('b.s3.eu-west-1.amazonaws.com', 'localhost:9000', 's3.example:8443');
const method = fc.constantFrom('GET', 'PUT', 'POST', 'HEAD', 'DELETE');
const sessionToken = fc.option(fc.string({ unit: fc.constantFrom(...Array.from('aZ09+/=')), minLength: 1 }), {
  nil: undefined,
});
const request = { host, method, path, query, headers, sessionToken };

function expectSame(
  sent: { method: string; url: string; headers: Record<string, string | number> },
  signed: string,
): void {
  const given = Object.entries(sent.headers).map(([header, value]) => ({
    name: header,
    value: String(value),
  }));
  const implied = impliedCanonicalRequest({ method: sent.method, url: sent.url, headers: given });
  assert.ok(implied, sent.url);
  assert.deepEqual(implied.missingHeaders, []);
  const made = signature({
    secret: secretAccessKey,
    date,
    scope,
    canonicalRequestHash: sha256Hex(implied.text),
  });
  assert.equal(made, signed, implied.text);
  assert.deepEqual(parseCanonicalRequest(implied.text), implied.lines);
}

describe('impliedCanonicalRequest agrees', () => {
  it('with @smithy/signature-v4 about presigned URLs', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record(request), async (drawn) => {
        const signer = new SignatureV4({
          credentials: {
            accessKeyId,
            secretAccessKey,
            ...(drawn.sessionToken === undefined ? {} : { sessionToken: drawn.sessionToken }),
          },
          region: scope.region,
          service: 's3',
          sha256: Sha256,
          uriEscapePath: false,
        });
        const presigned = await signer.presign(
          {
            method: drawn.method,
            protocol: 'https:',
            hostname: drawn.host,
            path: drawn.path,
            query: drawn.query,
            headers: { ...drawn.headers, host: drawn.host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
          },
          { expiresIn: 900, signingDate: new Date('2026-01-22T10:03:59Z') },
        );
        const parameters = Object.entries(presigned.query ?? {}).map(
          ([key, value]) => `${encode(key)}=${encode(String(value))}`,
        );
        expectSame(
          {
            method: drawn.method,
            url: `https://${drawn.host}${drawn.path}?${parameters.join('&')}`,
            headers: presigned.headers,
          },
          String(presigned.query?.['X-Amz-Signature']),
        );
      }),
      runs,
    );
  });

  it('with aws4 about presigned URLs', () => {
    fc.assert(
      fc.property(fc.record(request), (drawn) => {
        const parameters = Object.entries({ ...drawn.query, 'X-Amz-Date': date, 'X-Amz-Expires': '900' });
        const signed = signWithAws4(drawn, parameters, true);
        const found = /X-Amz-Signature=([0-9a-f]{64})/.exec(signed.path)?.[1] ?? '';
        expectSame(
          { method: drawn.method, url: `https://${drawn.host}${signed.path}`, headers: signed.headers },
          found,
        );
      }),
      runs,
    );
  });

  it('with aws4 about Authorization headers', () => {
    fc.assert(
      fc.property(fc.record(request), fc.string(), (drawn, body) => {
        const signed = signWithAws4(drawn, Object.entries(drawn.query), false, body);
        const found = /Signature=([0-9a-f]{64})/.exec(String(signed.headers['Authorization']))?.[1] ?? '';
        expectSame(
          { method: drawn.method, url: `https://${drawn.host}${signed.path}`, headers: signed.headers },
          found,
        );
      }),
      runs,
    );
  });
});

function signWithAws4(
  drawn: {
    host: string;
    method: string;
    path: string;
    headers: Record<string, string>;
    sessionToken: string | undefined;
  },
  parameters: readonly (readonly [string, string])[],
  signQuery: boolean,
  body?: string,
): Aws4Request {
  const search = parameters.map(([key, value]) => `${encode(key)}=${encode(value)}`).join('&');
  return aws4.sign(
    {
      host: drawn.host,
      path: search === '' ? drawn.path : `${drawn.path}?${search}`,
      method: drawn.method,
      service: 's3',
      region: scope.region,
      signQuery,
      headers: { ...drawn.headers, Host: drawn.host, ...(signQuery ? {} : { 'X-Amz-Date': date }) },
      ...(body === undefined ? {} : { body }),
    },
    {
      accessKeyId,
      secretAccessKey,
      ...(drawn.sessionToken === undefined ? {} : { sessionToken: drawn.sessionToken }),
    },
  );
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data);
  return data instanceof ArrayBuffer
    ? new Uint8Array(data)
    : new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
