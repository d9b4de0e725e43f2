import type { Span } from '../diagnosis.js';
import type { CanonicalLines, NameValue } from './canonicalRequest.js';
import { compareCanonical, type Difference } from './compare.js';
import { splitQuery } from './encoding.js';
import { markDifferences } from './markDifferences.js';
import type { StringToSign, StringToSignV2 } from './stringToSign.js';

/** What a line of a canonical request, a string to sign or a policy is. */
export type LineName =
  | 'method'
  | 'path'
  | 'query'
  | 'header'
  | 'signed headers'
  | 'payload hash'
  | 'date'
  | 'scope'
  | 'content-md5'
  | 'content-type'
  | 'date or expires'
  | 'resource'
  | 'expiration'
  | 'condition'
  | 'policy';

/** One line of both sides; null where a side has no such line. */
export interface AlignedLine {
  readonly name: LineName;
  readonly left: string | null;
  readonly right: string | null;
  /** Offsets into `left` of what `right` has not, in UTF-16 code units; empty where the whole line is missing or equal. */
  readonly leftMarks: readonly Span[];
  readonly rightMarks: readonly Span[];
  readonly isSame: boolean;
  /** What happened to the line between signing and checking; null where it is equal or nothing is known. */
  readonly explanation: string | null;
}

/** The lines of two canonical requests: a line for each query parameter and each header, in the order of the canonical request. */
export function alignCanonical(left: CanonicalLines, right: CanonicalLines): AlignedLine[] {
  const differences = compareCanonical(left, right);
  const explain = (part: Difference['part'], name?: string): string | null =>
    differences.find(
      (difference) =>
        difference.part === part &&
        (name === undefined || difference.name?.toLowerCase() === name.toLowerCase()),
    )?.text ?? null;
  const reordered = differences.find(({ transformation }) => transformation === 'parameters-reordered');
  return [
    line('method', left.method, right.method, explain('method')),
    line('path', left.uri, right.uri, explain('path')),
    ...(reordered
      ? // Name by name nothing differs: only the whole shows the order.
        [line('query', left.query, right.query, reordered.text)]
      : pairs(splitQuery(left.query), splitQuery(right.query), '=').map((pair) =>
          line(
            'query',
            pair.left,
            pair.right,
            explain('query', pair.name) ?? explain('query', `amp;${pair.name}`),
          ),
        )),
    ...pairs(left.headers, right.headers, ':').map((pair) =>
      line('header', pair.left, pair.right, explain('header', pair.name)),
    ),
    line(
      'signed headers',
      left.signedHeaders.join(';'),
      right.signedHeaders.join(';'),
      explain('signed-headers') ??
        'The list names the headers that are signed; it differs because the headers above do.',
    ),
    line('payload hash', left.payloadHash, right.payloadHash, explain('payload')),
  ];
}

/** The lines of two strings that SigV2 signs. */
export function alignVersion2(left: StringToSignV2, right: StringToSignV2): AlignedLine[] {
  return [
    line('method', left.verb, right.verb, changed('method', left.verb, right.verb)),
    line(
      'content-md5',
      left.contentMd5,
      right.contentMd5,
      changed('Content-MD5', left.contentMd5, right.contentMd5),
    ),
    line(
      'content-type',
      left.contentType,
      right.contentType,
      left.contentType === ''
        ? 'Signature version 2 always signs Content-Type: the request carries one with which it was not signed.'
        : changed('Content-Type', left.contentType, right.contentType),
    ),
    line(
      'date or expires',
      left.dateOrExpires,
      right.dateOrExpires,
      changed('date', left.dateOrExpires, right.dateOrExpires),
    ),
    ...pairs(left.headers, right.headers, ':').map((pair) =>
      line('header', pair.left, pair.right, missing(pair.name, pair.left, pair.right)),
    ),
    line('resource', left.resource, right.resource, changed('resource', left.resource, right.resource)),
  ];
}

/** Date and scope of two strings to sign, where both sides have them: with another scope another key signs. */
export function alignScopes(left: StringToSign | undefined, right: StringToSign | undefined): AlignedLine[] {
  if (left?.version !== 4 || right?.version !== 4) return [];
  const [leftScope, rightScope] = [left, right].map(({ scope }) =>
    [scope.date, scope.region, scope.service, scope.terminal].filter((piece) => piece !== null).join('/'),
  );
  return [
    line('date', left.date, right.date, 'The two sides signed with different times.'),
    line(
      'scope',
      leftScope ?? '',
      rightScope ?? '',
      'The two sides derive different signing keys: day, region or service differ.',
    ),
  ];
}

/** One line of both sides, with what differs marked; the explanation is dropped where they are equal. */
export function line(
  name: LineName,
  left: string | null,
  right: string | null,
  explanation: string | null,
): AlignedLine {
  const isSame = left === right;
  const marks =
    isSame || left === null || right === null ? { left: [], right: [] } : markDifferences(left, right);
  return {
    name,
    left,
    right,
    leftMarks: marks.left,
    rightMarks: marks.right,
    isSame,
    explanation: isSame ? null : explanation,
  };
}

interface Pair {
  readonly name: string;
  readonly left: string | null;
  readonly right: string | null;
}

/** Same names side by side, in the order of the left side; what only the right side has stands where it has it. */
function pairs(left: readonly NameValue[], right: readonly NameValue[], sign: string): Pair[] {
  const rest = [...right];
  const found: Pair[] = [];
  const take = (count: number): void => {
    for (const { name, value } of rest.splice(0, count))
      found.push({ name, left: null, right: `${name}${sign}${value}` });
  };
  const leftNames = new Set(left.map(({ name }) => name));
  for (const { name, value } of left) {
    const at = rest.findIndex((other) => other.name === name);
    if (at >= 0) {
      const ahead = rest.slice(0, at).findIndex((other) => leftNames.has(other.name));
      take(ahead < 0 ? at : ahead);
    }
    const position = rest.findIndex((other) => other.name === name);
    const [partner] = position < 0 ? [] : rest.splice(position, 1);
    found.push({
      name,
      left: `${name}${sign}${value}`,
      right: partner === undefined ? null : `${name}${sign}${partner.value}`,
    });
  }
  take(rest.length);
  return found;
}

function changed(what: string, left: string, right: string): string {
  if (left === '') return `The ${what} is in what the store checked and was not signed.`;
  if (right === '') return `The ${what} was signed and did not reach the store.`;
  return `The ${what} changed between signing and checking.`;
}

function missing(name: string, left: string | null, right: string | null): string {
  if (left === null) return `The header ${name} reached the store and was not signed.`;
  if (right === null) return `The header ${name} was signed and did not reach the store.`;
  return `The header ${name} changed between signing and checking.`;
}
