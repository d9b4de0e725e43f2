import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { diagnose } from '../../../src/core/diagnose.js';
import { sha256Hex } from '../../../src/core/sigv4/hash.js';
import { markDifferences } from '../../../src/core/sigv4/markDifferences.js';
import { sidesOf, type Sides } from '../../../src/core/sigv4/sides.js';

interface Row {
  readonly id: string;
  readonly input: string;
}

const rows = new Map(
  readFileSync('test/corpus/dev.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)
    .map((row) => [row.id, row.input]),
);

function sides(id: string): Sides {
  const found = sidesOf(rows.get(id) ?? '', 0);
  assert.ok(found, `${id} has two sides`);
  return found;
}

/** The lines that differ, as `name: left → right`. */
function differing({ lines }: Sides): string[] {
  return lines
    .filter(({ isSame }) => !isSame)
    .map(({ name, left, right }) => `${name}: ${left ?? '(none)'} → ${right ?? '(none)'}`);
}

const date = '20260122T100359Z';
const token = 'IQoJb3JpZ2luX2VjEXAMPLE+TOKEN/EXAMPLETOKENEXAMPLETOKENEXAMPLETOKEN==';

/** A store’s answer with its own canonical request. */
function answer(canonical: string, hash = sha256Hex(canonical)): string {
  return `<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><StringToSign>AWS4-HMAC-SHA256
${date}
20260122/eu-west-1/s3/aws4_request
${hash}</StringToSign><SignatureProvided>${'ab'.repeat(32)}</SignatureProvided><CanonicalRequest>${canonical.replaceAll('&', '&amp;')}</CanonicalRequest></Error>`;
}

function url(parameters: string): string {
  return `https://example-bucket.s3.eu-west-1.amazonaws.com/photo.jpg?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260122%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=${date}&X-Amz-Expires=900${parameters}&X-Amz-SignedHeaders=host&X-Amz-Signature=${'ab'.repeat(32)}`;
}

function canonical(parameters: string): string {
  return `PUT
/photo.jpg
X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260122%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=${date}&X-Amz-Expires=900${parameters}&X-Amz-SignedHeaders=host
host:example-bucket.s3.eu-west-1.amazonaws.com

host
UNSIGNED-PAYLOAD`;
}

describe('the two sides of a signature', () => {
  const named: Readonly<Record<string, readonly string[]>> = {
    'b-012': [
      'header: x-amz-content-sha256:d9aed70ec69df733c93d350f6637e368cd54422d800decd08e7792360ee2468d → x-amz-content-sha256:UNSIGNED-PAYLOAD',
      'payload hash: d9aed70ec69df733c93d350f6637e368cd54422d800decd08e7792360ee2468d → UNSIGNED-PAYLOAD',
    ],
    'b-016': ['content-type:  → application/json'],
    'b-029': ['header: host:salmon-archive.s3.amazonaws.com:443 → host:salmon-archive.s3.amazonaws.com'],
    'b-035': ['header: host:minio:9000 → host:localhost:9000'],
    'b-049': ['method: GET → PUT'],
    'b-055': ['path: / → /tidepool/'],
    'b-057': ['query: (none) → uploads='],
    'b-067': [
      'path: /ateliers-photos/2026/%C3%89t%C3%A9/plage-n%C2%B03.jpg → /ateliers-photos/2026/E%CC%81te%CC%81/plage-n%C2%B03.jpg',
    ],
    'b-069': ['query: x-id=PutObject → (none)'],
    'b-070': ['path: /incoming/scan-0042.tif → /incoming/scan-0042.tif/'],
    'b-072': ['path: /daily%2F2026%2F02%2Fsales.csv → /daily/2026/02/sales.csv'],
    'b-075': ['path: /in/Form%20T1%20(final).pdf → /in/Form%20T1%20%28final%29.pdf'],
    'b-076': [],
    'b-079': [],
    'b-080': [],
  };
  for (const [id, lines] of Object.entries(named))
    it(`of ${id} differ in ${lines.length === 0 ? 'nothing' : lines.map((text) => text.split(':')[0] ?? '').join(', ')}`, () => {
      assert.deepEqual(differing(sides(id)), lines);
    });

  it('explain each line that differs', () => {
    for (const id of Object.keys(named))
      for (const line of sides(id).lines)
        assert.equal(line.explanation === null, line.isSame, `${id}: ${line.name}`);
  });

  it('mark what differs and nothing else', () => {
    for (const id of Object.keys(named))
      for (const { left, right, leftMarks, rightMarks, isSame } of sides(id).lines) {
        if (isSame) assert.deepEqual([leftMarks, rightMarks], [[], []]);
        if (left !== null && right !== null)
          assert.equal(without(left, leftMarks), without(right, rightMarks));
      }
  });

  it('are null where a paste has one side or none', () => {
    assert.equal(sidesOf('', 0), null);
    assert.equal(sidesOf(url(''), 0), null);
    assert.equal(sidesOf('SignatureDoesNotMatch', 0), null);
  });

  it('mask tokens with one mask on both sides', () => {
    const parameter = `&X-Amz-Security-Token=${encodeURIComponent(token)}`;
    const paste = `PUT ${url(parameter)}\n${answer(canonical(parameter))}`;
    const found = sidesOf(paste, 0);
    assert.ok(found);
    assert.deepEqual(differing(found), []);
    assert.ok(!JSON.stringify(found).includes('TOKENEXAMPLE'), JSON.stringify(found));
  });

  it('survive JSON', () => {
    const found = sides('b-067');
    assert.deepEqual(JSON.parse(JSON.stringify(found)), found);
  });

  it('find what arrived where the store prints only its hash', () => {
    const arrived = canonical('').replace('PUT', 'POST');
    const paste = `PUT ${url('')}\n${answer(arrived).replace(/<CanonicalRequest>[^]*?<\/CanonicalRequest>/, '')}`;
    const found = sidesOf(paste, 0);
    assert.ok(found);
    assert.match(found.right.source, /hash/);
    assert.deepEqual(differing(found), ['method: PUT → POST']);
  });
});

describe('what is verified without a secret', () => {
  const check = (paste: string, words: RegExp): boolean | null | undefined =>
    sidesOf(paste, 0)?.checks.find(({ text }) => words.test(text))?.ok;
  const paste = `PUT ${url('')}\n${answer(canonical(''))}`;

  it('is the hash of the shown canonical request', () => {
    assert.equal(check(paste, /SHA-256/), true);
    assert.equal(check(`PUT ${url('')}\n${answer(canonical(''), 'cd'.repeat(32))}`, /SHA-256/), false);
  });

  it('is that text and bytes agree', () => {
    const bytes = (text: string): string =>
      `<CanonicalRequestBytes>${Buffer.from(text).toString('hex').replace(/../g, '$& ').trim()}</CanonicalRequestBytes>`;
    const withBytes = (text: string): string => paste.replace('</Error>', `${bytes(text)}</Error>`);
    assert.equal(check(withBytes(canonical('')), /say the same/), true);
    assert.equal(check(withBytes(canonical('').replace('photo', 'video')), /say the same/), false);
  });

  it('is that scope and date agree', () => {
    assert.equal(check(paste, /day of the credential scope/), true);
    assert.equal(
      check(paste.replaceAll('%2F20260122%2F', '%2F20260121%2F'), /day of the credential scope/),
      false,
    );
  });

  it('is the shape of the signature', () => {
    assert.equal(check(paste, /64 lower-case/), true);
    assert.equal(check(paste.replaceAll('ab'.repeat(32), 'AB'.repeat(32)), /64 lower-case/), false);
    assert.equal(
      check(paste.replace(`Signature=${'ab'.repeat(32)}`, `Signature=${'ab'.repeat(30)}`), /64 lower-case/),
      false,
    );
  });

  it('is that the token is whole', () => {
    const withToken = (value: string): string =>
      `PUT ${url(`&X-Amz-Security-Token=${value}`)}\n${answer(canonical(`&X-Amz-Security-Token=${value}`))}`;
    assert.equal(check(withToken(encodeURIComponent(token)), /session token/), true);
    assert.equal(check(withToken(encodeURIComponent(token.slice(0, -3))), /session token/), false);
    assert.equal(check(withToken(token.replaceAll('=', '%3D')), /session token/), false);
  });
});

describe('marks', () => {
  it('cover whole escapes', () => {
    assert.deepEqual(markDifferences('a%20b', 'a%2Bb'), {
      left: [{ start: 1, end: 4 }],
      right: [{ start: 1, end: 4 }],
    });
  });

  it('cover long differences as a whole, without taking long', () => {
    const marks = markDifferences('x'.repeat(50_000), 'y'.repeat(50_000));
    assert.deepEqual(marks.left, [{ start: 0, end: 50_000 }]);
  });
});

describe('values of a case that shows only what was signed', () => {
  it('are those of the canonical request', () => {
    const { values } = diagnose(rows.get('b-076') ?? '', { now: 0 });
    assert.ok(values.bucket && values.key && values.region && values.method, JSON.stringify(values));
  });
});

function without(text: string, marks: readonly { start: number; end: number }[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of marks) {
    kept += text.slice(at, start);
    at = end;
  }
  return kept + text.slice(at);
}
