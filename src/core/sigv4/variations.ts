import { canonicalHeaderValue, type CanonicalLines, type NameValue } from './canonicalRequest.js';
import { canonicalPath, canonicalQuery, decodeOnce, encodeOnce, splitQuery } from './encoding.js';
import { emptySha256 } from './hash.js';
import { normalisedPath, type Transformation } from './transformation.js';

/** One way in which a request may have reached the server other than it was sent. */
export interface Variation {
  readonly transformations: readonly Transformation[];
  readonly lines: CanonicalLines;
}

/** Alternatives that exclude each other, since they change the same part; made one at a time, since few are needed. */
export type Axis = (lines: CanonicalLines) => Iterable<Variation>;

const methods = ['PUT', 'GET', 'POST', 'HEAD', 'DELETE', 'OPTIONS'];
const ports = ['443', '80', '9000', '8080', '8000', '3900', '4566', '8333', '7480'];
const innerHosts = [
  'localhost',
  '127.0.0.1',
  'minio',
  'localhost:9000',
  '127.0.0.1:9000',
  'minio:9000',
  'localhost:4566',
];
/** What browsers and HTTP libraries send of their own accord. */
const usualContentTypes = [
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'binary/octet-stream',
  'application/json',
  'text/plain;charset=UTF-8',
  'text/plain',
];
const payloads = [
  'UNSIGNED-PAYLOAD',
  emptySha256,
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
];
/** A presigned URL has about ten. */
const mostParameters = 30;
const operationIds = ['PutObject', 'UploadPart', 'GetObject'];

/** What servers make of a signed header that is not there. */
const waysToMiss: readonly ((lines: CanonicalLines, name: string) => CanonicalLines)[] = [
  (lines, name) => withHeader(lines, name, ''),
  withoutHeader,
  withoutListedHeader,
  (lines, name) => withHeader(lines, name, 'undefined'),
];

/** The likeliest kinds of change first. `hosts`: other names the server may go by. */
export function axesOfChange(hosts: readonly string[]): readonly Axis[] {
  return [
    changedMethod,
    (lines) => changedHost(lines, hosts),
    changedHeaders,
    changedPath,
    changedQuery,
    changedPayload,
  ];
}

function changedMethod(lines: CanonicalLines): Variation[] {
  return methods.map((method) => ({ transformations: ['method-changed'], lines: { ...lines, method } }));
}

function changedHost(lines: CanonicalLines, hosts: readonly string[]): Variation[] {
  const host = headerValue(lines, 'host');
  if (host === '') return [];
  const name = host.replace(/:\d{1,5}$/, '');
  const variations: Variation[] = [
    { transformations: ['port-dropped'], lines: withHeader(lines, 'host', name) },
  ];
  for (const other of [...hosts, ...ports.map((port) => `${name}:${port}`), ...innerHosts])
    variations.push({ transformations: ['host-changed'], lines: withHeader(lines, 'host', other) });
  const [bucket = '', ...rest] = name.split('.');
  if (rest.length > 1)
    // From virtual-host style to path style.
    variations.push({
      transformations: ['host-changed', 'path-prefix-changed'],
      lines: { ...withHeader(lines, 'host', rest.join('.')), uri: `/${bucket}${lines.uri}` },
    });
  return variations;
}

function changedHeaders(lines: CanonicalLines): Variation[] {
  const others = lines.headers.filter(({ name }) => name !== 'host');
  const unknown = others.filter(({ value }) => value === '').map(({ name }) => name);
  const variations: Variation[] = [
    ...(unknown.length > 1 ? [unknown] : []),
    ...others.map(({ name }) => [name]),
  ]
    .flatMap((names) => waysToMiss.map((miss) => names.reduce(miss, lines)))
    .map((varied) => ({ transformations: ['header-dropped'], lines: varied }));
  const type = lines.headers.find(({ name }) => name === 'content-type')?.value;
  if (type !== undefined)
    for (const value of [
      ...usualContentTypes,
      `${type};charset=UTF-8`,
      `${type}; charset=UTF-8`,
      `${type}; charset=utf-8`,
    ])
      variations.push({
        transformations: ['content-type-by-client'],
        lines: withHeader(lines, 'content-type', value),
      });
  for (const { name, value } of others) {
    if (/^x-amz-content-sha256$/.test(name))
      for (const payload of payloads)
        variations.push({
          transformations: ['payload-hash-changed'],
          lines: { ...withHeader(lines, name, payload), payloadHash: payload },
        });
    if (/[^ -~]/.test(value))
      variations.push({
        transformations: ['header-changed'],
        lines: withHeader(lines, name, asLatin1(value)),
      });
  }
  return variations;
}

function changedPath(lines: CanonicalLines): Variation[] {
  const { uri } = lines;
  const decoded = decodeOnce(uri);
  const paths: [Transformation, string][] = [
    ['path-encoded-again', encodedAgain(uri)],
    ['path-decoded', decoded],
    ['path-decoded', canonicalPath(decodeOnce(decoded))],
    ['plus-for-space', uri.replaceAll('%2B', '%20')],
    ['plus-for-space', uri.replaceAll('%20', '%2B')],
    ['plus-for-space', uri.replaceAll('%20', '+')],
    ['unicode-normalised', encodedPath(decoded.normalize('NFC'))],
    ['unicode-normalised', encodedPath(decoded.normalize('NFD'))],
    ['percent-case', uri.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())],
    ['path-normalised', normalisedPath(uri)],
    ['path-normalised', uri.endsWith('/') ? uri.slice(0, -1) : `${uri}/`],
    ['path-prefix-changed', uri.replace(/^\/[^/]*(?=\/)/, '')],
    ['html-escaped', encodedPath(decoded.replaceAll('&', '&amp;'))],
    ['path-encoded-again', uri.replaceAll('/', '%2F').replace(/^%2F/, '/')],
  ];
  const bucket = headerValue(lines, 'host').split('.')[0] ?? '';
  if (bucket !== '') paths.push(['path-prefix-changed', `/${bucket}${uri}`]);
  // Characters that encodeURI leaves alone.
  paths.push(['path-decoded', uri.replace(/%(?:2[1-9A-C]|3[ABD]|40)/g, (escape) => decodeOnce(escape))]);
  return paths.map(([transformation, path]) => ({
    transformations: [transformation],
    lines: { ...lines, uri: path },
  }));
}

function* changedQuery(lines: CanonicalLines): Generator<Variation> {
  const pieces = lines.query.split('&');
  const variation = (transformation: Transformation, query: string): Variation => ({
    transformations: [transformation],
    lines: { ...lines, query },
  });
  for (const piece of pieces.slice(0, mostParameters))
    yield variation('parameter-dropped', pieces.filter((other) => other !== piece).join('&'));
  for (const id of operationIds)
    yield variation('parameter-added', canonicalQuery(splitQuery(`${lines.query}&x-id=${id}`)));
  yield variation('plus-for-space', lines.query.replaceAll('%2B', '%20'));
  yield variation('plus-for-space', lines.query.replaceAll('%20', '%2B'));
  yield variation('parameter-dropped', pieces.filter((piece) => /^x-(?:amz|goog)-/i.test(piece)).join('&'));
  yield variation('parameter-dropped', '');
  yield variation(
    'percent-case',
    lines.query.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase()),
  );
  const parameters = splitQuery(lines.query);
  yield variation('parameter-changed', canonicalQuery(parameters.map(decodedAgain)));
  yield variation('parameter-changed', canonicalQuery(parameters.map(encodedOnceMore)));
  yield variation('html-escaped', canonicalQuery(parameters.map(htmlEscaped)));
}

function changedPayload(lines: CanonicalLines): Variation[] {
  const header = headerValue(lines, 'x-amz-content-sha256');
  return [...payloads, ...(header === '' ? [] : [header])].map((payloadHash) => ({
    transformations: ['payload-hash-changed'],
    lines: { ...lines, payloadHash },
  }));
}

function headerValue(lines: CanonicalLines, name: string): string {
  return lines.headers.find((header) => header.name === name)?.value ?? '';
}

function withHeader(lines: CanonicalLines, name: string, value: string): CanonicalLines {
  const headers = lines.headers.map((header) =>
    header.name === name ? { name, value: canonicalHeaderValue(value) } : header,
  );
  return { ...lines, headers };
}

function withoutHeader(lines: CanonicalLines, name: string): CanonicalLines {
  return {
    ...lines,
    headers: lines.headers.filter((header) => header.name !== name),
    signedHeaders: lines.signedHeaders.filter((signed) => signed !== name),
  };
}

/** Some servers also rewrite the list in the query to what they found. */
function withoutListedHeader(lines: CanonicalLines, name: string): CanonicalLines {
  const without = withoutHeader(lines, name);
  const list = encodeOnce(without.signedHeaders.join(';'));
  return { ...without, query: lines.query.replace(/(?<=SignedHeaders=)[^&]*/, list) };
}

function encodedPath(path: string): string {
  return path.split('/').map(encodeOnce).join('/');
}

function encodedAgain(text: string): string {
  return text.replaceAll('%', '%25');
}

function decodedAgain({ name, value }: NameValue): NameValue {
  return { name, value: decodeOnce(decodeOnce(value)) };
}

function encodedOnceMore({ name, value }: NameValue): NameValue {
  return { name, value: encodedAgain(value) };
}

function htmlEscaped({ name, value }: NameValue, at: number): NameValue {
  return at === 0 ? { name, value } : { name: `amp;${name}`, value };
}

/** UTF-8 read byte by byte, as servers do that take header values for Latin-1. */
function asLatin1(value: string): string {
  return encodeOnce(value).replace(/%([0-9A-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
