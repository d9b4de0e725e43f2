/** A request signed with a secret and changed on its way by one or two known transformations: the proof finds what happened. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { prove } from '../../../src/core/proof/prove.js';
import { canonicalText, type CanonicalLines } from '../../../src/core/sigv4/canonicalRequest.js';
import { sha256Hex, signature } from '../../../src/core/sigv4/hash.js';

/** A request on its way: what signed it, and how it stands now. */
interface Travelling {
  readonly secret: string;
  readonly region: string;
  readonly service: string;
  readonly date: string;
  readonly signed: CanonicalLines;
  readonly arrived: CanonicalLines;
}

interface Change {
  readonly name: string;
  /** Null where it changes nothing of this request. */
  readonly apply: (request: Travelling) => Travelling | null;
}

const host = 'example-bucket.s3.eu-west-1.amazonaws.com';
const date = '20260122T100359Z';

/** What the wire, a proxy, a browser or a framework does to the request that arrives. */
const onTheWay: readonly Change[] = [
  arrives('method-changed', (lines) => ({ ...lines, method: lines.method === 'PUT' ? 'POST' : 'PUT' })),
  arrives('host-changed', (lines) => withHeader(lines, 'host', 'localhost:9000')),
  arrives('path-encoded-again', (lines) => ({ ...lines, uri: lines.uri.replaceAll('%', '%25') })),
  arrives('path-prefix-changed', (lines) => ({ ...lines, uri: `/storage${lines.uri}` })),
  arrives('path-normalised', (lines) => ({ ...lines, uri: `${lines.uri}/` })),
  arrives('plus-for-space', (lines) => ({ ...lines, uri: lines.uri.replaceAll('%2B', '%20') })),
  arrives('unicode-normalised', (lines) => ({ ...lines, uri: lines.uri.replaceAll('%C3%A9', 'e%CC%81') })),
  arrives('html-escaped', (lines) => ({ ...lines, uri: lines.uri.replaceAll('%26', '%26amp%3B') })),
  arrives('parameter-added', (lines) => ({ ...lines, query: `${lines.query}&z=1769076239` })),
  arrives('parameter-dropped', (lines) => ({ ...lines, query: lines.query.replace('&x-id=PutObject', '') })),
  arrives('header-dropped', (lines) => withHeader(lines, 'content-type', '')),
  arrives('content-type-by-client', (lines) =>
    withHeader(lines, 'content-type', `${valueOf(lines, 'content-type')}; charset=UTF-8`),
  ),
  arrives('parameter-changed', (lines) => ({
    ...lines,
    query: lines.query.replace('X-Amz-Expires=900', 'X-Amz-Expires=86400'),
  })),
  arrives('token-damaged', (lines) => ({ ...lines, query: lines.query.replaceAll('TOKEN%2B', 'TOKEN%20') })),
  arrives('payload-hash-changed', (lines) => ({ ...lines, payloadHash: sha256Hex('') })),
];

/** What the signer did otherwise than it should have. */
const atSigning: readonly Change[] = [
  signs('port-dropped', ({ signed }) => ({ signed: withHeader(signed, 'host', `${host}:443`) })),
  signs('header-whitespace', ({ signed }) => ({
    signed: {
      ...signed,
      headers: signed.headers.map((header) =>
        header.name === 'content-type' && header.value !== ''
          ? { ...header, value: `${header.value} ` }
          : header,
      ),
    },
  })),
  signs('percent-case', ({ signed }) => ({
    signed: { ...signed, uri: signed.uri.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()) },
  })),
  signs('path-decoded', ({ signed }) => ({
    signed: { ...signed, uri: signed.uri.replaceAll('/', '%2F').replace(/^%2F/, '/') },
  })),
  signs('parameters-reordered', ({ signed }) => ({
    signed: { ...signed, query: signed.query.replace(/^(.*)&(x-id=PutObject)$/, '$2&$1') },
  })),
  signs('header-added', ({ signed }) => ({
    signed: {
      ...signed,
      headers: signed.headers.filter(({ name }) => name === 'host'),
      signedHeaders: ['host'],
    },
  })),
  signs('header-changed', ({ signed }) => ({
    signed:
      valueOf(signed, 'content-type') === '' ? signed : withHeader(signed, 'content-type', 'image/jpeg'),
  })),
  signs('service-changed', () => ({ service: 'execute-api' })),
  signs('date-changed', () => ({ date: '20260122T090359Z' })),
  signs('region-changed', () => ({ region: 'us-east-1' })),
  signs('secret-whitespace', ({ secret }) => ({ secret: `${secret}\n` })),
  signs('secret-truncated', ({ secret }) => ({ secret: secret.slice(0, -1) })),
  signs('secret-url-encoded', ({ secret }) => ({ secret: secret.replaceAll('/', '%2F') })),
  signs('secret-quoted', ({ secret }) => ({ secret: `"${secret}"` })),
  signs('secret-base64', ({ secret }) => ({ secret: Buffer.from(secret).toString('base64') })),
];

/** What shows in a request as it was sent, with an answer that says no more than that the signature is wrong. */
const inMessage = [...onTheWay, ...atSigning].filter(({ name }) =>
  [
    'method-changed',
    'path-encoded-again',
    'path-prefix-changed',
    'plus-for-space',
    'unicode-normalised',
    'parameter-added',
    'parameter-dropped',
    'parameter-changed',
    'token-damaged',
    'header-dropped',
    'content-type-by-client',
    'port-dropped',
    'region-changed',
    'secret-whitespace',
    'secret-url-encoded',
  ].includes(name),
);

const segment = fc.constantFrom(
  'photo',
  'a%20b',
  'caf%C3%A9',
  'x%2By',
  'q%26a',
  '2026',
  'r%C3%A9sum%C3%A9.pdf',
  'i.jpg',
);
const secretKey = fc.string({
  unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')),
  minLength: 40,
  maxLength: 40,
});
const request = fc
  .record({
    secret: secretKey,
    path: fc.array(segment, { minLength: 1, maxLength: 4 }),
    expires: fc.constantFrom(300, 900, 3600),
    type: fc.option(fc.constantFrom('image/png', 'application/pdf', 'text/plain')),
    hasId: fc.boolean(),
    hasToken: fc.boolean(),
  })
  .map(({ secret, path, expires, type, hasId, hasToken }): Travelling => {
    const names = type === null ? ['host'] : ['content-type', 'host'];
    const lines: CanonicalLines = {
      method: 'PUT',
      uri: `/${path.join('/')}`,
      query: `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260122%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=${date}&X-Amz-Expires=${expires}${hasToken ? '&X-Amz-Security-Token=IQoJTOKEN%2BTOKEN%2BTOKEN%3D%3D' : ''}&X-Amz-SignedHeaders=${names.join('%3B')}${hasId ? '&x-id=PutObject' : ''}`,
      headers: [
        ...(type === null ? [] : [{ name: 'content-type', value: type }]),
        { name: 'host', value: host },
      ],
      signedHeaders: names,
      payloadHash: 'UNSIGNED-PAYLOAD',
    };
    return { secret, region: 'eu-west-1', service: 's3', date, signed: lines, arrived: lines };
  });

describe('a proof of what happened to a request', function () {
  this.timeout(120_000);

  for (const change of inMessage)
    it(`finds ${change.name} where the store keeps its canonical request to itself`, () => {
      let applied = 0;
      fc.assert(
        fc.property(request, (sent) => {
          const changed = change.apply(sent);
          if (!changed) return;
          applied++;
          assert.deepEqual(transformationsOf(changed, sent.secret, messageOf), [change.name]);
        }),
        { numRuns: 8, seed: 20_261_126, endOnFailure: true },
      );
      assert.ok(applied > 0, `it changed ${applied} requests`);
    });

  for (const change of [...onTheWay, ...atSigning])
    it(`finds ${change.name}`, () => {
      let applied = 0;
      fc.assert(
        fc.property(request, (sent) => {
          const changed = change.apply(sent);
          if (!changed) return;
          applied++;
          assert.deepEqual(transformationsOf(changed, sent.secret), [change.name]);
        }),
        { numRuns: 10, seed: 20_261_125, endOnFailure: true },
      );
      assert.ok(applied > 0, `it changed ${applied} requests`);
    });

  it('finds two changes together', () => {
    const all = [...onTheWay, ...atSigning];
    fc.assert(
      fc.property(
        request,
        fc.shuffledSubarray(all, { minLength: 2, maxLength: 2 }),
        (sent, [first, second]) => {
          const once = first?.apply(sent);
          const changed = once && second?.apply(once);
          if (!changed) return;
          const found = transformationsOf(changed, sent.secret);
          // Two changes may undo or repeat each other; fewer that explain the same are as good.
          assert.ok(
            found && found.length <= 2,
            `${String(first?.name)} and ${String(second?.name)}: ${String(found)}`,
          );
        },
      ),
      { numRuns: 40, seed: 20_261_125, endOnFailure: true },
    );
  });

  it('never claims to have reproduced what another secret signed', () => {
    fc.assert(
      fc.property(request, secretKey, (sent, other) => {
        assert.equal(transformationsOf(sent, other), undefined);
      }),
      { numRuns: 2, seed: 20_261_125 },
    );
  });
});

/** What the proof finds in a paste of the request; undefined where it finds nothing. */
function transformationsOf(
  request: Travelling,
  given: string,
  paste: (request: Travelling, provided: string) => string = answerOf,
): string[] | undefined {
  const { region, service } = request;
  const provided = signature({
    secret: request.secret,
    date: request.date,
    scope: { date: date.slice(0, 8), region, service, terminal: 'aws4_request' },
    canonicalRequestHash: sha256Hex(canonicalText(request.signed)),
  });
  const { proof } = prove(paste(request, provided), { now: 0, secret: given });
  return proof?.status === 'reproduced' ? [...proof.transformations] : undefined;
}

/** As Amazon S3 answers, with its canonical request. */
function answerOf(request: Travelling, provided: string): string {
  const checked = canonicalText(request.arrived);
  return `upstream ${valueOf(request.signed, 'host')}
<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><AWSAccessKeyId>AKIAIOSFODNN7EXAMPLE</AWSAccessKeyId><StringToSign>AWS4-HMAC-SHA256
${date}
20260122/eu-west-1/s3/aws4_request
${sha256Hex(checked)}</StringToSign><SignatureProvided>${provided}</SignatureProvided><CanonicalRequest>${checked.replaceAll('&', '&amp;')}</CanonicalRequest></Error>`;
}

/** As a recording of the request with the short answer of MinIO. */
function messageOf({ arrived }: Travelling, provided: string): string {
  const headers = arrived.headers
    .filter(({ value }) => value !== '')
    .map(({ name, value }) => `${name}: ${value}`);
  return `${arrived.method} ${arrived.uri}?${arrived.query}&X-Amz-Signature=${provided} HTTP/1.1
${headers.join('\n')}
User-Agent: example/1.0

HTTP/1.1 403 Forbidden
Content-Type: application/xml

<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><Resource>/</Resource><RequestId>18CB9EBEC927518C</RequestId></Error>`;
}

function arrives(name: string, change: (lines: CanonicalLines) => CanonicalLines): Change {
  return {
    name,
    apply: (request) => {
      const arrived = change(request.arrived);
      return canonicalText(arrived) === canonicalText(request.arrived) ? null : { ...request, arrived };
    },
  };
}

function signs(name: string, change: (request: Travelling) => Partial<Travelling>): Change {
  return {
    name,
    apply: (request) => {
      const changed = { ...request, ...change(request) };
      return JSON.stringify(changed) === JSON.stringify(request) ? null : changed;
    },
  };
}

function withHeader(lines: CanonicalLines, name: string, value: string): CanonicalLines {
  const headers = lines.headers.map((header) => (header.name === name ? { name, value } : header));
  return { ...lines, headers };
}

function valueOf(lines: CanonicalLines, name: string): string {
  return lines.headers.find((header) => header.name === name)?.value ?? '';
}
