/**
 * How texts carry a named value: query strings, headers, XML, JSON, HAR, forms, code, also escaped once or twice.
 * Every expression here is sticky and bounded, so that reading stays linear in the length of the text.
 */

/**
 * How firmly a value belongs to its name.
 * - `direct`: `name=value`, `<name>value`, or quoted.
 * - `assigned`: `name: value` and `name = value`, which prose has too.
 * - `apart`: next to it, as in the cells of a table or the elements of a list.
 */
export type Tie = 'direct' | 'assigned' | 'apart';

/** Where a value stands, and how firmly it is tied to its name. */
export interface CarriedValue {
  readonly start: number;
  readonly end: number;
  readonly isQuoted: boolean;
  readonly tie: Tie;
}

/** Longer values are cut into pieces of this size; no token comes near it. */
const longestQuoted = 16_384;

const quote = String.raw`\\{0,4}["'\`]|&quot;|&#0?3[49];|\\u0022|%(?:25){0,8}22`;
const lineBreak = String.raw`(?:\r?\n|(?:\\r)?\\n)`;
const closing = new RegExp(`(?:${quote})\\]?`, 'y');
const opening = new RegExp(`(?:[bur](?=["'])|\\[|\\()?(${quote})`, 'y');
const assigned = new RegExp(
  String.raw`([ \t]{0,16})(?:=>|:=|->|[:=]|%(?:25){0,8}3[DdAa]|&#(?:61|x3[dD]);|\\u003[dD])([ \t]{0,16})\[?`,
  'y',
);
const closedTag = new RegExp(String.raw`(?:>|&gt;|&#62;|\\u003[eE]|%(?:25){0,8}3[eE])\s{0,64}`, 'y');
const paired = new RegExp(
  String.raw`\s{0,8},\s{0,80}(?:\\{0,4}["']value\\{0,4}["']\s{0,8}:\s{0,8})?(?=[bu]?\\{0,4}["'])`,
  'y',
);
const htmlInput = /\s{1,8}(?:type=["'][a-z]{1,20}["']\s{1,8})?value=(?=["'])/y;
const formPart = new RegExp(
  `${lineBreak}(?:Content-Type:[^\\r\\n\\\\]{0,80}${lineBreak})?${lineBreak}`,
  'iy',
);
const apart = /[ \t]{1,16}|:?[ \t]{0,16}\r?\n[ \t]{0,16}/y;

const unquoted =
  /(?:[A-Za-z0-9+/=._~@$!*…•◦-]|%(?!(?:25){0,8}(?:26|22|3[CcEe]))|&#(?:43|47|61|x2[bBfF]|x3[dD]);|\\u00(?:2[bBfF]|3[dD])|\\\/){1,16384}/y;
/** A value whose plus signs became spaces, or which a terminal broke into lines, goes on up to the next `&`. */
const continued = /(?:\s{1,8}[A-Za-z0-9+/%•◦]{1,2048}={0,2}){1,64}(?=&)/y;
const longWords = /(?: [A-Za-z0-9][A-Za-z0-9+/]{15,2048}={0,2}){1,16}/y;
const hexAfterBreak = /\r?\n[ \t]{0,8}[0-9a-f]{8,63}(?![0-9A-Za-z])/y;

/** The value of the name that stands from `nameStart` to `nameEnd`; undefined where none follows. */
export function carriedValue(text: string, nameStart: number, nameEnd: number): CarriedValue | undefined {
  const closed = matchAt(closing, text, nameEnd);
  const afterName = nameEnd + (closed?.[0].length ?? 0);
  const tied =
    matchAt(assigned, text, afterName) ??
    (closed === undefined
      ? openedElement(text, nameStart, nameEnd)
      : (matchAt(htmlInput, text, afterName) ??
        matchAt(formPart, text, afterName) ??
        matchAt(paired, text, afterName)));
  if (tied !== undefined) {
    const value = valueAt(text, afterName + tied[0].length);
    if (value.end > value.start) return { ...value, tie: tieOf(tied, value.isQuoted) };
  }
  if (closed !== undefined || isListed(text, nameStart)) return undefined;
  const gap = matchAt(apart, text, nameEnd);
  if (gap === undefined) return undefined;
  const value = valueAt(text, nameEnd + gap[0].length);
  return value.end > value.start ? { ...value, tie: 'apart' } : undefined;
}

/** The rest of a header's line: up to its end, or to the quote around it. */
export function restOfLine(text: string, start: number): number {
  const line = /[^\r\n"'`<>\\]{0,16384}/y;
  line.lastIndex = start;
  line.test(text);
  return line.lastIndex;
}

/** What a sticky expression matches at this place. */
export function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | undefined {
  expression.lastIndex = at;
  return expression.exec(text) ?? undefined;
}

function tieOf(separator: RegExpExecArray, isQuoted: boolean): Tie {
  const [whole, before = '', after = ''] = separator;
  if (whole.includes(',') && !/value/i.test(whole)) return 'apart';
  if (isQuoted) return 'direct';
  return before !== '' || after !== '' || whole.includes(':') ? 'assigned' : 'direct';
}

/** The end of an opening tag; what follows a closing one is not its value. */
function openedElement(text: string, nameStart: number, nameEnd: number): RegExpExecArray | undefined {
  return text.charAt(nameStart - 1) === '/' ? undefined : matchAt(closedTag, text, nameEnd);
}

/** In `host;x-amz-security-token` and its like stand names alone. */
function isListed(text: string, nameStart: number): boolean {
  return /[;,]$|%3B$/i.test(text.slice(Math.max(0, nameStart - 3), nameStart));
}

function valueAt(text: string, start: number): Omit<CarriedValue, 'tie'> {
  return quotedValue(text, start) ?? unquotedValue(text, start);
}

function quotedValue(text: string, at: number): Omit<CarriedValue, 'tie'> | undefined {
  const opened = matchAt(opening, text, at);
  const mark = opened?.[1];
  if (opened === undefined || mark === undefined) return undefined;
  const start = at + opened[0].length;
  const piece = text.slice(start, start + longestQuoted);
  let end = piece.indexOf(mark);
  // An escaped quote belongs to the value, unless the whole text is escaped and so are its quotes.
  while (end > 0 && !mark.startsWith('\\') && piece[end - 1] === '\\') end = piece.indexOf(mark, end + 1);
  const inside = end < 0 ? piece : piece.slice(0, end);
  const lineEnd = inside.search(/[\r\n]/);
  return { start, end: start + (lineEnd < 0 ? inside.length : lineEnd), isQuoted: true };
}

function unquotedValue(text: string, start: number): Omit<CarriedValue, 'tie'> {
  const run = matchAt(unquoted, text, start)?.[0] ?? '';
  let end = start + run.length;
  const hexLeft = /^[0-9a-f]{1,56}$/.test(run) ? 64 - run.length : 0;
  const more = matchAt(continued, text, end) ?? matchAt(longWords, text, end);
  const moreHex = hexLeft > 0 ? matchAt(hexAfterBreak, text, end) : undefined;
  if (moreHex?.[0].trim().length === hexLeft) end += moreHex[0].length;
  else if (run.length > 0 && more !== undefined) end += more[0].length;
  return { start, end, isQuoted: false };
}
