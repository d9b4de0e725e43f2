/**
 * The text of a hex dump such as `CanonicalRequestBytes`, read as UTF-8; undefined where it holds anything but whole bytes.
 * A dump that was cut (`50 55 54 …`) is none, since nobody can tell what is missing.
 */
export function dumpedText(dump: string): string | undefined {
  const digits = dump.replace(/\s+/g, '');
  if (digits === '' || digits.length % 2 !== 0 || !/^[0-9A-Fa-f]+$/.test(digits)) return undefined;
  const escaped = digits.replace(/../g, '%$&');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return undefined;
  }
}
