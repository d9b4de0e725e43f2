import type { Random } from '../support/random.js';

/** Words that readers look for, so that mutations reach what random letters never would. */
const words: readonly string[] = [
  '<Error>',
  '<Code>',
  '</Code>',
  '<Message>',
  '</Error>',
  '<ServerTime>2026-11-24T12:00:00Z</ServerTime>',
  '<Expires>2026-11-24T11:00:00Z</Expires>',
  '<?xml version="1.0"?>',
  '<Code>AccessDenied</Code>',
  '<Code>SignatureDoesNotMatch</Code>',
  '<StringToSign>AWS4-HMAC-SHA256\n',
  '<CanonicalRequest>PUT\n/k\n',
  'X-Amz-Algorithm=AWS4-HMAC-SHA256',
  '&X-Amz-Date=20261124T110000Z',
  '&X-Amz-Expires=900',
  '&X-Amz-Expires=99999999999',
  '&X-Amz-Signature=',
  '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Fus-east-1%2Fs3%2Faws4_request',
  '&X-Amz-Security-Token=',
  'Authorization: AWS4-HMAC-SHA256 Credential=',
  'HTTP/1.1 403 Forbidden',
  'HTTP/2 200',
  'PUT https://b.s3.amazonaws.com/k?',
  'curl -X PUT ',
  " -H 'Content-Type: video/mp4'",
  'blocked by CORS policy',
  'net::ERR_FAILED',
  'net::ERR_CONNECTION_RESET',
  'An error occurred (AccessDenied) when calling the PutObject operation: ',
  '{"request":{"method":"PUT","url":"https://b.s3.amazonaws.com/k"},"response":{"status":403}}',
  '"eventSource":"s3.amazonaws.com"',
  ' REST.PUT.OBJECT k "PUT /k HTTP/1.1" 403 AccessDenied ',
  'Host: ',
  'Date: Tue, 24 Nov 2026 12:00:00 GMT',
  'Server: MinIO',
  '\u001b[31m',
  '\u001b[',
  '\\"',
  '\\\\',
  '\\n',
  '\\u003c',
  '&lt;',
  '&amp;',
  '&quot;',
  '&#x27;',
  '%25',
  '%2F',
  '%',
  '\r\n',
  '\n\n',
  '\u0000',
  '\ufeff',
  '\ud800',
  '🪣',
  'é',
  '\u2028',
  '\u202e',
  '…',
  '=',
  '?',
  '&',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '<',
  '>',
  '//',
  ':',
  ';',
  '0',
  '-1',
  '9'.repeat(30),
  '2026-02-30T25:61:61Z',
  '99991231T235959Z',
  'NaN',
  'null',
  '__proto__',
  'constructor',
  'toString',
];

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

const mutations: readonly Mutation[] = [
  (text, random) => splice(text, random, 1 + random(3), ''),
  (text, random) => splice(text, random, 1 + random(1 + (text.length >> 2)), ''),
  (text, random) => splice(text, random, 1, String.fromCharCode(random(random(4) === 0 ? 65_536 : 128))),
  (text, random) => splice(text, random, 0, part(text, random)),
  (text, random) =>
    splice(
      text,
      random,
      0,
      part(text, random)
        .slice(0, 60)
        .repeat(1 + random(200)),
    ),
  (text, random) => text.slice(0, random(text.length + 1)),
  (text, random) => text.slice(random(text.length + 1)),
  (text, random) => lines(text, (list) => list.filter(() => random(6) !== 0)),
  (text, random) => lines(text, (list) => list.sort(() => random(3) - 1)),
  (text, random) => onPart(text, random, (some) => some.toUpperCase()),
  (text, random) => onPart(text, random, (some) => some.toLowerCase()),
  (text, random) => onPart(text, random, (some) => JSON.stringify(some)),
  (text, random) => onPart(text, random, (some) => encodeURIComponent(some.replace(/\p{Cs}/gu, ''))),
  (text, random) => onPart(text, random, (some) => some.replaceAll('&', '&amp;').replaceAll('<', '&lt;')),
  (text, random) => onPart(text, random, (some) => some.replaceAll(' ', '\n')),
  (text, random) => onPart(text, random, (some) => some.replace(/\d/g, () => String(random(10)))),
  (text) => text.replaceAll('\n', '\r\n'),
];

/** What puts another failure’s words into a text. */
const mixtures: readonly Mutation[] = [
  (text, random) => splice(text, random, 0, pick(words, random)),
  (text, random) => splice(text, random, random(40), pick(words, random)),
  (text, random, others) => splice(text, random, random(200), part(pick(others, random), random)),
  (text, random) => splice(text, random, 0, pick(words, random).repeat(1 + random(500))),
  (text, random, others) => `${text}\n${pick(others, random)}`,
];

/** A paste after a few changes, the same for the same random numbers, and whether it still tells of one failure only. */
export function mutate(
  text: string,
  random: Random,
  others: readonly string[],
): { readonly text: string; readonly isOfOneFailure: boolean } {
  let mutated = text;
  let isOfOneFailure = true;
  for (let rounds = 1 + random(5); rounds > 0; rounds--) {
    const isMixture = random(mutations.length + mixtures.length) >= mutations.length;
    mutated = pick(isMixture ? mixtures : mutations, random)(mutated, random, others).slice(0, longest);
    if (isMixture) isOfOneFailure = false;
  }
  return { text: mutated, isOfOneFailure };
}

/** Longer ones would only take longer. */
const longest = 60_000;

export function pick<Item>(items: readonly Item[], random: Random): Item {
  const item = items[random(items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function splice(text: string, random: Random, remove: number, insert: string): string {
  const at = random(text.length + 1);
  return text.slice(0, at) + insert + text.slice(at + remove);
}

function part(text: string, random: Random): string {
  const start = random(text.length + 1);
  return text.slice(start, start + random(400));
}

function onPart(text: string, random: Random, change: (some: string) => string): string {
  const start = random(text.length + 1);
  const end = start + random(text.length + 1 - start);
  return text.slice(0, start) + change(text.slice(start, end)) + text.slice(end);
}

function lines(text: string, change: (list: string[]) => string[]): string {
  return change(text.split('\n')).join('\n');
}
