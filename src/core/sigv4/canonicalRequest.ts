import { canonicalPath, canonicalQuery, compareAscii, decodeOnce, splitQuery } from './encoding.js';
import { requestTarget, type RequestTarget } from './requestTarget.js';

/** A header or a query parameter. */
export interface NameValue {
  readonly name: string;
  readonly value: string;
}

/** The pieces of a canonical request, in the order in which they are hashed. */
export interface CanonicalLines {
  readonly method: string;
  readonly uri: string;
  readonly query: string;
  readonly headers: readonly NameValue[];
  readonly signedHeaders: readonly string[];
  /** Empty where the text ended before it. */
  readonly payloadHash: string;
}

export interface CanonicalRequest {
  readonly text: string;
  readonly lines: CanonicalLines;
  /** Signed headers that were not among the given ones; they stand in the text with an empty value. */
  readonly missingHeaders: readonly string[];
}

/** A request as far as it is known; header names in any case. */
export interface SentRequest {
  readonly method: string;
  /** Absolute, or a path with its query where a Host header is given. */
  readonly url: string;
  readonly headers: readonly NameValue[];
  /** Where known better than from `x-amz-content-sha256`. */
  readonly payloadHash?: string;
}

/**
 * The canonical request S3 builds from a request signed with SigV4 (also SigV4A and Google's V4), be it in the
 * query or in the Authorization header; undefined for a request that is not.
 *
 * S3 differs from other AWS services: the path is encoded once and never normalised, and the payload of a
 * presigned request is the literal `UNSIGNED-PAYLOAD`.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export function impliedCanonicalRequest(sent: SentRequest): CanonicalRequest | undefined {
  const target = requestTarget(sent.url);
  if (target === undefined) return undefined;
  const parameters = splitQuery(target.query);
  const signed = signedInQuery(parameters) ?? signedInHeader(sent.headers);
  if (signed === undefined) return undefined;

  const headers = headersToSign(sent.headers, target);
  const missingHeaders = signed.headers.filter((name) => !headers.has(name));
  const contentHash = `${signed.prefix}content-sha256`;
  const lines: CanonicalLines = {
    method: sent.method.toUpperCase(),
    uri: canonicalPath(target.path),
    query: canonicalQuery(
      parameters.filter(({ name }) => name.toLowerCase() !== `${signed.prefix}signature`),
    ),
    headers: signed.headers.map((name) => ({ name, value: headers.get(name) ?? '' })),
    signedHeaders: signed.headers,
    payloadHash:
      sent.payloadHash ??
      parameterValue(parameters, contentHash) ??
      headers.get(contentHash) ??
      'UNSIGNED-PAYLOAD',
  };
  return { text: canonicalText(lines), lines, missingHeaders };
}

/** The text that is hashed. */
export function canonicalText(lines: CanonicalLines): string {
  return [
    lines.method,
    lines.uri,
    lines.query,
    ...lines.headers.map(({ name, value }) => `${name}:${value}`),
    '',
    lines.signedHeaders.join(';'),
    lines.payloadHash,
  ].join('\n');
}

/**
 * Reads a server's `CanonicalRequest`, entities already decoded.
 *
 * Copies of it are often damaged: line breaks turned into spaces by a browser's XML view or into `\n` by JSON,
 * empty lines lost, the end cut off. What is left is read; undefined where not even a method and a path are there.
 */
export function parseCanonicalRequest(text: string): CanonicalLines | undefined {
  const lines = brokenIntoLines(text);
  const [method = '', uri = ''] = lines;
  if (lines.length === 1) return parseOnOneLine(method);
  if (!isMethod(method) || !uri.startsWith('/')) return undefined;

  // A query has its colons encoded; so a colon tells a header where an empty query line got lost.
  const hasQueryLine = lines.length > 2 && !lines[2]?.includes(':');
  let at = hasQueryLine ? 3 : 2;
  const headers: NameValue[] = [];
  for (; lines[at]?.includes(':'); at++) headers.push(nameValue(lines[at] ?? ''));
  const [signedHeaders = '', payloadHash = ''] = lines.slice(at).filter((line) => line !== '');
  return {
    method,
    uri,
    query: hasQueryLine ? (lines[2] ?? '') : '',
    headers,
    signedHeaders: signedHeaders === '' ? headers.map(({ name }) => name) : signedHeaders.split(';'),
    payloadHash,
  };
}

/** Lines of a text whose breaks may have been escaped and which may have been indented on the way; no blank ones at its ends. */
export function brokenIntoLines(text: string): string[] {
  const trimmed = text.trim();
  const broken = trimmed.includes('\n')
    ? trimmed
    : trimmed.replace(/\\{1,4}r/g, '').replace(/\\{1,4}n/g, '\n');
  return broken.split('\n').map((line) => line.trim());
}

/** Trimmed, runs of white space made one: header values as they are signed. */
export function canonicalHeaderValue(value: string): string {
  return value.trim().replace(/\s+/g, ' ');
}

interface SignedParts {
  readonly prefix: 'x-amz-' | 'x-goog-';
  readonly headers: readonly string[];
}

function signedInQuery(parameters: readonly NameValue[]): SignedParts | undefined {
  for (const prefix of ['x-amz-', 'x-goog-'] as const) {
    const headers = parameterValue(parameters, `${prefix}signedheaders`);
    if (parameterValue(parameters, `${prefix}algorithm`) !== undefined && headers !== undefined)
      return { prefix, headers: signedHeaderNames(headers) };
  }
  return undefined;
}

function signedInHeader(headers: readonly NameValue[]): SignedParts | undefined {
  const authorization = headers.find(({ name }) => name.toLowerCase() === 'authorization')?.value ?? '';
  const algorithm = /^\s*(AWS4|GOOG4)-/.exec(authorization)?.[1];
  const names = /SignedHeaders=([^,\s]+)/.exec(authorization)?.[1];
  if (algorithm === undefined || names === undefined) return undefined;
  return { prefix: algorithm === 'AWS4' ? 'x-amz-' : 'x-goog-', headers: signedHeaderNames(names) };
}

function signedHeaderNames(list: string): string[] {
  const names = list
    .split(';')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  return [...new Set(names)].sort(compareAscii);
}

/** A parameter by its lower-case name, decoded. */
function parameterValue(parameters: readonly NameValue[], lowerName: string): string | undefined {
  const found = parameters.find(({ name }) => name.toLowerCase() === lowerName);
  return found === undefined ? undefined : decodeOnce(found.value);
}

/** Values by lower-case name; repeated headers are joined by commas, Host is the URL's unless given. */
function headersToSign(headers: readonly NameValue[], target: RequestTarget): Map<string, string> {
  const values = new Map<string, string>();
  for (const header of headers) {
    const name = header.name.trim().toLowerCase();
    const value = canonicalHeaderValue(header.value);
    const before = values.get(name);
    values.set(name, before === undefined ? value : `${before},${value}`);
  }
  if (!values.has('host') && target.host !== '') values.set('host', target.host);
  return values;
}

function parseOnOneLine(text: string): CanonicalLines | undefined {
  const words = text.split(' ').filter((word) => word !== '');
  const [method = '', uri = ''] = words;
  if (!isMethod(method) || !uri.startsWith('/')) return undefined;
  const hasQuery = words[2] !== undefined && !words[2].includes(':');
  const rest = words.slice(hasQuery ? 3 : 2);
  const last = rest.at(-1) ?? '';
  const hasPayload = /^[0-9a-f]{64}$|^UNSIGNED-PAYLOAD$|^STREAMING-/.test(last);
  const beforePayload = hasPayload ? rest.slice(0, -1) : rest;
  const list = beforePayload.at(-1)?.includes(':') === false ? (beforePayload.at(-1) ?? '') : '';
  const signedHeaders = list === '' ? [] : list.split(';');
  const headers = headersOnOneLine(list === '' ? beforePayload : beforePayload.slice(0, -1), signedHeaders);
  return {
    method,
    uri,
    query: hasQuery ? (words[2] ?? '') : '',
    headers,
    signedHeaders: list === '' ? headers.map(({ name }) => name) : signedHeaders,
    payloadHash: hasPayload ? last : '',
  };
}

/** A value may hold spaces and colons of its own; the list of signed names tells where the next header begins. */
function headersOnOneLine(words: readonly string[], signedHeaders: readonly string[]): NameValue[] {
  const known = new Set(signedHeaders);
  const headers: { name: string; words: string[] }[] = [];
  for (const word of words) {
    const colon = word.indexOf(':');
    const name = word.slice(0, Math.max(colon, 0));
    const begins = known.size > 0 ? known.has(name) : /^[a-z][a-z0-9-]*$/.test(name);
    if (begins) headers.push({ name, words: [word.slice(colon + 1)] });
    else headers.at(-1)?.words.push(word);
  }
  return headers.map((header) => ({ name: header.name, value: header.words.join(' ') }));
}

function isMethod(word: string): boolean {
  return /^[A-Z]{3,20}$/.test(word);
}

function nameValue(line: string): NameValue {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon), value: line.slice(colon + 1) };
}
