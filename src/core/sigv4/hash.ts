import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CredentialScope } from './stringToSign.js';

/** SHA-256 of nothing: the payload hash of a request without a body. */
export const emptySha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Lower-case hex SHA-256 of the text's UTF-8 bytes. */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)));
}

/** The digest that Content-MD5 carries, of the text's UTF-8 bytes. */
export function md5Base64(text: string): string {
  return base64(md5(utf8ToBytes(text)));
}

/** The signature of SigV2. */
export function hmacSha1Base64(secret: string, text: string): string {
  return base64(hmac(sha1, utf8ToBytes(secret), utf8ToBytes(text)));
}

/** The key that SigV4 signs with: the secret narrowed to a day, a region and a service. */
export function signingKey(secret: string, date: string, region: string, service: string): Uint8Array {
  const start = utf8ToBytes(`AWS4${secret}`);
  return [date, region, service, 'aws4_request'].reduce<Uint8Array>(hmacSha256, start);
}

/** The SigV4 signature, in hex, of a canonical request with this hash. */
export function signature(input: {
  secret: string;
  /** `YYYYMMDDTHHMMSSZ`. */
  date: string;
  scope: CredentialScope;
  canonicalRequestHash: string;
}): string {
  const { date, region, service, terminal } = input.scope;
  const scope = [date, region, service, terminal].filter((piece) => piece !== null).join('/');
  const text = ['AWS4-HMAC-SHA256', input.date, scope, input.canonicalRequestHash].join('\n');
  return bytesToHex(hmacSha256(signingKey(input.secret, date, region ?? '', service), text));
}

/** Standard base64 with padding. */
export function base64(bytes: Uint8Array): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const [first = 0, second, third] = bytes.subarray(at, at + 3);
    const bits = (first << 16) | ((second ?? 0) << 8) | (third ?? 0);
    const digits = [18, 12, 6, 0].map((shift) => alphabet.charAt((bits >> shift) & 63));
    encoded += digits.slice(0, second === undefined ? 2 : third === undefined ? 3 : 4).join('');
    encoded += '='.repeat(second === undefined ? 2 : third === undefined ? 1 : 0);
  }
  return encoded;
}

function hmacSha256(key: Uint8Array, text: string): Uint8Array {
  return hmac(sha256, key, utf8ToBytes(text));
}
