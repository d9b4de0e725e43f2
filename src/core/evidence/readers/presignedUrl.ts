import type { Span } from '../../diagnosis.js';
import { formatCount } from '../../text/units.js';
import { parseTime } from '../../text/amzDate.js';
import type { Source } from '../../text/source.js';
import { decodePercent, splitUrl } from '../../text/url.js';
import type { Damage, Parameter, SignedUrl, SigningScheme } from '../evidence.js';

const urlCharacters = "[A-Za-z0-9\\-._~:/?#@!$&'()*+,;=%\\[\\]{}…•|\\\\^\\u0080-\\uffff]";
const urlPattern = new RegExp(`https?://(?:<[a-z-]{1,40}>|${urlCharacters}){1,16384}`, 'gi');
const word = /[^\s"'`]{3,28000}/g;
const signedQuery = /X-Amz-|AWSAccessKeyId=|X-Goog-/i;
const bareStart = /^(?:[A-Za-z0-9.-]{1,253}(?::\d{1,5})?)?\//;
const authParameter =
  /(?:x-amz-(?:algorithm|credential|signature|date|expires)|awsaccesskeyid|googleaccessid|ossaccesskeyid|x-goog-signature|x-goog-algorithm|x-oss-signature|key-pair-id)/i;
const maximumUrls = 400;
/** Those of a log’s healthy lines must not keep the signed one out. */
const maximumPlainUrls = 200;

/** Finds the URLs of a paste, signed or not, and takes their query authentication apart. */
export function readUrls(source: Source, limit = source.text.length): SignedUrl[] {
  const text = source.text.slice(0, limit);
  const urls: SignedUrl[] = [];
  const taken: Span[] = [];
  let plain = 0;
  for (const match of text.matchAll(urlPattern)) {
    if (urls.length >= maximumUrls) break;
    if (!authParameter.test(match[0]) && plain++ >= maximumPlainUrls) continue;
    const quoted = insideQuotes(match[0], text.charAt(match.index - 1));
    const { raw, end, wrapped } = joinWrapped(text, match.index, trimTail(quoted));
    taken.push({ start: match.index, end });
    urls.push(parseUrl(raw, source, match.index, end, wrapped));
  }
  for (const match of text.matchAll(word)) {
    if (urls.length >= maximumUrls) break;
    const bare = bareSigned(match[0]);
    if (bare === undefined) continue;
    const raw = trimTail(bare);
    const start = match.index + match[0].length - bare.length;
    if (taken.some((span) => start < span.end && start + raw.length > span.start)) continue;
    const joined = joinWrapped(text, start, raw);
    urls.push(parseUrl(joined.raw, source, start, joined.end, joined.wrapped));
  }
  return urls;
}

/** The signed path in a word, which may stand behind a bracket and lack scheme and host. */
function bareSigned(text: string): string | undefined {
  const query = text.indexOf('?');
  if (query < 0 || !signedQuery.test(text.slice(query))) return undefined;
  for (let start = 0, brackets = 0; start <= query && brackets < 8; brackets++) {
    const bare = text.slice(start);
    if (bareStart.test(bare)) return bare;
    const bracket = text.indexOf('(', start);
    if (bracket < 0) return undefined;
    start = bracket + 1;
  }
  return undefined;
}

/** Takes one URL apart; `start` and `end` are its place in the decoded text. */
export function parseUrl(
  raw: string,
  source: Source | undefined,
  start = 0,
  end = start + raw.length,
  wrapped = false,
): SignedUrl {
  const damages: Damage[] = [];
  const span = source?.span(start, end) ?? { start, end };
  const note = (kind: Damage['kind'], text: string): void => {
    damages.push({ kind, text, span });
  };
  let url = raw;
  if (/&amp;(?:amp;)?[A-Za-z]/.test(url)) note('html-escaped', '`&` is written `&amp;` in the URL');
  url = url.replaceAll('&amp;', '&');
  if (/\\u0026/i.test(url)) note('unicode-escape', '`&` is written `\\u0026` in the URL');
  url = url.replace(/\\u0026/gi, '&');
  const pieces = splitUrl(url);
  let query = pieces.query;
  if (pieces.fragment !== undefined && authParameter.test(pieces.fragment)) {
    note('fragment', 'A raw `#` starts a fragment: what follows it never reaches the store');
    query = `${query}${pieces.fragment.includes('?') ? pieces.fragment.slice(pieces.fragment.indexOf('?') + 1) : ''}`;
  }
  if (query.includes('?') && authParameter.test(query.slice(query.indexOf('?')))) {
    note('doubled-question-mark', 'A second `?` stands in the query');
  }
  const parameters = readParameters(query, raw, source, start);
  const get = (name: string): Parameter | undefined =>
    parameters.find((parameter) => parameter.name.toLowerCase() === name);
  if (
    /%25(?:2F|3D|3B|2B)/i.test(
      parameters
        .filter(
          (parameter) => authParameter.test(parameter.name) || /signedheaders|token/i.test(parameter.name),
        )
        .map((parameter) => parameter.raw)
        .join('&'),
    )
  ) {
    note('encoded-twice', 'Percent signs of the query are encoded again (`%25`)');
  }
  for (const name of [
    'x-amz-signature',
    'x-amz-date',
    'x-amz-expires',
    'x-amz-credential',
    'x-amz-security-token',
  ]) {
    if (parameters.filter((parameter) => parameter.name.toLowerCase() === name).length > 1)
      note('duplicate-parameter', `\`${get(name)?.name ?? name}\` stands in the query twice`);
  }
  const scheme = schemeOf(parameters);
  const prefix = scheme === 'goog4' ? 'x-goog-' : scheme === 'oss4' ? 'x-oss-' : 'x-amz-';
  const credential = decodePercent(get(`${prefix}credential`)?.value ?? '').split('/');
  const signedAt = parseTime(get(`${prefix}date`)?.value ?? '');
  const ttl =
    scheme === 'v2' || scheme === 'goog2' || scheme === 'oss1'
      ? undefined
      : numberOf(get(`${prefix}expires`)?.value);
  const absolute =
    scheme === 'v2' || scheme === 'goog2' || scheme === 'oss1' ? numberOf(get('expires')?.value) : undefined;
  const signature = get(`${prefix}signature`)?.value ?? get('signature')?.value;
  const token = get(`${prefix}security-token`) ?? get('security-token');
  if (wrapped) note('line-wrapped', 'The URL is broken over several lines');
  if (
    token &&
    /\s|(?:^|[^%]) /.test(token.raw.includes('+') ? ' ' : '') &&
    token.raw.includes('+') &&
    !token.raw.includes('%2B')
  ) {
    note('space-in-token', 'The token has a raw `+`, which a server reads as a space');
  }
  if (
    (scheme === 'v4' || scheme === 'goog4') &&
    signature !== undefined &&
    scheme === 'v4' &&
    /^[0-9a-f]{8,63}$/i.test(signature)
  ) {
    note('signature-cut', `The signature has ${formatCount(signature.length)} hex digits instead of 64`);
  }
  return {
    raw: url,
    span,
    scheme,
    protocol: pieces.protocol,
    host: pieces.host,
    path: pieces.path,
    parameters,
    keyId:
      get('awsaccesskeyid')?.value ??
      get('googleaccessid')?.value ??
      get('ossaccesskeyid')?.value ??
      keyIdOf(credential),
    scopeDate: credential.at(-4),
    region: scheme === 'v4a' ? get('x-amz-region-set')?.value : credential.at(-3),
    service: credential.at(-2),
    signedAt,
    ttlSeconds: ttl,
    expiresAt:
      absolute !== undefined
        ? absolute * 1000
        : signedAt !== undefined && ttl !== undefined
          ? signedAt + ttl * 1000
          : undefined,
    signedHeaders: decodePercent(get(`${prefix}signedheaders`)?.value ?? '')
      .toLowerCase()
      .split(';')
      .filter(Boolean),
    hasToken: token !== undefined && token.value !== '',
    signature,
    damages,
  };
}

/** The parameter of that name, whatever its letter case. */
export function parameterOf(url: SignedUrl | undefined, name: string): Parameter | undefined {
  return url?.parameters.find((parameter) => parameter.name.toLowerCase() === name);
}

function readParameters(query: string, raw: string, source: Source | undefined, start: number): Parameter[] {
  const parameters: Parameter[] = [];
  let searchFrom = Math.max(0, raw.indexOf('?'));
  for (const piece of query.split('&').slice(0, 2000)) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const name = equals < 0 ? piece : piece.slice(0, equals);
    const value = equals < 0 ? '' : piece.slice(equals + 1);
    const at = raw.indexOf(piece, searchFrom);
    const valueStart = at < 0 ? -1 : at + name.length + 1;
    if (at >= 0) searchFrom = at + piece.length;
    parameters.push({
      name: decodePercent(name.replace(/^amp;/, '')),
      value: decodePercent(value),
      raw: value,
      span:
        source && valueStart >= 0 && value !== ''
          ? source.span(start + valueStart, start + valueStart + value.length)
          : null,
    });
  }
  return parameters;
}

function schemeOf(parameters: readonly Parameter[]): SigningScheme {
  const names = new Set(parameters.map((parameter) => parameter.name.toLowerCase()));
  const algorithm =
    parameters.find((parameter) => parameter.name.toLowerCase() === 'x-amz-algorithm')?.value ?? '';
  if (algorithm.startsWith('AWS4-ECDSA') || names.has('x-amz-region-set')) return 'v4a';
  if ([...names].some((name) => name.startsWith('x-amz-') && authParameter.test(name))) return 'v4';
  if ([...names].some((name) => name.startsWith('x-goog-') && authParameter.test(name))) return 'goog4';
  if (names.has('googleaccessid')) return 'goog2';
  if (names.has('x-oss-signature') || names.has('x-oss-signature-version')) return 'oss4';
  if (names.has('ossaccesskeyid')) return 'oss1';
  if (names.has('key-pair-id')) return 'cloudfront';
  if (names.has('awsaccesskeyid') || (names.has('signature') && names.has('expires'))) return 'v2';
  if (names.has('sig') && (names.has('se') || names.has('sv'))) return 'azure';
  return 'none';
}

/** A key id may hold slashes itself; the four pieces of the scope come after it. */
function keyIdOf(credential: readonly string[]): string | undefined {
  const beforeScope = credential.slice(0, -4).join('/');
  const id = beforeScope === '' ? credential[0] : beforeScope;
  return id === '' && credential.length === 1 ? undefined : id;
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,15}(?:\.\d+)?$/.test(text)
    ? // JSON has no −0.
      Number(text) + 0
    : undefined;
}

/** An apostrophe may stand in a URL; behind one that opened before the URL, the next closes. */
function insideQuotes(url: string, before: string): string {
  const closing = before === "'" ? url.search(/'(?=[,;:)\]}|\\]|$)/) : -1;
  return closing < 0 ? url : url.slice(0, closing);
}

/** Drops what prose puts behind a URL; no query ends in a quote. */
function trimTail(url: string): string {
  const tails = url.includes('?') ? ",.;:!)]}>\\|'" : ',.;:!)]}>\\|';
  let end = url.length;
  while (end > 0 && tails.includes(url.charAt(end - 1))) end--;
  const tail = url.slice(end);
  // A bracket that the URL itself opened belongs to it.
  if (tail.startsWith(')') && url.slice(0, end).includes('(')) end++;
  return url.slice(0, end);
}

/** Terminals and chats break a long URL into lines; what follows is joined while it can only be more of the URL. */
function joinWrapped(
  text: string,
  start: number,
  first: string,
): { raw: string; end: number; wrapped: boolean } {
  let raw = first;
  let end = start + first.length;
  if (!authParameter.test(raw)) return { raw, end, wrapped: false };
  for (let line = 0; line < 40; line++) {
    const next = /^[ \t]*\r?\n[ \t>#|]{0,8}([A-Za-z0-9%&=_.~+/;-]{2,2048})(?=\s|$|["'])/.exec(
      text.slice(end, end + 2200),
    );
    if (!next?.[1]) break;
    const piece = next[1];
    const continues =
      piece.startsWith('&') ||
      raw.endsWith('&') ||
      raw.endsWith('=') ||
      /%[0-9A-Fa-f]?$/.test(raw) ||
      (/x-amz-signature=[0-9a-f]{0,63}$/i.test(raw) && /^[0-9a-f]+(?:&|$)/i.test(piece)) ||
      (!/signature=/i.test(raw) && /[&=%]/.test(piece) && /(?:x-amz-|%2f|signature=|expires=)/i.test(piece));
    if (!continues) break;
    raw += piece;
    end += next[0].length;
  }
  return { raw, end, wrapped: raw.length > first.length };
}
