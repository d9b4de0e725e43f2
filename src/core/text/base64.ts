const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** The UTF-8 text that a base64 string holds (either alphabet, with or without padding), or undefined where it holds something else. */
export function decodeBase64Text(base64: string): string | undefined {
  const digits = base64.replace(/[\s=]/g, '').replaceAll('-', '+').replaceAll('_', '/');
  const escaped: string[] = [];
  let bits = 0;
  let held = 0;
  for (const digit of digits) {
    const value = alphabet.indexOf(digit);
    if (value < 0) return undefined;
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    escaped.push(`%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`);
  }
  try {
    const text = decodeURIComponent(escaped.join(''));
    return /\p{Cc}/u.test(text.replace(/\s/g, '')) ? undefined : text;
  } catch {
    return undefined;
  }
}
