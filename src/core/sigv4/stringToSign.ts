import { brokenIntoLines, type NameValue } from './canonicalRequest.js';

/** What SigV4 signs: everything about the request is in `hash`, the SHA-256 of the canonical request. */
export interface StringToSignV4 {
  readonly version: 4;
  readonly algorithm: string;
  /** `YYYYMMDDTHHMMSSZ`; empty where the request had none. */
  readonly date: string;
  readonly scope: CredentialScope;
  /** Empty where the text ended before it, and for a chunk of a streamed body, which signs no request. */
  readonly hash: string;
}

export interface CredentialScope {
  /** `YYYYMMDD`. */
  readonly date: string;
  /** Null in SigV4A, which leaves it out. */
  readonly region: string | null;
  readonly service: string;
  readonly terminal: string;
}

/** What SigV2 signs: neither host nor query, but always the content type. */
export interface StringToSignV2 {
  readonly version: 2;
  readonly verb: string;
  readonly contentMd5: string;
  readonly contentType: string;
  /** Epoch seconds for a presigned URL, an HTTP date (or nothing, where x-amz-date has it) otherwise. */
  readonly dateOrExpires: string;
  readonly headers: readonly NameValue[];
  readonly resource: string;
}

export type StringToSign = StringToSignV4 | StringToSignV2;

/**
 * Reads a server's `StringToSign`; undefined for what is neither form, such as the base64 policy of a POST.
 * Line breaks may have turned into spaces or into `\n` on the way.
 */
export function parseStringToSign(text: string): StringToSign | undefined {
  const lines = brokenIntoLines(text);
  const words = lines.flatMap((line) => line.split(' ')).filter((word) => word !== '');
  if (/^(AWS4|GOOG4|OSS4)-/.test(words[0] ?? '')) return versionFour(words);
  return lines.length === 1 ? versionTwoOnOneLine(words) : versionTwo(lines);
}

/** `20260122/eu-west-1/s3/aws4_request`, or without a region as in SigV4A. */
export function parseScope(text: string): CredentialScope | undefined {
  const pieces = text.split('/');
  const [date = '', second = '', third = '', fourth = ''] = pieces;
  if (pieces.length === 4) return { date, region: second, service: third, terminal: fourth };
  if (pieces.length === 3) return { date, region: null, service: second, terminal: third };
  return undefined;
}

function versionFour(words: readonly string[]): StringToSignV4 | undefined {
  const [algorithm = ''] = words;
  const scopeAt = words.findIndex((word) => word.includes('/'));
  const scope = parseScope(words[scopeAt] ?? '');
  // Without a date, as of a request that had none, the scope comes next.
  if (scope === undefined || scopeAt > 2) return undefined;
  const date = scopeAt === 2 ? (words[1] ?? '') : '';
  const isChunk = /-(?:PAYLOAD|TRAILER)$/.test(algorithm);
  return { version: 4, algorithm, date, scope, hash: isChunk ? '' : (words[scopeAt + 1] ?? '') };
}

function versionTwo(lines: readonly string[]): StringToSignV2 | undefined {
  const [verb = '', contentMd5 = '', contentType = '', dateOrExpires = '', ...rest] = lines;
  const resourceAt = rest.findIndex((line) => line.startsWith('/'));
  if (!isVerb(verb) || resourceAt < 0) return undefined;
  // Nothing follows the resource, so what stands on further lines was wrapped.
  const resource = rest.slice(resourceAt).join('');
  const headers = rest.slice(0, resourceAt).map((line) => {
    const colon = line.indexOf(':');
    return { name: line.slice(0, Math.max(colon, 0)), value: line.slice(colon + 1) };
  });
  return { version: 2, verb, contentMd5, contentType, dateOrExpires, headers, resource };
}

/** With the empty lines lost only the form of each word tells which line it was. */
function versionTwoOnOneLine(words: readonly string[]): StringToSignV2 | undefined {
  const [verb = ''] = words;
  const resource = words.at(-1);
  const expiresAt = words.findIndex((word) => /^\d{9,11}$/.test(word));
  if (!isVerb(verb) || resource?.startsWith('/') !== true || expiresAt < 0) return undefined;
  const before = words.slice(1, expiresAt);
  const isMd5 = /^[A-Za-z0-9+/]{22}==$/.test(before[0] ?? '');
  const headers: { name: string; value: string }[] = [];
  for (const word of words.slice(expiresAt + 1, -1)) {
    const header = /^([a-z]+-[a-z0-9-]+):(.*)$/i.exec(word);
    const last = headers.at(-1);
    if (header) headers.push({ name: header[1] ?? '', value: header[2] ?? '' });
    else if (last) last.value += ` ${word}`;
  }
  return {
    version: 2,
    verb,
    contentMd5: isMd5 ? (before[0] ?? '') : '',
    contentType: before.slice(isMd5 ? 1 : 0).join(' '),
    dateOrExpires: words[expiresAt] ?? '',
    headers,
    resource,
  };
}

function isVerb(word: string): boolean {
  return /^(GET|PUT|POST|HEAD|DELETE)$/.test(word);
}
