import { containerLogs } from './containerLogs.js';
import { replace, rewrite } from './rewrite.js';
import type { Source } from './source.js';
import type { Edit } from './wrapped.js';

const noBreakSpaces = /[\u00a0\u2007]/g;
/** Colours as terminals, logs and web pages show them, also where the escape character itself was lost. */
const colour = new RegExp(
  `(?:${String.fromCharCode(27)}|\\u241b|\\^\\[|\\\\x1[bB]|\\\\u001[bB]|\\\\033|\\\\e)\\[[0-9;]{0,20}[mK]|\\[\\d{1,3}(?:;\\d{1,3}){0,8}m`,
  'g',
);
const endOfColour = /\[0?m|\[39m|\[22m/;
/** Mail programs break lines before their 76th character. */
const softBreak = /^.{55,76}=[ \t]{0,8}\r?$/gm;
const longLine = /^.{90}/m;
const fewestLines = 6;
const brokenWord = /[\s(][A-Za-z0-9]{0,20}=\r?\n[A-Za-z0-9]{1,20}(?:[\s:.,;)]|$)/;
/** Tags of the text itself are escaped where a page's tags stand around it. */
const pageTags =
  /<br\s?\/?>\n?|<\/(?:p|div|tr|li|pre)>\n?|<\/?(?:pre|code|p|div|span|samp|tt|font|b|i|td|tr|table|tbody|li|ul)(?:\s[^<>]{0,400})?>/gi;

/** Undoes what containers, chats and terminals put into every line, so that what lines begin with is seen. */
export function repairLines(paste: Source): Source {
  return tables(colours(spaces(containerLogs(paste))));
}

/**
 * Undoes what mail, forges and web pages made of a whole text. Each step looks for the sign of its damage, and leaves a text
 * without it as it is.
 */
export function repairText(lines: Source): Source {
  return page(links(quotedPrintable(blankLines(concatenations(octalBreaks(lines))))));
}

/** Chats and word processors copy spaces as no-break spaces; a single one among many others belongs to a name. */
function spaces(source: Source): Source {
  const { text } = source;
  if (!/[\u00a0\u2007]/.test(text)) return source;
  const odd = count(text, noBreakSpaces);
  return odd * 20 < count(text, / /g) ? source : { ...source, text: text.replace(noBreakSpaces, ' ') };
}

/** syslog writes control characters of a message as their octal numbers. */
function octalBreaks(source: Source): Source {
  if (!source.text.includes('#012') || count(source.text, /#012/g) < fewestLines) return source;
  return replace(
    source,
    /#01[125]/g,
    (match) => ({ '#011': '\t', '#012': '\n', '#015': '\r' })[match] ?? match,
  );
}

/** A table of Markdown with a line of code in each row. */
function tables(source: Source): Source {
  const rows = /^\| ?`.{0,20000}` ?\|\r?$/gm;
  return /^\| ?`/m.test(source.text) && count(source.text, rows) >= fewestLines / 2
    ? replace(source, /^\| ?`|` ?\|(?=\r?$)/gm, () => '')
    : source;
}

/** Node prints a string of several lines as a sum of strings. */
function concatenations(source: Source): Source {
  if (!/\\n['"`] \+\r?\n/.test(source.text)) return source;
  return replace(source, /(?<=\\n)(['"`]) \+\r?\n[ \t]{1,80}\1/g, () => '');
}

/** Word processors and web forms put an empty line behind every line. */
function blankLines(source: Source): Source {
  const lines = source.text.split('\n');
  const isBlank = lines.map((line) => line.trim() === '');
  const added = new Set<number>();
  for (let first = 0; first < lines.length;) {
    const last = isBlank[first] ? first : endOfSpaced(isBlank, first);
    for (let index = first + 1; index < last; index += 2) added.add(index);
    first = last + 1;
  }
  if (added.size === 0) return source;
  let at = 0;
  const edits: Edit[] = [];
  for (const [index, line] of lines.entries()) {
    const end = at + line.length + 1;
    if (added.has(index)) edits.push({ start: at, end, text: '' });
    at = end;
  }
  return rewrite(source, edits);
}

/** The last of the lines from here on between which every second is empty; the line itself where they are few. */
function endOfSpaced(isBlank: readonly boolean[], first: number): number {
  let last = first;
  let full = 1;
  while (isBlank[last + 1] === true && last + 2 < isBlank.length) {
    if (isBlank[last] && isBlank[last + 2]) break;
    last += 2;
    if (!isBlank[last]) full++;
  }
  return full < fewestLines ? first : last;
}

/** The source text of a mail: soft line breaks, and octets in hex. */
function quotedPrintable(source: Source): Source {
  const { text } = source;
  const breaks = count(text, softBreak);
  if (breaks === 0 || (breaks === 1 && longLine.test(text))) return source;
  // In a mail’s source text a sign of equality is written =3D, and stands by itself only where it breaks a line.
  const others = count(text, /(?<!\bcharset)=(?![89A-F][0-9A-F]|3D|20\r?\n|[ \t]{0,8}\r?(?:\n|$))/g);
  const isMail = text.includes('=3D') || breaks > 1 || /\bquoted-printable\b/i.test(text);
  if (text.includes('=3D') ? others * 4 > count(text, /=/g) : others > 0) return source;
  if (!isMail && !brokenWord.test(text)) return source;
  return replace(
    replace(source, /=[ \t]{0,8}\r?\n/g, () => ''),
    /(?:=[0-9A-F]{2}){1,200}/g,
    textOfOctets,
  );
}

function textOfOctets(octets: string): string {
  try {
    return decodeURIComponent(octets.replaceAll('=', '%'));
  } catch {
    return octets;
  }
}

function colours(source: Source): Source {
  return endOfColour.test(source.text) ? replace(source, colour, () => '') : source;
}

/** What editors and forges make of an address: `[address](address)`, and mail programs: `address<address>`. */
function links(source: Source): Source {
  const linked = /\]\(<?https?:/.test(source.text) ? rewrite(source, linkMarks(source.text)) : source;
  return /\S<https?:/.test(linked.text) ? rewrite(linked, repeatedAddresses(linked.text)) : linked;
}

function* linkMarks(text: string): Generator<Edit> {
  for (const { 0: whole, 1: address = '', index } of text.matchAll(
    /\[(https?:\/\/[^\s[\]]{4,16000})\]\((?:<\1>|\1|<?https?:[^\s()<>]{1,16000}>?)\)/g,
  )) {
    yield { start: index, end: index + 1, text: '' };
    yield { start: index + 1 + address.length, end: index + whole.length, text: '' };
  }
}

function* repeatedAddresses(text: string): Generator<Edit> {
  for (const match of text.matchAll(/<(https?:\/\/[^\s<>]{4,16000})>/g)) {
    const [whole, address = ''] = match;
    if (text.endsWith(address, match.index))
      yield { start: match.index, end: match.index + whole.length, text: '' };
  }
}

/** A page's own tags around a text that was escaped for it. */
function page(source: Source): Source {
  const { text } = source;
  if (!(text.includes('&lt;') && text.includes('<')) && !/^\s{0,20}<(?:pre|code|div|p)\b/.test(text))
    return source;
  if (text.replace(pageTags, '').includes('<')) return source;
  const bare = replace(source, pageTags, (tag) => (endOfLine.test(tag) ? '\n' : ''));
  // Where nothing else was to be escaped, the sign between parameters was.
  return text.includes('&lt;') ? bare : replace(bare, /&amp;/g, () => '&');
}

const endOfLine = /^<(?:br|\/(?:p|div|tr|li|pre))/i;

function count(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).length;
}
