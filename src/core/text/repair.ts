import { joinWraps } from './hardWraps.js';
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
const softBreak = /=[ \t]{0,8}\r?\n/g;
const quotedOctets = /=[ \t]{0,8}\r?\n|(?:=[0-9A-F]{2}){1,200}/g;
/** Tags of the text itself are escaped where a page's tags stand around it. */
const pageTags =
  /<br\s?\/?>\n?|<\/(?:p|div|tr|li|pre)>\n?|<\/?(?:pre|code|p|div|span|samp|tt|font|b|i|td|tr|table|tbody|li|ul)(?:\s[^<>]{0,400})?>/gi;

/**
 * Undoes what mail, chats, web pages and terminals did to a text on its way here. Each step looks for the sign of its damage,
 * and leaves a text without it as it is.
 */
export function repair(paste: Source): Source {
  let source = paste;
  for (const step of [spaces, quotedPrintable, colours, links, page, joinWraps]) source = step(source);
  return source;
}

/** Chats and word processors copy spaces as no-break spaces; a single one among many others belongs to a name. */
function spaces(source: Source): Source {
  const { text } = source;
  if (!/[\u00a0\u2007]/.test(text)) return source;
  const odd = count(text, noBreakSpaces);
  return odd * 20 < count(text, / /g) ? source : { ...source, text: text.replace(noBreakSpaces, ' ') };
}

/** The source text of a mail: soft line breaks, and octets in hex. */
function quotedPrintable(source: Source): Source {
  const { text } = source;
  if (!text.includes('=3D') || (count(text, softBreak) < 2 && !/\bquoted-printable\b/i.test(text)))
    return source;
  return replace(source, quotedOctets, (match) => (/^=\s/.test(match) ? '' : textOfOctets(match)));
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
  let linked = source;
  if (/\]\(<?https?:/.test(linked.text))
    linked = replace(
      linked,
      /\[(https?:\/\/[^\s[\]]{4,16000})\]\((?:<\1>|\1|<?https?:[^\s()<>]{1,16000}>?)\)/g,
      (_, address) => String(address),
    );
  return /\S<https?:/.test(linked.text) ? rewrite(linked, repeatedAddresses(linked.text)) : linked;
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
  if (!source.text.includes('&lt;') || !source.text.includes('<')) return source;
  if (source.text.replace(pageTags, '').includes('<')) return source;
  return replace(source, pageTags, (tag) =>
    /^<(?:br|\/)/i.test(tag) && !/^<\/(?:code|span|samp|tt|font|b|i|td|table|tbody|ul)/i.test(tag)
      ? '\n'
      : '',
  );
}

function count(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).length;
}
