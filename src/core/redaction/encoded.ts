const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Redacts the text inside a dump of its bytes; it must answer with as many characters, all of one byte. */
export type RedactInside = (text: string) => string;

/** `50 55 54 0A`, as in `CanonicalRequestBytes`, or without the spaces. */
export function redactHex(dump: string, redactInside: RedactInside): string {
  const stride = /\s/.test(dump.charAt(2)) ? 3 : 2;
  const text = characters(dump, stride, 2, (pair) => Number.parseInt(pair, 16));
  const redacted = redactInside(text);
  if (redacted === text) return dump;
  const isUpper = /[A-F]/.test(dump);
  let written = '';
  for (let at = 0; at * stride < dump.length; at++) {
    const asIs = dump.slice(at * stride, (at + 1) * stride);
    if (redacted[at] === text[at]) {
      written += asIs;
      continue;
    }
    const pair = redacted.charCodeAt(at).toString(16).padStart(2, '0');
    written += (isUpper ? pair.toUpperCase() : pair) + asIs.slice(2);
  }
  return written;
}

/** A run of base64 digits in either alphabet, padding left aside; what holds no plain text is left as it is. */
export function redactBase64(run: string, redactInside: RedactInside): string {
  const start = decodeBase64(run.slice(0, 24));
  if (start === undefined || /[^\t\n\r\x20-\x7e]/.test(start)) return run;
  const text = decodeBase64(run);
  if (text === undefined) return run;
  const redacted = redactInside(text);
  if (redacted === text) return run;
  const encoded = encodeBase64(redacted);
  const digits =
    run.includes('-') || run.includes('_') ? encoded.replaceAll('+', '-').replaceAll('/', '_') : encoded;
  // What doesn't fill a byte at the end stays.
  return digits + run.slice(digits.length);
}

function characters(dump: string, stride: number, width: number, read: (piece: string) => number): string {
  let text = '';
  for (let at = 0; at + width <= dump.length; at += stride)
    text += String.fromCharCode(read(dump.slice(at, at + width)));
  return text;
}

/** One character for each byte. */
function decodeBase64(run: string): string | undefined {
  const digits = run.replaceAll('-', '+').replaceAll('_', '/');
  let text = '';
  let held = 0;
  let bits = 0;
  for (const digit of digits) {
    const value = alphabet.indexOf(digit);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    text += String.fromCharCode((held >> bits) & 0xff);
  }
  return text;
}

function encodeBase64(text: string): string {
  let digits = '';
  let held = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at++) {
    held = ((held << 8) | text.charCodeAt(at)) & 0xfff;
    for (bits += 8; bits >= 6; bits -= 6) digits += alphabet.charAt((held >> (bits - 6)) & 63);
  }
  return bits === 0 ? digits : digits + alphabet.charAt((held << (6 - bits)) & 63);
}
