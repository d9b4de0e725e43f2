import { parseStringToSign, type StringToSignV2 } from '../sigv4/stringToSign.js';
import type { Case, Match } from './case.js';

const start = /(?:^|\n)(?=(?:PUT|POST|GET|HEAD|DELETE)\n)/;
const maximumLength = 20_000;

/** Two strings to sign of version 2 that stand alone in a paste, as its two sides print them, and the line in which they differ. */
export interface StringPair {
  readonly line: 'Content-Type' | 'Content-MD5';
  readonly values: readonly [string, string];
  readonly at: Match | undefined;
}

/** The pair where both are of one request; undefined where there are none, or where they differ in more. */
export function stringPair(c: Case): StringPair | undefined {
  if (c.code !== '' || c.text.length > maximumLength) return undefined;
  const text = c.text.replaceAll('\r\n', '\n');
  const [first, second, ...others] = text.split(start).flatMap((part) => stringOf(part) ?? []);
  if (!first || !second || others.length > 0) return undefined;
  const isOneRequest =
    first.verb === second.verb &&
    first.resource === second.resource &&
    first.dateOrExpires === second.dateOrExpires;
  if (!isOneRequest) return undefined;
  const isTypeSame = first.contentType === second.contentType;
  const isDigestSame = first.contentMd5 === second.contentMd5;
  if (isTypeSame === isDigestSame) return undefined;
  const values = isTypeSame
    ? ([first.contentMd5, second.contentMd5] as const)
    : ([first.contentType, second.contentType] as const);
  return {
    line: isTypeSame ? 'Content-MD5' : 'Content-Type',
    values,
    at: c.find(new RegExp(values[1].replace(/[^\w/-]/g, '.').slice(0, 100) || '^')),
  };
}

/** The string that a text begins with, down to its resource. */
function stringOf(text: string): StringToSignV2 | undefined {
  const end = text.search(/\n\/[^\n]*/);
  if (end < 0) return undefined;
  const lineEnd = text.indexOf('\n', end + 1);
  const parsed = parseStringToSign(lineEnd < 0 ? text.trimEnd() : text.slice(0, lineEnd));
  return parsed?.version === 2 ? parsed : undefined;
}
