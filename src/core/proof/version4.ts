import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalText } from '../sigv4/canonicalRequest.js';
import { sha256Hex } from '../sigv4/hash.js';
import type { CredentialScope } from '../sigv4/stringToSign.js';
import type { Signed4 } from './hypothesis.js';
import type { Scheme } from './search.js';
import { undoHost, undoMethod, undoPath } from './undoAddress.js';
import { undoHeaders, undoPayload } from './undoHeaders.js';
import { undoQuery } from './undoQuery.js';
import { scopeText, undoDate, undoScope } from './undoScope.js';

/** SigV4, and Google's V4 with an HMAC key; signing keys are kept for as long as the search lasts. */
export function version4(): Scheme<Signed4> {
  const sign = keyedSigner();
  return {
    undo: [undoMethod, undoHost, undoHeaders, undoPath, undoQuery, undoPayload, undoScope, undoDate],
    text: ({ algorithm, lines, hash, date, scope }) =>
      [algorithm, date, scopeText(scope), lines ? sha256Hex(canonicalText(lines)) : hash].join('\n'),
    key: () => '',
    signature: ({ scope, algorithm }, text, secret) => sign(secret, scope, algorithm, text),
  };
}

type Hmac = ReturnType<typeof hmac.create>;

/** Signs texts with keys derived from secret and scope, each key once. */
export function keyedSigner(): (
  secret: string,
  scope: CredentialScope,
  algorithm: string,
  text: string,
) => string {
  const keys = new Map<string, Hmac>();
  return (secret, scope, algorithm, text) => {
    const name = `${scopeText(scope)}\n${secret}`;
    let key = keys.get(name);
    if (!key) {
      const start = utf8ToBytes(`${algorithm.startsWith('GOOG4') ? 'GOOG4' : 'AWS4'}${secret}`);
      const derived = [scope.date, scope.region ?? '', scope.service, scope.terminal].reduce<Uint8Array>(
        (bytes, piece) => hmac(sha256, bytes, utf8ToBytes(piece)),
        start,
      );
      key = hmac.create(sha256, derived);
      keys.set(name, key);
    }
    return bytesToHex(key.clone().update(utf8ToBytes(text)).digest());
  };
}
