import { utf8ToBytes } from '@noble/hashes/utils.js';

const percent = 0x25;
const unreserved = /[A-Za-z0-9\-._~]/;

/** For each byte what stands for it in a canonical request: itself where unreserved, else `%XX`. */
const encodedBytes: readonly string[] = Array.from({ length: 256 }, (_, byte) => {
  const character = String.fromCharCode(byte);
  return unreserved.test(character) ? character : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
});

/**
 * A path as S3 canonicalises it: every byte percent-encoded exactly once, slashes left alone, nothing normalised.
 * What is percent-encoded already counts as the byte it stands for.
 */
export function canonicalPath(path: string): string {
  return path === '' ? '/' : encodeOnce(path).replaceAll('%2F', '/');
}

/** The parameters of a query as sent, in their order; empty pieces between two `&` are none. */
export function splitQuery(query: string): { name: string; value: string }[] {
  return query
    .split('&')
    .filter((piece) => piece !== '')
    .map((piece) => {
      const equals = piece.indexOf('=');
      return equals < 0
        ? { name: piece, value: '' }
        : { name: piece.slice(0, equals), value: piece.slice(equals + 1) };
    });
}

/** Parameters as S3 canonicalises them: encoded once, `+` read as a space, sorted by name and then by value. */
export function canonicalQuery(parameters: readonly { name: string; value: string }[]): string {
  return parameters
    .map(({ name, value }) => ({ name: encodeFormOnce(name), value: encodeFormOnce(value) }))
    .sort((a, b) => compareAscii(a.name, b.name) || compareAscii(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

/** Percent-decodes what is valid UTF-8 and leaves the rest as it stands; never throws. */
export function decodeOnce(text: string): string {
  // One run of escapes at a time: a broken one does not spoil the others.
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, (run) => {
    try {
      return decodeURIComponent(run);
    } catch {
      return run;
    }
  });
}

/** Order of code units, which for encoded text is the order of bytes. */
export function compareAscii(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Percent-encodes every byte but the unreserved ones; an escape already there is kept as one. */
export function encodeOnce(text: string): string {
  const bytes = utf8ToBytes(text);
  let encoded = '';
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const escaped = byte === percent ? escapedByte(bytes, at) : undefined;
    if (escaped !== undefined) at += 2;
    encoded += encodedBytes[escaped ?? byte] ?? '';
  }
  return encoded;
}

/** Masks of a redacted paste stay as they are, as they do in the canonical request that the server printed. */
function encodeFormOnce(text: string): string {
  return text
    .replaceAll('+', ' ')
    .split(/([•◦]+)/)
    .map((piece, at) => (at % 2 === 0 ? encodeOnce(piece) : piece))
    .join('');
}

function escapedByte(bytes: Uint8Array, at: number): number | undefined {
  const high = hexDigit(bytes[at + 1]);
  const low = hexDigit(bytes[at + 2]);
  return high === undefined || low === undefined ? undefined : high * 16 + low;
}

function hexDigit(byte: number | undefined): number | undefined {
  if (byte === undefined) return undefined;
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const lower = byte | 0x20;
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : undefined;
}
