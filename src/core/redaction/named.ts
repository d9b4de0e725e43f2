import { carriedValue, matchAt, restOfLine, type CarriedValue } from './carrier.js';
import type { Masker } from './mask.js';
import { nameWord, secretName, type SecretName } from './names.js';

/** A piece of the text and what stands in its place; both have the same length. */
interface Replacement {
  readonly start: number;
  readonly text: string;
}

const longestName = 64;
const longestArray = 65_536;
const openList = /[^\w\s]{1,8}[:=]\s{0,8}\[/y;
const nameCharacter = /[A-Za-z0-9_-]/;

const keyAndSignature =
  /\s{0,4}(?:AWS|OSS|GOOG1|OBS|COS|SharedKey(?:Lite)?)\s+([^\s:"'<>]{1,256}):([^\s"'<>,;\\]{1,512})/y;
const schemeAndToken = /\s{0,4}(?:Bearer|Basic|Token|Negotiate|NTLM|Digest)(?:\s|%20|\+){1,4}/iy;
const bearer = /\b(?:Bearer|bearer)(?: |%20|\+)([A-Za-z0-9+/=._~-]{16,16384})/g;
const cookieAttribute = /^\s*(?:path|domain|expires|max-age|samesite|priority|version|comment)$/i;

/** Masks every value that a name announces as a secret. */
export function maskNamed(text: string, masker: Masker): string {
  const replacements: Replacement[] = [];
  let done = 0;
  for (const word of text.matchAll(nameWord)) {
    if (word.index < done) continue;
    const start = nameStart(text, word.index);
    const end = nameEnd(text, word.index + word[0].length);
    const name = secretName(text.slice(start, end));
    done = end;
    if (name === undefined) continue;
    const { replacements: masks, end: readTo } = masksFor(name, start, end, text, masker);
    replacements.push(...masks);
    done = readTo;
  }
  const named = replaced(text, replacements);
  return named.replace(bearer, (whole, token: string) =>
    looksRandom(token) ? whole.slice(0, -token.length) + masker.mask(token, 'token') : whole,
  );
}

/** Long, of letters and digits both, and no name made of words. */
export function looksRandom(value: string): boolean {
  return (
    /^[A-Za-z0-9+/=_.%~:-]{16,}$/.test(value) &&
    /\d/.test(value) &&
    /[A-Za-z]/.test(value) &&
    !/^(?:x-(?:amz|goog|oss)-|https?:|AWS4-|\/)/i.test(value) &&
    !/^[a-z]+(?:[-_.][a-z0-9]+)+$/.test(value)
  );
}

/** What one name leads to, and how far the text has been read by that. */
interface Reading {
  readonly replacements: readonly Replacement[];
  readonly end: number;
}

function masksFor(name: SecretName, start: number, end: number, text: string, masker: Masker): Reading {
  if (name.kind === 'cookies') return cookieListMasks(text, end, masker);
  const value = carriedValue(text, start, end);
  if (value === undefined) return { replacements: [], end };
  switch (name.kind) {
    case 'authorization':
      return authorizationMasks(text, value, end, masker);
    case 'cookie':
      return cookieMasks(text, value, masker);
    case 'key-id':
    case 'secret':
    case 'signature':
    case 'token': {
      const found = text.slice(value.start, value.end);
      const isCode = isExpression(found, text.charAt(value.end), value.isQuoted);
      const mask = isCode ? undefined : masked(found, value, name, masker);
      if (mask !== undefined) return { replacements: [{ start: value.start, text: mask }], end: value.end };
      // What belongs to the name for sure announces nothing else; a sentence after it may.
      return { replacements: [], end: value.tie === 'direct' && !value.isQuoted ? value.end : end };
    }
  }
}

function masked(found: string, value: CarriedValue, name: SecretName, masker: Masker): string | undefined {
  if (name.kind === 'key-id') return maskedKeyId(found, value, name, masker);
  if (/^(?:s3)?v[24]a?$/.test(found) || !isMeant(found, value, name)) return undefined;
  return masker.mask(found, name.kind === 'secret' ? 'secret' : 'token');
}

/** Tells a secret from the words of a sentence that happens to name one. */
function isMeant(found: string, value: CarriedValue, name: SecretName): boolean {
  switch (value.tie) {
    case 'direct':
      return name.isSure || (found.length > 3 && !(value.isQuoted && /\s/.test(found.trim())));
    case 'assigned':
      return looksRandom(found) || (name.isSure && (found.length > 11 || /\d/.test(found)));
    case 'apart':
      return looksRandom(found);
  }
}

/** `AKIA…/20260122/eu-west-1/s3/aws4_request` keeps all but the middle of its first segment. */
function maskedKeyId(
  found: string,
  value: CarriedValue,
  name: SecretName,
  masker: Masker,
): string | undefined {
  const id = /^[A-Za-z0-9_•◦*!-]+/.exec(found)?.[0] ?? '';
  const rest = found.slice(id.length);
  // An account's e-mail address, as in GoogleAccessId, is no secret.
  if (/^(?:@|%(?:25)?40|\.)/.test(rest)) return undefined;
  const isSure = value.tie === 'direct' || (value.tie === 'assigned' && name.isSure);
  return (isSure ? id.length > 3 : id.length > 11 && /\d/.test(id)) ? masker.maskKeyId(id) + rest : undefined;
}

/** SigV4 names its parts, and they are found by their names; the other schemes are read here. */
function authorizationMasks(text: string, value: CarriedValue, nameEnd: number, masker: Masker): Reading {
  const pair = matchAt(keyAndSignature, text, value.start);
  const [whole, id, signature] = pair ?? [];
  if (whole !== undefined && id !== undefined && signature !== undefined) {
    const mask = `${masker.maskKeyId(id)}:${masker.mask(signature, 'token')}`;
    const end = value.start + whole.length;
    return { replacements: [{ start: end - mask.length, text: mask }], end };
  }
  const scheme = matchAt(schemeAndToken, text, value.start)?.[0];
  const start = value.start + (scheme?.length ?? 0);
  const end = scheme === undefined || value.isQuoted ? value.end : restOfLine(text, start);
  const token = text.slice(start, end).trimEnd();
  const isToken = scheme === undefined ? looksRandom(token) : token.length > 3;
  if (!isToken) return { replacements: [], end: nameEnd };
  return { replacements: [{ start, text: masker.mask(token, 'token') }], end };
}

function cookieMasks(text: string, value: CarriedValue, masker: Masker): Reading {
  const end = value.isQuoted ? value.end : restOfLine(text, value.start);
  const mask = maskCookies(text.slice(value.start, end), masker);
  return { replacements: [{ start: value.start, text: mask }], end };
}

/** Masks the values of `name=value; name=value`; attributes such as Path are kept. */
export function maskCookies(cookies: string, masker: Masker): string {
  return cookies
    .split(';')
    .map((pair) => {
      const equals = pair.indexOf('=');
      const value = pair.slice(equals + 1);
      if (equals < 1 || value.trim() === '' || cookieAttribute.test(pair.slice(0, equals))) return pair;
      return pair.slice(0, equals + 1) + masker.mask(value, 'secret');
    })
    .join(';');
}

/** The values in a HAR's list of cookies, which bear names of their own. */
function cookieListMasks(text: string, nameEnd: number, masker: Masker): Reading {
  const opened = matchAt(openList, text, nameEnd);
  if (opened === undefined) return { replacements: [], end: nameEnd };
  const start = nameEnd + opened[0].length;
  const piece = text.slice(start, start + longestArray);
  const close = piece.indexOf(']');
  const list = close < 0 ? piece : piece.slice(0, close);
  const values = list.matchAll(/"value\\{0,4}"\s{0,8}:\s{0,8}\\{0,4}"((?:[^"\\]|\\[^"])*)/g);
  const replacements = Array.from(values, (match) => {
    const value = match[1] ?? '';
    return {
      start: start + match.index + match[0].length - value.length,
      text: masker.mask(value, 'secret'),
    };
  });
  return { replacements, end: start + list.length };
}

/** Code that fetches a secret holds none. */
function isExpression(value: string, next: string, isQuoted: boolean): boolean {
  if (/^[$<{]/.test(value)) return true;
  if (isQuoted) return false;
  return (
    /^(?:process|os|env|ENV|config|settings|self|this|secrets|credentials?|creds|options|args|import|context)\.[A-Za-z_]/.test(
      value,
    ) ||
    (/[([]/.test(next) && /^[A-Za-z_][\w.]*$/.test(value))
  );
}

function nameStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < longestName && nameCharacter.test(text.charAt(start - 1))) start--;
  return start;
}

function nameEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < longestName && nameCharacter.test(text.charAt(end))) end++;
  return end;
}

function replaced(text: string, replacements: readonly Replacement[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const replacement of replacements) {
    if (replacement.start < at) continue;
    pieces.push(text.slice(at, replacement.start), replacement.text);
    at = replacement.start + replacement.text.length;
  }
  return pieces.join('') + text.slice(at);
}
