import type { CanonicalLines, NameValue } from '../sigv4/canonicalRequest.js';
import { compareAscii, decodeOnce, encodeOnce } from '../sigv4/encoding.js';
import { emptySha256 } from '../sigv4/hash.js';
import type { Transformation } from '../sigv4/transformation.js';
import { withLines, type Hypothesis, type Signed4 } from './hypothesis.js';
import type { Pool } from './pool.js';
import { withHeader } from './undoAddress.js';

const payloads = [
  'UNSIGNED-PAYLOAD',
  emptySha256,
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
];
/** What people sign, and what clients set on their own; the likeliest first. */
export const contentTypes = [
  'application/octet-stream',
  'binary/octet-stream',
  'application/x-www-form-urlencoded',
  'application/json',
  'application/pdf',
  'image/jpeg',
  'image/png',
  'image/*',
  'text/plain',
  'video/mp4',
  'multipart/form-data',
  'text/csv',
  'application/x-www-form-urlencoded; charset=UTF-8',
  'application/xml',
  'application/zip',
  'image/jpg',
  'image/webp',
  'image/gif',
  'video/quicktime',
  'audio/mpeg',
  'text/html',
  'text/plain;charset=UTF-8',
  'text/plain;charset=utf-8',
  'undefined',
  'null',
];
/** As many content types are tried together with another change. */
const likelyTypes = 11;
/** First parts that download managers ask for. */
const partBytes = [
  1024,
  65_536,
  ...[1, 4, 5, 8, 10, 16, 25, 32, 50, 64, 100].map((mebi) => mebi * 1_048_576),
];
/** What else is signed with few values. */
const usualValues: Readonly<Record<string, readonly string[]>> = {
  'x-amz-acl': ['private', 'public-read', 'bucket-owner-full-control'],
  'x-amz-server-side-encryption': ['AES256', 'aws:kms'],
  'x-amz-storage-class': ['STANDARD', 'STANDARD_IA', 'INTELLIGENT_TIERING'],
  'cache-control': ['no-cache', 'no-store', 'max-age=31536000', 'public, max-age=31536000'],
  'content-length': ['0'],
  'content-md5': ['1B2M2Y8AsgTpgAmY7PhCfg=='],
  'content-encoding': ['gzip', 'aws-chunked', 'identity'],
  'accept-encoding': ['identity', 'gzip', 'gzip, deflate', 'gzip, deflate, br', 'gzip,deflate'],
  'amz-sdk-request': ['attempt=1; max=3', 'attempt=2; max=3', 'attempt=3; max=3'],
  connection: ['keep-alive', 'close', 'Keep-Alive'],
  'if-none-match': ['*'],
  range: ['bytes=0-', 'bytes=0-0', ...partBytes.map((bytes) => `bytes=0-${bytes - 1}`)],
  expect: ['100-continue'],
};

/** Other headers, or other values of them, were signed. */
export function* undoHeaders(signed: Signed4, pool: Pool, isBroad: boolean): Generator<Hypothesis<Signed4>> {
  const { lines } = signed;
  if (!lines) return;
  for (const [transformations, other] of [
    ...emptyAtOnce(lines, pool),
    ...lines.headers
      .filter(({ name }) => name !== 'host')
      .flatMap((header) => otherHeader(lines, header, pool, isBroad)),
    ...notListed(lines, pool),
  ])
    yield { transformations, signed: withLines(signed, other) };
}

/** Another payload hash was signed, with or without the header that carries it. */
export function* undoPayload(signed: Signed4, pool: Pool): Generator<Hypothesis<Signed4>> {
  const { lines } = signed;
  if (!lines) return;
  const name = 'x-amz-content-sha256';
  const header = lines.headers.find((one) => one.name === name)?.value;
  const hashes = new Set([...(header === undefined ? [] : [header]), ...payloads, ...pool.digests]);
  for (const payloadHash of hashes) {
    if (payloadHash === lines.payloadHash) continue;
    const other = { ...lines, payloadHash };
    if (header !== undefined && header !== payloadHash)
      yield {
        transformations: ['payload-hash-changed'],
        signed: withLines(signed, withHeader(other, name, payloadHash)),
      };
    yield { transformations: ['payload-hash-changed'], signed: withLines(signed, other) };
  }
}

type Signed = [readonly Transformation[], CanonicalLines];

function otherHeader(lines: CanonicalLines, header: NameValue, pool: Pool, isBroad: boolean): Signed[] {
  const { name, value } = header;
  const kinds: readonly Transformation[] = value === '' ? dropped(pool) : [kindOfChange(name, value)];
  const without = withoutHeader(lines, name);
  return [
    ...valuesBefore(name, value, pool, isBroad).map((before): Signed => [
      value !== '' && isCompletedByClient(name, before, value) ? ['content-type-by-client'] : kinds,
      withHeader(lines, name, before),
    ]),
    [['header-added'], without],
    [['header-added'], withList(without)],
    ...['', ' '].flatMap((space): Signed[] =>
      value === ''
        ? []
        : [
            [['header-whitespace'], verbatim(lines, name, ` ${value}${space}`)],
            [
              ['header-whitespace'],
              verbatim(lines, name, space === '' ? `${value} ` : value.replaceAll(' ', '  ')),
            ],
          ],
    ),
  ];
}

function valuesBefore(name: string, value: string, pool: Pool, isBroad = true): string[] {
  const before = new Set(pool.valuesOf(name));
  if (name === 'content-type') {
    before.add(value.split(';')[0]?.trim() ?? '');
    for (const type of isBroad ? contentTypes : contentTypes.slice(0, likelyTypes)) before.add(type);
    for (const suffix of [';charset=UTF-8', '; charset=UTF-8', '; charset=utf-8', ';charset=utf-8'])
      before.add(`${value}${suffix}`);
    before.add('');
  }
  for (const usual of usualValues[name] ?? []) before.add(usual);
  if (name.endsWith('-token') && value !== '') {
    before.add(value.replaceAll(' ', '+'));
    before.add(decodeOnce(value));
    before.add(encodeOnce(value));
  }
  if (/[^ -~]/.test(value)) {
    before.add(asUtf8(value));
    before.add(value.normalize('NFC'));
    before.add(value.normalize('NFD'));
  }
  if (/^x-amz-meta-|^content-disposition$/.test(name) && value !== '') {
    before.add(decodeOnce(value));
    before.add(encodeOnce(value));
    before.add(encodeURIComponent(wellFormed(value)));
  }
  before.delete(value);
  return [...before];
}

/** Several signed headers arrived empty: each has one value in the paste. */
function emptyAtOnce(lines: CanonicalLines, pool: Pool): Signed[] {
  const empty = lines.headers.filter(({ name, value }) => value === '' && name !== 'host').slice(0, 4);
  if (empty.length < 2) return [];
  let combined: CanonicalLines[] = [lines];
  for (const { name } of empty) {
    const values = ['', ...valuesBefore(name, '', pool)].slice(0, 7);
    combined = combined.flatMap((one) => values.map((value) => withHeader(one, name, value)));
  }
  return combined.slice(1, 800).map((other): Signed => [dropped(pool), other]);
}

/** A header of the list that the server left out of its lines. */
function notListed(lines: CanonicalLines, pool: Pool): Signed[] {
  const present = new Set(lines.headers.map(({ name }) => name));
  return lines.signedHeaders
    .filter((name) => !present.has(name))
    .flatMap((name) =>
      valuesBefore(name, '', pool).map((value): Signed => [
        dropped(pool),
        {
          ...lines,
          headers: [...lines.headers, { name, value }].sort((a, b) => compareAscii(a.name, b.name)),
        },
      ]),
    );
}

function dropped(pool: Pool): readonly Transformation[] {
  return pool.areHeadersOpen ? [] : ['header-dropped'];
}

function kindOfChange(name: string, value: string): Transformation {
  if (name.endsWith('-token')) return 'token-damaged';
  if (name === 'x-amz-content-sha256') return 'payload-hash-changed';
  if (name === 'x-amz-date' || name === 'date') return 'date-changed';
  return name === 'content-type' && /^multipart\/form-data|x-www-form-urlencoded/i.test(value)
    ? 'content-type-by-client'
    : 'header-changed';
}

function isCompletedByClient(name: string, before: string, value: string): boolean {
  return (
    name === 'content-type' && value.toLowerCase().startsWith(`${before.toLowerCase()};`) && before !== ''
  );
}

function withoutHeader(lines: CanonicalLines, name: string): CanonicalLines {
  return {
    ...lines,
    headers: lines.headers.filter((header) => header.name !== name),
    signedHeaders: lines.signedHeaders.filter((signed) => signed !== name),
  };
}

/** The list in the query is signed too. */
function withList(lines: CanonicalLines): CanonicalLines {
  const list = encodeOnce(lines.signedHeaders.join(';'));
  return { ...lines, query: lines.query.replace(/(?<=SignedHeaders=)[^&]*/, list) };
}

/** Unlike a canonical value, this one keeps its spaces. */
function verbatim(lines: CanonicalLines, name: string, value: string): CanonicalLines {
  return {
    ...lines,
    headers: lines.headers.map((header) => (header.name === name ? { name, value } : header)),
  };
}

/** Latin-1 characters read as the UTF-8 that they may have been. */
function asUtf8(value: string): string {
  const escaped = Array.from(value, (character) => {
    const code = character.charCodeAt(0);
    return code > 0x7f && code <= 0xff ? `%${code.toString(16)}` : character;
  });
  return decodeOnce(escaped.join(''));
}

function wellFormed(value: string): string {
  return value.replace(/[\ud800-\udfff]/g, '');
}
