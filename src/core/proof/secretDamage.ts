import { base64, sha256Hex } from '../sigv4/hash.js';
import { decodeOnce } from '../sigv4/encoding.js';
import type { Transformation } from '../sigv4/transformation.js';
import { decodeBase64Text } from '../text/base64.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/** A secret that may have signed, with what makes it differ from the one that was given. */
export interface Secret {
  readonly value: string;
  readonly transformations: readonly Transformation[];
}

const longestSecret = 256;
const likelyCuts = 16;

/** The secrets as given: the first is the one that should have signed. */
export function givenSecrets(secret: string, others: readonly string[]): Secret[] {
  return distinct([
    { value: secret, transformations: [] },
    ...others.map((value): Secret => ({ value, transformations: ['secret-of-other-key'] })),
  ]);
}

/** What copying, environment files, shells and clusters make of a secret, either way: the given or the signing one may be damaged. */
export function damagedSecrets(given: readonly Secret[]): Secret[] {
  return distinct([
    ...given,
    ...given.flatMap((secret) => [...damages(secret), ...truncations(secret)]),
  ]).slice(given.length);
}

/** Two damages at once; of truncations only those that missed a few characters. */
export function twiceDamagedSecrets(given: readonly Secret[]): Secret[] {
  const cut = (secret: Secret): Secret[] => truncations(secret).slice(0, likelyCuts);
  return distinct([
    ...damagedSecrets(given),
    ...given.flatMap((secret) => [
      ...damages(secret).flatMap((once) => [...damages(once), ...cut(once)]),
      ...cut(secret).flatMap(damages),
    ]),
  ]);
}

function damages({ value, transformations }: Secret): Secret[] {
  const percentEncoded = encodeURIComponent(value.replace(/[\ud800-\udfff]/g, ''));
  const variants: [Transformation, string][] = [
    ['secret-whitespace', value.trim()],
    ['secret-whitespace', value.replace(/\s+/g, '')],
    ['secret-whitespace', `${value}\n`],
    ['secret-whitespace', `${value}\r\n`],
    ['secret-whitespace', `${value}\r`],
    ['secret-whitespace', `${value} `],
    ['secret-whitespace', `${value}\t`],
    ['secret-whitespace', ` ${value}`],
    ['secret-whitespace', `\n${value}`],
    ['secret-whitespace', `\ufeff${value}`],
    ['secret-url-encoded', percentEncoded],
    ['secret-url-encoded', percentEncoded.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())],
    ['secret-url-encoded', value.replaceAll('/', '%2F')],
    ['secret-url-encoded', value.replaceAll('+', '%2B')],
    ['secret-url-encoded', value.replaceAll('+', ' ')],
    ['secret-url-encoded', value.replaceAll(' ', '+')],
    ['secret-url-encoded', decodeOnce(value)],
    ['secret-url-encoded', decodeOnce(value.replaceAll('+', ' '))],
    ['secret-quoted', `"${value}"`],
    ['secret-quoted', `'${value}'`],
    ['secret-quoted', value.replace(/^(["'`])(.*)\1$/, '$2')],
    ['secret-quoted', value.replace(/^["'`]|["'`,;]$/g, '')],
    ['secret-quoted', value.replaceAll('\\', '')],
    ['secret-quoted', value.replaceAll('/', '\\/')],
    ['secret-quoted', `${value}"`],
    ['secret-quoted', `"${value}`],
    ['secret-base64', base64(utf8ToBytes(value))],
    ['secret-base64', base64(utf8ToBytes(`${value}\n`))],
    ['secret-base64', decodeBase64Text(value) ?? value],
    ['secret-hashed', sha256Hex(value)],
  ];
  return variants
    .filter(([, variant]) => variant !== value && variant !== '')
    .map(([transformation, variant]) => ({
      value: variant,
      transformations: transformations.includes(transformation)
        ? transformations
        : [...transformations, transformation],
    }));
}

/** Every beginning and every end: a variable cut at a sign, a field too short, a selection that missed a character. */
function truncations({ value, transformations }: Secret): Secret[] {
  if (value.length > longestSecret) return [];
  const cut: Secret[] = [];
  for (let length = value.length - 1; length > 0; length--)
    for (const part of [value.slice(0, length), value.slice(-length)])
      cut.push({ value: part, transformations: [...transformations, 'secret-truncated'] });
  return cut;
}

function distinct(secrets: readonly Secret[]): Secret[] {
  const found = new Map<string, Secret>();
  for (const secret of secrets) if (!found.has(secret.value)) found.set(secret.value, secret);
  return [...found.values()];
}
