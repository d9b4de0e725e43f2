import { rewrite } from './rewrite.js';
import type { Source } from './source.js';
import type { Edit } from './wrapped.js';

const narrowest = 70;
const widest = 260;
/** Widths of terminals and mails, at which one full line that breaks a word is enough of a sign. */
const usualWidths = new Set([72, 74, 76, 78, 80, 100, 120, 132]);
const insideWord = /[A-Za-z0-9%&=/_-][a-z0-9%&=/._-]$/;
/** Longer texts are logs that no window wrapped. */
const maximumLength = 400_000;
/** What begins a line by itself, also behind a line that is full by chance. */
const beginning =
  /^(?:[<>*] )?(?:HTTP\/\d|<\?xml|(?:access-control-[a-z-]+|accept(?:-[a-z]+)?|authorization|cache-control|connection|content-[a-z0-9-]+|cookie|date|etag|expect|host|last-modified|location|origin|referer|server|transfer-encoding|user-agent|vary|via|x-[a-z0-9-]+):|\d{4}-\d\d-\d\dT|(?:PUT|POST|GET|HEAD|DELETE|OPTIONS) (?:https?:|\/)|AWS4-HMAC-SHA256$|[0-9a-f]{64}$|UNSIGNED-PAYLOAD$|\d{8}\/[a-z0-9-]+\/s3\/|\d{8}T\d{6}Z$|\s{0,8}at |\s*$)/i;
/** Of an address, or of a token. */
const longWord = /https?:\/\/\S{1,256}$|\S{40}$/;
/** What ends a line by itself: a table's row, a rule, and the method of a canonical request. */
const naturalEnd = /[|+]\s{0,2}$|[-=_*~]{8}$|<CanonicalRequest>(?:PUT|POST|GET|HEAD|DELETE|OPTIONS)$/;
/** Behind a quote that opened, or an escaped line end, what looks like a beginning goes on. */
const isUnended = /["']$|&#xA;$|&#10;$|\\n$/;

/**
 * Joins the lines that a window of a fixed width broke: no line is longer than that width, and those that had to be broken
 * are exactly as long.
 */
export function joinWraps(source: Source): Source {
  const { text } = source;
  if (text.length <= narrowest || text.length > maximumLength) return source;
  const lines = linesOf(text);
  const wrap = wrapOf(text, lines);
  return wrap ? rewrite(source, joints(text, lines, wrap)) : source;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

interface Wrap {
  readonly width: number;
  /** Spaces that begin the rest of a broken line. */
  readonly indent: number;
  /** The length of a full line that is not indented. */
  readonly firstWidth: number;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start);
    const next = feed < 0 ? text.length : feed;
    lines.push({ start, end: next > start && text.charCodeAt(next - 1) === 13 ? next - 1 : next });
    start = next + 1;
  }
  return lines;
}

function wrapOf(text: string, lines: readonly Line[]): Wrap | undefined {
  let longest = 0;
  for (const { start, end } of lines) longest = Math.max(longest, end - start);
  if (longest < narrowest || longest > widest) return undefined;
  let indent = longest;
  let ownIndent = longest;
  for (const [index, { start, end }] of lines.entries()) {
    const next = lines[index + 1];
    if (end - start !== longest || !next || beginning.test(text.slice(next.start, next.end))) continue;
    indent = Math.min(indent, indentOf(text, next.start, next.end));
    ownIndent = Math.min(ownIndent, indentOf(text, start, end));
  }
  const wrap: Wrap = {
    width: longest,
    indent: indent <= 8 ? indent : 0,
    firstWidth: indent <= 8 && ownIndent >= indent ? longest - indent : longest,
  };
  let sure = 0;
  let insideWords = 0;
  let softBreaks = 0;
  // What is said again is as long again.
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    if (!isFull(text, line, wrap)) continue;
    const next = lines[index + 1];
    if (!next || !isBroken(text, line, next, wrap)) continue;
    const whole = text.slice(line.start, line.end);
    if (!seen.has(whole)) sure++;
    seen.add(whole);
    if (text.charAt(line.end - 1) === '=') softBreaks++;
    const around = text.charAt(line.end - 1) + text.charAt(next.start + wrap.indent);
    const isInAddress = longWord.test(whole) && /[\w%&=+/-]$/.test(around);
    if (isInAddress || insideWord.test(around)) insideWords++;
  }
  const isSure =
    sure >= 3 || (sure === 2 && lines.length <= 40) || (insideWords > 0 && usualWidths.has(longest));
  // Lines of a mail’s source text end so: they are joined otherwise.
  return isSure && softBreaks * 2 < sure ? wrap : undefined;
}

function isFull(text: string, { start, end }: Line, { width, indent, firstWidth }: Wrap): boolean {
  const length = end - start;
  return length === width || (length === firstWidth && indentOf(text, start, end) < indent);
}

/** Whether a full line goes on in the next. */
function isBroken(text: string, line: Line, next: Line, { indent }: Wrap): boolean {
  if (next.end <= next.start) return false;
  if (indent > 0 && indentOf(text, next.start, next.end) < indent) return false;
  // Messages of one kind begin alike, and are often of one length.
  const start = text.slice(line.start, line.start + 10);
  if (/[A-Za-z]{3}/.test(start) && text.startsWith(start, next.start)) return false;
  return (
    !naturalEnd.test(text.slice(Math.max(line.start, line.end - 30), line.end)) &&
    (isUnended.test(text.slice(Math.max(line.start, line.end - 5), line.end)) ||
      !beginning.test(text.slice(next.start + indent, Math.min(next.end, next.start + indent + 120))))
  );
}

function* joints(text: string, lines: readonly Line[], wrap: Wrap): Generator<Edit> {
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (next && isFull(text, line, wrap) && isBroken(text, line, next, wrap))
      yield { start: line.end, end: next.start + wrap.indent, text: '' };
  }
}

function indentOf(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && text.charCodeAt(at) === 32) at++;
  return at - start;
}
