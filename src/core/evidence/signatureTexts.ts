import {
  canonicalText,
  impliedCanonicalRequest,
  parseCanonicalRequest,
  type CanonicalLines,
  type SentRequest,
} from '../sigv4/canonicalRequest.js';
import { dumpedText } from '../sigv4/dumpedBytes.js';
import { emptySha256, sha256Hex } from '../sigv4/hash.js';
import { impliedStringToSign } from '../sigv4/sigv2.js';
import { parseStringToSign, type StringToSign, type StringToSignV2 } from '../sigv4/stringToSign.js';
import { placeOf } from '../providers/placeOf.js';
import type { Case } from './case.js';
import type { SignedUrl } from './evidence.js';
import { parameterOf } from './readers/presignedUrl.js';

/** What one side wrote down of a signature. */
export interface WrittenTexts {
  readonly canonical: CanonicalLines | undefined;
  /** The canonical request as its hash covers it, as far as the paste has it. */
  readonly canonicalText: string | undefined;
  readonly isFromBytes: boolean;
  readonly stringToSign: StringToSign | undefined;
  /** As it stands in the paste: also the base64 policy of a form, which `stringToSign` does not read. */
  readonly stringToSignText: string | undefined;
}

/** The request as its URL, method and headers imply it. */
export interface ImpliedRequest {
  readonly lines: CanonicalLines;
  /** Signed headers whose values the paste does not show. */
  readonly missing: readonly string[];
  /** The method is an assumption: the paste has none. */
  readonly isMethodAssumed: boolean;
}

/** What the store printed: the text, or the hex `…Bytes` beside it where the text was mangled on its way. */
export function serverTexts(c: Case): WrittenTexts {
  const written = texts(c, 'server');
  const stringToSignText = bestOf([...written.stringsToSign, hexOf(c, 'StringToSignBytes') ?? '']);
  const stringToSign = stringToSignText === undefined ? undefined : parseStringToSign(stringToSignText);
  const hash = stringToSign?.version === 4 ? stringToSign.hash : '';
  const bytes = hexOf(c, 'CanonicalRequestBytes');
  const [text] = written.canonicals;
  const isHashed = (candidate: string): boolean => hash.length === 64 && sha256Hex(candidate) === hash;
  const useBytes =
    bytes !== undefined &&
    (text === undefined || isHashed(bytes) || (!isHashed(text) && !text.includes('\n')));
  const parsed = [useBytes ? bytes : text, text].find(
    (candidate) => candidate !== undefined && parseCanonicalRequest(candidate) !== undefined,
  );
  return {
    ...withWhole(parsed, hash),
    isFromBytes: useBytes && parsed === bytes,
    stringToSign,
    stringToSignText,
  };
}

/** What the client's debug log printed; several requests of one log are told apart by the hash of the string to sign. */
export function clientTexts(c: Case): WrittenTexts[] {
  const { canonicals, stringsToSign } = texts(c, 'client');
  const parsed = stringsToSign.map((text) => ({ text, value: parseStringToSign(text) }));
  const written = canonicals.map((text): WrittenTexts => {
    const own = parsed.find(({ value }) => value?.version === 4 && value.hash === sha256Hex(text.trim()));
    const other = own ?? (canonicals.length === 1 ? parsed[0] : undefined);
    const hash = other?.value?.version === 4 ? other.value.hash : '';
    return {
      ...withWhole(text, hash),
      isFromBytes: false,
      stringToSign: other?.value,
      stringToSignText: other?.text,
    };
  });
  const used = new Set(written.map(({ stringToSignText }) => stringToSignText));
  const alone = parsed
    .filter(({ text, value }) => value !== undefined && !used.has(text))
    .map(({ text, value }) => ({
      canonical: undefined,
      canonicalText: undefined,
      isFromBytes: false,
      stringToSign: value,
      stringToSignText: text,
    }));
  return [...written.filter(({ canonical }) => canonical !== undefined), ...alone];
}

/** The canonical request that a URL with this case's method and headers implies; by default the case's own URL. */
export function impliedRequest(c: Case, url: SignedUrl | undefined = c.url): ImpliedRequest | undefined {
  const sent = sentRequest(c, url);
  const request = sent && impliedCanonicalRequest(sent);
  return (
    request && { lines: request.lines, missing: request.missingHeaders, isMethodAssumed: sent.isAssumed }
  );
}

/** What SigV2 signs of a URL with this case's method and headers. */
export function impliedVersion2(c: Case, url: SignedUrl | undefined = c.url): StringToSignV2 | undefined {
  const sent = sentRequest(c, url);
  const bucket = url && url.host !== '' ? bucketInHost(url) : undefined;
  return sent && impliedStringToSign(sent, bucket)?.lines;
}

/** The address that carries the case's signature and is not the one that was used; undefined where there is none. */
export function urlAsSigned(c: Case): SignedUrl | undefined {
  const used = c.url;
  if (used?.signature === undefined || used.signature.length < 16) return undefined;
  return c.urls.find(
    (url) =>
      url !== used &&
      url.signature === used.signature &&
      (url.host !== used.host || url.path !== used.path || url.raw.split('?')[1] !== used.raw.split('?')[1]),
  );
}

/** The request as it left the client; undefined where the paste has no whole address. */
function sentRequest(
  c: Case,
  url: SignedUrl | undefined,
): (SentRequest & { readonly isAssumed: boolean }) | undefined {
  if (!url || url.host === '' || /…|\.\.\.|<[a-z-]+>/.test(url.raw)) return undefined;
  const isDownload = parameterOf(url, 'x-id')?.value === 'GetObject';
  const raw = url.raw.startsWith('http')
    ? url.raw
    : `${url.protocol || 'https'}://${url.host}${url.raw.slice(url.raw.indexOf('/'))}`;
  return {
    method: c.method ?? (isDownload ? 'GET' : 'PUT'),
    // Quotes and brackets around a URL are valid in it, and none of it where it ends in a query.
    url: raw.includes('?') ? raw.replace(/["'`)\]}>,;]{1,4}$/, '') : raw,
    headers: (c.exchange?.request.headers ?? []).map(({ name, value }) => ({ name, value })),
    isAssumed: c.method === undefined,
  };
}

function bucketInHost(url: SignedUrl): string | undefined {
  const place = placeOf(url.host, url.path);
  return place.style === 'path' ? undefined : (place.bucket ?? undefined);
}

interface Written {
  readonly canonicals: readonly string[];
  readonly stringsToSign: readonly string[];
}

function texts(c: Case, side: 'client' | 'server'): Written {
  const of = (kind: 'canonical-request' | 'string-to-sign'): string[] => [
    ...new Set(
      c.signingTexts.filter((text) => text.side === side && text.kind === kind).map(({ text }) => text),
    ),
  ];
  return { canonicals: of('canonical-request'), stringsToSign: of('string-to-sign') };
}

function hexOf(c: Case, element: string): string | undefined {
  const dump = c.element(element)?.value;
  return dump === undefined ? undefined : dumpedText(dump);
}

/** A text on several lines was not mangled on its way, and a hash that is whole was not cut. */
function bestOf(written: readonly string[]): string | undefined {
  const texts = written.filter((text) => text !== '');
  const isWhole = (text: string): boolean => {
    const parsed = parseStringToSign(text);
    return parsed?.version === 4 ? parsed.hash.length === 64 : text.trim().includes('\n');
  };
  return texts.find(isWhole) ?? texts[0];
}

/** Fills in what the end of a canonical request lost, where its hash says that this is what it was. */
function withWhole(
  text: string | undefined,
  hash: string,
): { readonly canonical: CanonicalLines | undefined; readonly canonicalText: string | undefined } {
  const lines = text === undefined ? undefined : parseCanonicalRequest(text);
  if (text === undefined || lines === undefined) return { canonical: undefined, canonicalText: text };
  const contentHash = lines.headers.find(({ name }) => name === 'x-amz-content-sha256')?.value;
  const headers = lines.headers.map(({ name }) => name);
  const candidates = [
    lines,
    ...[contentHash, 'UNSIGNED-PAYLOAD', emptySha256]
      .filter((payload) => payload !== undefined)
      .map((payloadHash): CanonicalLines => ({ ...lines, signedHeaders: headers, payloadHash })),
  ];
  const whole = candidates.find((candidate) => sha256Hex(canonicalText(candidate)) === hash);
  if (whole) return { canonical: whole, canonicalText: canonicalText(whole) };
  return { canonical: lines, canonicalText: text.trim() };
}
