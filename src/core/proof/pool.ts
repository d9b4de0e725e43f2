import { placeOf } from '../providers/placeOf.js';
import type { Case } from '../evidence/case.js';

/** Values found in a paste which may have stood elsewhere when the request was signed. */
export interface Pool {
  /** Names with ports, the paste's own first. */
  readonly hosts: readonly string[];
  readonly endpoints: readonly string[];
  /** Buckets and other first segments that a path may have had. */
  readonly prefixes: readonly string[];
  /** As they stand in URLs. */
  readonly paths: readonly string[];
  readonly queries: readonly string[];
  readonly regions: readonly string[];
  /** `YYYYMMDDTHHMMSSZ`. */
  readonly dates: readonly string[];
  /** SHA-256 digests in hex. */
  readonly digests: readonly string[];
  /** The paste has no method of its own, and nothing shows that it was refused for its signature. */
  readonly isMethodOpen: boolean;
  /** The paste shows neither which headers were sent nor which the store checked. */
  readonly areHeadersOpen: boolean;
  /** What stands behind this name in the text: `name: value`, `"name": "value"`, `name=value`. */
  valuesOf(name: string): readonly string[];
}

const mostOfAKind = 24;
const readLength = 400_000;

/** Collects the values once; every list is short, so that a search over pairs of changes stays quick. */
export function poolOf(c: Case, isRefused: boolean, isChecked: boolean): Pool {
  const text = c.text.slice(0, readLength);
  const places = c.urls.filter(({ host }) => host !== '').map((url) => placeOf(url.host, url.path));
  const region = c.url?.region ?? c.place?.region ?? '';
  const hosts = unique([
    ...c.urls.map(({ host }) => host),
    c.element('Host')?.value ?? '',
    ...all(
      text,
      /(?<![A-Za-z0-9.-])(?:localhost|(?:[a-z0-9][a-z0-9-]{0,62}\.){1,6}[a-z]{2,12}|(?:\d{1,3}\.){3}\d{1,3})(?::\d{2,5})?(?![A-Za-z0-9.-])/g,
    ),
    ...all(text, /(?<=:\/\/)[a-z0-9][a-z0-9.-]{0,100}:\d{2,5}/g),
  ]);
  const buckets = unique([
    c.place?.bucket ?? '',
    c.element('BucketName')?.value ?? '',
    ...places.map(({ bucket }) => bucket ?? ''),
  ]);
  const values = new Map<string, readonly string[]>();
  return {
    hosts,
    endpoints: unique([
      ...places.filter(({ provider }) => provider !== 'aws').map(({ endpoint }) => endpoint),
      ...amazonEndpoints(region),
      ...places.map(({ endpoint }) => endpoint),
    ]),
    prefixes: unique([
      ...buckets,
      ...c.urls.map(({ path }) => path.split('/')[1] ?? ''),
      ...c.urls.map(({ host }) => host.split('.')[0] ?? ''),
    ]),
    paths: unique([
      ...c.urls.map(({ path }) => path),
      c.element('Resource')?.value ?? '',
      ...[c.element('Key')?.value ?? ''].filter(Boolean).map((key) => `/${key}`),
      ...all(
        text,
        /(?<=\b(?:path|uri|url|key|PUT|POST|GET|HEAD)["']{0,2}\s{0,2}[:=]?\s{0,2}["']{0,2})\/[^\s"'?<>]{1,500}/gi,
      ),
    ]),
    queries: unique(c.urls.map(({ raw }) => (raw.split('?')[1] ?? '').split('#')[0] ?? '')),
    regions: unique([
      region,
      c.element('Region')?.value ?? '',
      ...places.map((place) => place.region ?? ''),
      ...all(text, /\b(?:af|ap|ca|cn|eu|il|me|mx|sa|us|us-gov)-[a-z]{4,12}-\d\b/g),
      'us-east-1',
      'auto',
    ]),
    dates: unique(all(text, /\b20\d{6}T\d{6}Z/g)),
    digests: unique(all(text, /\b[0-9a-f]{64}\b/g)),
    isMethodOpen: c.method === undefined && !isRefused,
    areHeadersOpen: !isChecked && (c.exchange?.request.headers.length ?? 0) === 0,
    valuesOf(name) {
      const known = values.get(name);
      if (known) return known;
      const found = valuesIn(text, name);
      values.set(name, found);
      return found;
    },
  };
}

function amazonEndpoints(region: string): string[] {
  const regional =
    region === ''
      ? []
      : [`s3.${region}.amazonaws.com`, `s3-${region}.amazonaws.com`, `s3.dualstack.${region}.amazonaws.com`];
  return [...regional, 's3.amazonaws.com', 's3-accelerate.amazonaws.com'];
}

function valuesIn(text: string, name: string): string[] {
  const escaped = name.replace(/[^A-Za-z0-9-]/g, '.');
  const pattern = new RegExp(
    `(?<![A-Za-z0-9-])${escaped}(?:["']\\s{0,20}=>\\s{0,4}["']|["']\\s{0,4}[:=]\\s{0,4}["']|\\s?[:=][ \\t]{0,4})([^\\r\\n"'<>]{1,400})`,
    'gi',
  );
  const found: string[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = (match[1] ?? '').trim();
    if (value !== '') found.push(value);
    if (found.length >= mostOfAKind) break;
  }
  return unique(found);
}

function all(text: string, pattern: RegExp): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(pattern)) {
    found.add(match[0]);
    if (found.size >= mostOfAKind) break;
  }
  return [...found];
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values.filter((value) => value !== ''))].slice(0, mostOfAKind);
}
