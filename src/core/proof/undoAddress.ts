import { canonicalHeaderValue, type CanonicalLines } from '../sigv4/canonicalRequest.js';
import { canonicalPath, decodeOnce, encodeOnce } from '../sigv4/encoding.js';
import { normalisedPath, type Transformation } from '../sigv4/transformation.js';
import { withLines, type Hypothesis, type Signed4 } from './hypothesis.js';
import type { Pool } from './pool.js';

const methods = ['PUT', 'GET', 'POST', 'HEAD', 'DELETE'];
const ports = ['443', '80', '9000', '8080', '8443', '8000', '3900', '4566', '8333', '7480'];
const innerHosts = [
  'localhost',
  '127.0.0.1',
  'minio',
  'localhost:9000',
  '127.0.0.1:9000',
  'minio:9000',
  'localhost:4566',
];
/** Four gaps are 15 choices. */
const mostChosen = 4;
/** What encoders leave alone that S3 does not: encodeURI, encodeURIComponent, and libraries in between. */
const rawSets = [
  /%2F/g,
  /%(?:2[1789A])/g,
  /%40/g,
  /%(?:2[0-9A-C]|3[ABDF]|40)/g,
  /%(?:2[146-9A-C]|3[ABD]|40)/g,
];

/** Another method was signed. */
export function* undoMethod(signed: Signed4, pool: Pool): Generator<Hypothesis<Signed4>> {
  const { lines } = signed;
  if (!lines) return;
  for (const method of methods)
    if (method !== lines.method)
      yield {
        transformations: pool.isMethodOpen ? [] : ['method-changed'],
        signed: withLines(signed, { ...lines, method }),
      };
}

/** Another host was signed, or the bucket stood in the path where it now stands in the host, or the other way round. */
export function* undoHost(signed: Signed4, pool: Pool, isBroad: boolean): Generator<Hypothesis<Signed4>> {
  const { lines } = signed;
  const host = lines?.headers.find(({ name }) => name === 'host')?.value ?? '';
  if (!lines || host === '') return;
  const name = host.replace(/:\d{1,5}$/, '');
  const make = (transformation: Transformation, other: string, uri = lines.uri): Hypothesis<Signed4> => ({
    transformations: uri === lines.uri ? [transformation] : [transformation, 'path-prefix-changed'],
    signed: withLines(signed, { ...withHeader(lines, 'host', other), uri }),
  });
  const isBare = name === host;
  const portsOf = (other: string): string[] =>
    pool.hosts.filter((known) => known.startsWith(`${other}:`)).map((known) => known.slice(other.length + 1));
  if (!isBare) yield make('host-changed', name);
  for (const port of [...portsOf(name), ...(isBroad ? ports : ports.slice(0, 3))])
    yield make(isBare ? 'port-dropped' : 'host-changed', `${name}:${port}`);
  for (const other of [...pool.hosts, ...innerHosts]) if (other !== host) yield make('host-changed', other);
  yield* otherStyles(lines, name, pool, isBroad, make);
}

function* otherStyles(
  lines: CanonicalLines,
  name: string,
  pool: Pool,
  isBroad: boolean,
  make: (transformation: Transformation, host: string, uri?: string) => Hypothesis<Signed4>,
): Generator<Hypothesis<Signed4>> {
  const [label = '', ...rest] = name.split('.');
  const parent = rest.join('.');
  if (rest.length > 1) yield make('host-changed', parent, `/${label}${lines.uri}`);
  for (const endpoint of pool.endpoints.slice(0, isBroad ? undefined : 4)) {
    yield make('host-changed', endpoint);
    for (const bucket of isBroad ? [...pool.prefixes, name] : pool.prefixes.slice(0, 2)) {
      if (endpoint.startsWith(`${bucket}.`)) continue;
      const isFirst = lines.uri.startsWith(`/${bucket}/`);
      yield make(
        'host-changed',
        `${bucket}.${endpoint}`,
        isFirst ? lines.uri.slice(bucket.length + 1) : undefined,
      );
      if (isFirst) yield make('host-changed', `${bucket}.${endpoint}`);
      else yield make('host-changed', endpoint, `/${bucket}${lines.uri}`);
    }
  }
}

/** Another form of the path was signed. */
export function* undoPath(signed: Signed4, pool: Pool): Generator<Hypothesis<Signed4>> {
  const { lines } = signed;
  if (!lines) return;
  for (const [transformation, uri] of signedPaths(lines, pool))
    if (uri !== lines.uri)
      yield { transformations: [transformation], signed: withLines(signed, { ...lines, uri }) };
}

function signedPaths({ uri, headers }: CanonicalLines, pool: Pool): [Transformation, string][] {
  const decoded = decodeOnce(uri);
  const encodedAgain = uri.replaceAll('%', '%25');
  const bucket = headers.find(({ name }) => name === 'host')?.value.split('.')[0] ?? '';
  const segments = uri.split('/');
  return [
    ['path-encoded-again', uri.replaceAll('%25', '%')],
    ['path-encoded-again', canonicalPath(uri.replaceAll('%25', '%'))],
    ['path-encoded-again', decoded],
    ...rawSets.map((set): [Transformation, string] => ['path-encoded-again', uri.replace(set, decodeOnce)]),
    ['path-decoded', encodedAgain],
    ['path-decoded', encodedPath(decoded)],
    ['path-decoded', uri.replaceAll('/', '%2F').replace(/^%2F/, '/')],
    ['path-decoded', uri.replaceAll('/', '%2F')],
    // Double encoding of the slashes of a key behind its bucket.
    ['path-decoded', `/${segments[1] ?? ''}/${segments.slice(2).join('%2F')}`],
    ...['%2B', '+'].flatMap((plus) =>
      someReplaced(uri, '%20', plus).map((path): [Transformation, string] => ['plus-for-space', path]),
    ),
    ['plus-for-space', uri.replaceAll('%2B', '%20')],
    ['plus-for-space', uri.replaceAll('+', '%20')],
    ['unicode-normalised', encodedPath(decoded.normalize('NFC'))],
    ['unicode-normalised', encodedPath(decoded.normalize('NFD'))],
    ['percent-case', uri.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())],
    ['percent-case', uri.replace(/%[0-9a-f]{2}/g, (escape) => escape.toUpperCase())],
    ['html-escaped', uri.replaceAll('%26amp%3B', '%26')],
    [
      'html-escaped',
      uri
        .replaceAll('%26lt%3B', '%3C')
        .replaceAll('%26gt%3B', '%3E')
        .replaceAll('%26quot%3B', '%22')
        .replaceAll('%26%2339%3B', '%27')
        .replaceAll('%26amp%3B', '%26'),
    ],
    ['path-normalised', normalisedPath(uri)],
    ['path-normalised', uri.endsWith('/') ? uri.slice(0, -1) : `${uri}/`],
    ['path-normalised', `/${uri}`],
    ['path-normalised', `/${segments[1] ?? ''}//${segments.slice(2).join('/')}`],
    ['path-prefix-changed', `/${segments.slice(2).join('/')}`],
    ['path-prefix-changed', `/${segments.slice(3).join('/')}`],
    ...[bucket, ...pool.prefixes]
      .filter(Boolean)
      .map((prefix): [Transformation, string] => ['path-prefix-changed', `/${prefix}${uri}`]),
    ['path-prefix-changed', '/'],
    ...pool.paths.flatMap((path): [Transformation, string][] => [
      ['path-changed', canonicalPath(path)],
      ['path-changed', path],
    ]),
  ];
}

/** Real spaces stand beside those that were plus signs, so where there are few every choice of them is tried. */
function someReplaced(text: string, from: string, to: string): string[] {
  const pieces = text.split(from);
  const gaps = pieces.length - 1;
  if (gaps === 0) return [];
  const choices =
    gaps <= mostChosen
      ? Array.from({ length: 2 ** gaps - 1 }, (_, at) => 2 ** gaps - 1 - at)
      : [2 ** gaps - 1, ...Array.from({ length: Math.min(gaps, 24) }, (_, at) => 2 ** at)];
  return choices.map((chosen) =>
    pieces
      .map((piece, at) => (at === 0 ? piece : `${isChosen(chosen, at - 1) ? to : from}${piece}`))
      .join(''),
  );
}

function isChosen(choice: number, at: number): boolean {
  return Math.floor(choice / 2 ** at) % 2 === 1;
}

/** The same lines with another value of this header. */
export function withHeader(lines: CanonicalLines, name: string, value: string): CanonicalLines {
  return {
    ...lines,
    headers: lines.headers.map((header) =>
      header.name === name ? { name, value: canonicalHeaderValue(value) } : header,
    ),
  };
}

function encodedPath(path: string): string {
  return path.split('/').map(encodeOnce).join('/');
}
