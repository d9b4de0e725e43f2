import {
  impliedCanonicalRequest,
  parseCanonicalRequest,
  type CanonicalLines,
} from '../sigv4/canonicalRequest.js';
import { canonicalText } from '../sigv4/canonicalRequest.js';
import { sha256Hex } from '../sigv4/hash.js';
import { impliedStringToSign } from '../sigv4/sigv2.js';
import { parseStringToSign, type StringToSign, type StringToSignV2 } from '../sigv4/stringToSign.js';
import { decodeHexText } from '../text/hex.js';
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
  const stringToSignText =
    bestOf(written.stringsToSign, hexOf(c, 'StringToSignBytes'), (text) => /\n/.test(text.trim())) ??
    written.stringsToSign[0];
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
  return request && { lines: request.lines, missing: request.missingHeaders, isMethodAssumed: sent.isAssumed };
}

/** What SigV2 signs of a URL with this case's method and headers. */
export function impliedVersion2(c: Case, url: SignedUrl | undefined = c.url): StringToSignV2 | undefined {
  const sent = sentRequest(c, url);
  const isVirtual = c.place?.style === 'virtual-host' && c.place.bucket !== null;
  return sent && impliedStringToSign(sent, isVirtual ? (c.place?.bucket ?? undefined) : undefined)?.lines;
}
