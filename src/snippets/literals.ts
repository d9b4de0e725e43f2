/** Every character that a reader can't see or that some reader takes for the end of a line. */
const invisible = /[\p{C}\p{Z}]/gu;

/** A string as JavaScript and TypeScript write it; safe inside a script element too. */
export function javascriptString(text: string): string {
  return `'${escapeUnits(text.replace(/[\\']/g, '\\$&'))}'`;
}

/** A string as JSON writes it. */
export function jsonString(text: string): string {
  return `"${escapeUnits(text.replace(/[\\"]/g, '\\$&'))}"`;
}

/** A string as Python writes it. */
export function pythonString(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(invisible, (character) =>
      character === ' ' ? ' ' : pythonEscape(character.codePointAt(0) ?? 0),
    );
  return `"${escaped}"`;
}

/**
 * A string as Go writes it; half a surrogate pair, which no Go string literal can hold, is replaced.
 *
 * @see https://go.dev/ref/spec#String_literals
 */
export function goString(text: string): string {
  return quotedByPoint(text, (point) =>
    point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(wholeCharacter(point), 4)}`,
  );
}

/**
 * A string as Rust writes it; half a surrogate pair, which no Rust string can hold, is replaced.
 *
 * @see https://doc.rust-lang.org/reference/tokens.html#string-literals
 */
export function rustString(text: string): string {
  return quotedByPoint(text, (point) => `\\u{${wholeCharacter(point).toString(16)}}`);
}

/**
 * A string as Java writes it. Its `\u` escapes are read before anything else is, so that of a line's end would end the line.
 *
 * @see https://docs.oracle.com/javase/specs/jls/se17/html/jls-3.html#jls-3.3
 */
export function javaString(text: string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(invisible, (character) =>
      character === ' ' ? ' ' : (lineEnds[character] ?? unitEscapes(character)),
    );
  return `"${escaped}"`;
}

/**
 * A string as Kotlin writes it, whose `$` begins code.
 *
 * @see https://kotlinlang.org/docs/strings.html#string-templates
 */
export function kotlinString(text: string): string {
  return javaString(text).replaceAll('$', '\\$');
}

/** A string as bash and zsh write it. Bytes instead of `\u`, which the bash of macOS doesn't know. */
export function shellString(text: string): string {
  if (!hasInvisible(text)) return `'${text.replaceAll("'", "'\\''")}'`;
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(invisible, (character) => (character === ' ' ? ' ' : shellBytes(character)));
  return `$'${escaped}'`;
}

/**
 * A string as PowerShell writes it.
 *
 * @see https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export function powershellString(text: string): string {
  if (!hasInvisible(text)) return powershellQuoted(text);
  // Windows PowerShell has no escape for them in quotes, so they are joined from numbers.
  const pieces = text.split(/([\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs})/u).map((piece, index) => {
    if (index % 2 === 0) return powershellQuoted(piece);
    const units = Array.from({ length: piece.length }, (_, unit) => `[char]${piece.charCodeAt(unit)}`);
    return units.join(' + ');
  });
  return `(${pieces.join(' + ')})`;
}

/** Text between two XML tags. Characters that XML 1.0 can't hold are replaced. */
export function xmlText(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(invisible, (character) => {
      if (character === ' ') return ' ';
      const point = character.codePointAt(0) ?? 0;
      const allowed =
        point === 9 ||
        point === 10 ||
        point === 13 ||
        (point >= 32 && !(point >= 0xd800 && point <= 0xdfff) && point !== 0xfffe && point !== 0xffff);
      return allowed ? `&#x${point.toString(16)};` : '\ufffd';
    });
}

/** A whole number with its thousands apart, as JavaScript and Python read it. */
export function groupedNumber(value: number): string {
  return value.toFixed(0).replace(/\B(?=(?:\d{3})+$)/g, '_');
}

/** A whole number as Java writes it: what an `int` can't hold says that it is a `long`. */
export function javaNumber(value: number): string {
  return value > 0x7fffffff ? `${groupedNumber(value)}L` : groupedNumber(value);
}

export function plainNumber(value: number): string {
  return value.toFixed(0);
}

/** A list in square brackets, on one line. */
export function bracketed(item: (text: string) => string): (items: readonly string[]) => string {
  return (items) => `[${items.map(item).join(', ')}]`;
}

function hasInvisible(text: string): boolean {
  return /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u.test(text);
}

function escapeUnits(text: string): string {
  // `<` could begin the end of a script element or a comment.
  return text.replace(/[\p{C}\p{Z}<]/gu, (character) => {
    if (character === ' ') return ' ';
    return character === '\n' ? '\\n' : unitEscapes(character);
  });
}

const lineEnds: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r' };

function unitEscapes(character: string): string {
  return Array.from(
    { length: character.length },
    (_, unit) => `\\u${hex(character.charCodeAt(unit), 4)}`,
  ).join('');
}

/** A string in double quotes whose escapes stand for whole characters. */
function quotedByPoint(text: string, escape: (point: number) => string): string {
  const escaped = text
    .replace(/[\\"]/g, '\\$&')
    .replace(invisible, (character) =>
      character === ' ' ? ' ' : (lineEnds[character] ?? escape(character.codePointAt(0) ?? 0)),
    );
  return `"${escaped}"`;
}

function wholeCharacter(point: number): number {
  return point >= 0xd800 && point <= 0xdfff ? 0xfffd : point;
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, '0');
}

function pythonEscape(point: number): string {
  if (point === 10) return '\\n';
  return point > 0xffff ? `\\U${hex(point, 8)}` : `\\u${hex(point, 4)}`;
}

function shellBytes(character: string): string {
  return utf8(character.codePointAt(0) ?? 0)
    .map((byte) => `\\x${hex(byte, 2)}`)
    .join('');
}

function utf8(point: number): number[] {
  // A shell's word ends at a NUL, and half a surrogate pair has no bytes: neither can be passed on.
  if (point === 0 || (point >= 0xd800 && point <= 0xdfff)) return utf8(0xfffd);
  if (point < 0x80) return [point];
  if (point < 0x800) return [0xc0 | (point >> 6), 0x80 | (point & 63)];
  if (point < 0x10000) return [0xe0 | (point >> 12), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
  return [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 63), 0x80 | ((point >> 6) & 63), 0x80 | (point & 63)];
}

/** PowerShell takes the typographic quotes for straight ones. */
function powershellQuoted(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201a\u201b]/g, '$&$&')}'`;
}
