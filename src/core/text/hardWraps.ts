import { rewrite } from './rewrite.js';
import type { Source } from './source.js';
import type { Edit } from './wrapped.js';

const narrowest = 70;
const widest = 260;
/** Widths of terminals and mails, at which one full line that breaks an address is enough of a sign. */
const usualWidths = new Set([72, 74, 76, 78, 80, 100, 120, 132]);
/** Longer texts are logs that no window wrapped. */
const maximumLength = 400_000;
/** What begins a line by itself, also behind a line that is full by chance. */
const beginning =
  /^(?:[<>*] )?(?:HTTP\/\d|<\?xml|(?:access-control-[a-z-]+|accept(?:-[a-z]+)?|authorization|cache-control|connection|content-[a-z0-9-]+|cookie|date|etag|expect|host|last-modified|location|origin|referer|server|transfer-encoding|user-agent|vary|via|x-[a-z0-9-]+):|\d{4}-\d\d-\d\dT|(?:PUT|POST|GET|HEAD|DELETE|OPTIONS) (?:https?:|\/)|AWS4-HMAC-SHA256$|[0-9a-f]{64}$|UNSIGNED-PAYLOAD$|\d{8}\/[a-z0-9-]+\/s3\/|\d{8}T\d{6}Z$|\s{0,8}at |\s*$)/i;
const endOfTable = /[|+]\s{0,2}$|[-=_*~]{8}$/;

/**
 * Joins the lines that a window of a fixed width broke: no line is longer than that width, and those that had to be broken
 * are exactly as long.
 */
export function joinWraps(source: Source): Source {
  const { text } = source;
  if (text.length < narrowest * 2 || text.length > maximumLength) return source;
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
  const full = lines.filter(({ start, end }) => end - start === longest);
  const indents = full.map(({ start, end }) => indentOf(text, start, end));
  const least = Math.min(...indents.slice(0, 1000));
  const wrap = { width: longest, indent: least > 0 && least <= 8 ? least : 0 };
  let sure = 0;
  let inAddress = 0;
  for (const [index, line] of lines.entries()) {
    if (!isFull(text, line, wrap)) continue;
    const next = lines[index + 1];
    if (!next || !isBroken(text, line, next, wrap)) continue;
    sure++;
    if (/https?:\/\/\S*$/.test(text.slice(line.start, line.end)) && /\w/.test(text.charAt(next.start)))
      inAddress++;
  }
  const isSure =
    sure >= 3 || (sure === 2 && lines.length <= 40) || (inAddress > 0 && usualWidths.has(longest));
  return isSure ? wrap : undefined;
}

function isFull(text: string, { start, end }: Line, { width, indent }: Wrap): boolean {
  const length = end - start;
  return length === width || (indent > 0 && length === width - indent && text.charAt(start) !== ' ');
}

/** Whether a full line goes on in the next. */
function isBroken(text: string, line: Line, next: Line, { indent }: Wrap): boolean {
  if (next.end <= next.start) return false;
  if (indent > 0 && indentOf(text, next.start, next.end) < indent) return false;
  return (
    !endOfTable.test(text.slice(Math.max(line.start, line.end - 12), line.end)) &&
    !beginning.test(text.slice(next.start + indent, Math.min(next.end, next.start + indent + 120)))
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
