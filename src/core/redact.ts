import { redactBase64, redactHex } from './redaction/encoded.js';
import { maskFree } from './redaction/free.js';
import { asciiMarks, bullets, createMasker, type Masker } from './redaction/mask.js';
import { maskNamed } from './redaction/named.js';
import { decode } from './text/source.js';

/** Words long enough to be a secret that was named elsewhere, or to hold a text in base64. */
const longWord = /[A-Za-z0-9+/_-]{16,65536}={0,2}/g;
const shortestBase64 = 60;
const longestDecoded = 1_000_000;
const hexDump =
  /(?<![0-9A-Fa-f])(?:(?:[0-9A-Fa-f]{2}[ \n]){16,16384}[0-9A-Fa-f]{2}|[0-9A-Fa-f]{160,65536})(?![0-9A-Fa-f])/g;

/**
 * Masks every secret: signatures, session tokens, secret keys, credentials in headers and URLs, cookies, and the
 * middle of access key ids. The only door through which a paste may leave the engine.
 *
 * The answer is as long as the text, so that spans hold; one secret gets one mask wherever it stands, and what tells
 * a damaged one (spaces, `%2B`, padding) shows through. Text inside hex or base64 dumps is masked with `*` and `!`
 * in place of `•` and `◦`. Redacting twice changes nothing.
 */
export function redact(text: string): string {
  const masker = createMasker(bullets);
  const inside = masker.with(asciiMarks);
  const insideDump = (dump: string): string => maskSecrets(dump, inside);
  const masked = maskSecrets(maskDamaged(text, masker), masker).replace(hexDump, (dump) =>
    redactHex(dump, insideDump),
  );
  return masked.replace(longWord, (word) => {
    if (masker.knows(word)) return masker.mask(word, 'token');
    return word.length < shortestBase64 ? word : redactWord(word, insideDump);
  });
}

/**
 * Text decoded from a dump inside a redacted paste, its masks written as in the paste itself: so a POST policy can still
 * be compared with the fields of its form.
 */
export function unifyMasks(decoded: string): string {
  return decoded.replace(/[*!]{3,}/g, (mask) =>
    mask.replaceAll(asciiMarks.zero, bullets.zero).replaceAll(asciiMarks.one, bullets.one),
  );
}

/** A secret that was broken over lines, quoted or escaped is whole in the decoded text, whose characters know their places. */
function maskDamaged(text: string, masker: Masker): string {
  if (text.length > longestDecoded) return text;
  const source = decode(text);
  if (source.text === text) return text;
  const masked = maskSecrets(source.text, masker);
  let result = '';
  let done = 0;
  for (let at = 0; at < masked.length; at++) {
    if (masked.charCodeAt(at) === source.text.charCodeAt(at)) continue;
    const { start, end } = source.span(at, at + 1);
    if (start < done) continue;
    result += text.slice(done, start) + masked.charAt(at).repeat(end - start);
    done = end;
  }
  return result + text.slice(done);
}

function redactWord(word: string, insideDump: (dump: string) => string): string {
  const digits = word.replace(/=+$/, '');
  return redactBase64(digits, insideDump) + word.slice(digits.length);
}

function maskSecrets(text: string, masker: Masker): string {
  return maskFree(maskNamed(text, masker), masker);
}
