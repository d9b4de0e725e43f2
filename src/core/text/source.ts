import type { Span } from '../diagnosis.js';
import { joinWraps } from './hardWraps.js';
import { repairLines, repairText } from './repair.js';
import { prefixEdits } from './prefixes.js';
import { replace, rewrite } from './rewrite.js';
import { unwrapped } from './wrapped.js';

/**
 * A reading of the paste with its escapes undone, that still knows where each character stood.
 *
 * People paste what a terminal, a JSON log or an HTML page made of an answer. Readers work on the decoded text; spans in a
 * diagnosis point into the paste.
 */
export interface Source {
  readonly text: string;
  /** The span in the paste that the decoded characters from `start` to `end` came from. */
  span(start: number, end: number): Span;
}

/** Fifteen backslashes are four levels of escapes. */
const jsonEscape = /\\(?:\\?u([0-9a-fA-F]{4})|(\\{0,15})(["'/nrt]))/g;
const jsonSigns =
  /\\["/]|\\n\s*<|\\u003[cC]|\\u0026|>\\n|\\nhost:| HTTP\/[\d.]{1,3}\\[rn]|\\nX-Amz-|"\w+":\s*"[^"\n]*\\n/;
const terminalEscape = '\u001b';
/** Quotes in an error document; `&amp;` stays, since in a URL it is damage. */
const quoteEntity = /&(?:#3[49]|#x2[27]|quot|apos);/;
const htmlSigns = /&(?:lt|#60|#x3[cC]);(?:\/|&#x2[fF];)?(?:\?xml|Error|Code|Message|html)/i;
/** What stands in no URL by itself: with no bare `<` left, the whole paste was escaped, and its `&amp;` are no damage. */
const wholeEscape = /&(?:lt|gt|quot|#34|#60|#x3[c-eC-E]|#x2[fF]);/;
const anyEntity = /&(?:[a-z]{2,4}|#x?[0-9a-fA-F]{1,4});/g;
const htmlEntities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&#x27;': "'",
  '&#x22;': '"',
  '&apos;': "'",
  '&#xA;': '\n',
  '&#10;': '\n',
  '&#13;': '\r',
  '&#x2F;': '/',
  '&amp;': '&',
};
const controlCharacter: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** How often text may be wrapped in itself: JSON in JSON in a log line is three. */
const maximumDepth = 4;

/** Undoes what a text went through on its way here: colours, quotations, line breaks, HTML escapes and (repeated) JSON escapes. */
export function decode(paste: string): Source {
  let source: Source = { text: paste, span: (start, end) => ({ start, end }) };
  if (paste.includes(terminalEscape))
    source = replace(source, new RegExp(`${terminalEscape}\\[[0-9;?]{0,20}[A-Za-z]`, 'g'), () => '');
  source = repair(source);
  const before = source;
  if (wholeEscape.test(source.text) && !source.text.includes('<'))
    source = replace(source, anyEntity, unescapeHtml);
  if (quoteEntity.test(source.text)) source = replace(source, new RegExp(quoteEntity, 'g'), unescapeHtml);
  for (let depth = 0; depth < maximumDepth; depth++) {
    if (jsonSigns.test(source.text)) source = replace(source, jsonEscape, unescapeJson);
    else if (htmlSigns.test(source.text)) source = replace(source, anyEntity, unescapeHtml);
    else break;
  }
  // What was quoted, wrapped or mailed before it was escaped shows only now.
  return source === before ? source : repair(source);
}

/** Whether lines hold a character each, if any: then nothing was written on them that could have been damaged. */
function isMostlyLineEnds(text: string): boolean {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count * 2 > text.length;
}

/** Quotations stand in quotations, and a window breaks lines before they are quoted, or after. */
function repair(paste: Source): Source {
  if (isMostlyLineEnds(paste.text)) return paste;
  let source = paste;
  for (let depth = 0; depth < maximumDepth; depth++) {
    let next = repairLines(source);
    const margin = marginOf(next.text);
    if (margin) next = replace(next, margin, () => '');
    else {
      next = joinWraps(rewrite(next, prefixEdits(next.text)));
      next = repairText(rewrite(next, unwrapped(next.text)));
    }
    if (next === source) break;
    source = next;
  }
  return source;
}

/** The mark of a quoted mail, a comment or an indentation, where every line begins with it. */
function marginOf(text: string): RegExp | undefined {
  if (!/^[ \t>|#*/]/.test(text)) return undefined;
  const lines = text.split('\n', 2_001).filter((line) => line.trim() !== '');
  if (lines.length < 3 || lines.length > 2_000) return undefined;
  return margins.find((margin) => lines.every((line) => line.search(margin) === 0));
}

const margins: readonly RegExp[] = [
  /^[ \t]{0,8}>[ \t]?/gm,
  /^[ \t]{0,8}\|[ \t]?/gm,
  /^[ \t]{0,8}#[ \t]?/gm,
  /^[ \t]{0,8}\/\/[ \t]?/gm,
  /^[ \t]{0,8}\*[ \t]?/gm,
  /^ {8}/gm,
  /^ {4}/gm,
  /^\t/gm,
  /^ {2}/gm,
];

/** Undoes XML's five entities and numeric references, for the content of one element. */
export function decodeEntities(text: string): string {
  return text.includes('&') ? text.replace(anyEntity, unescapeHtml) : text;
}

/** A copy of the text without white space and in lower case, in which a phrase is found however its lines were wrapped. */
export interface Squeezed {
  readonly text: string;
  /** Offset in the unsqueezed text of a character of the squeezed one. */
  readonly offsets: Int32Array;
}

export function squeeze(text: string): Squeezed {
  const lower = text.toLowerCase();
  // A few letters, such as İ, are longer in lower case: their words stay as they are.
  const even = lower.length === text.length ? lower : text.replace(/[^\s]+/g, lowerIfEven);
  const squeezed = even.replace(/\s+/g, '').replace(/[‘’]/g, "'");
  const offsets = new Int32Array(squeezed.length + 1);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    if (!isSpace(text.charCodeAt(index))) offsets[length++] = index;
  }
  offsets[length] = text.length;
  return { text: squeezed, offsets };
}

function lowerIfEven(word: string): string {
  const lower = word.toLowerCase();
  return lower.length === word.length ? lower : word;
}

/** What `\s` matches. */
function isSpace(unit: number): boolean {
  if (unit < 0xa0) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return unit === 0xa0 || (unit >= 0x1680 && wideSpaces.test(String.fromCharCode(unit)));
}

const wideSpaces = /\s/;

function unescapeJson(match: string, ...groups: unknown[]): string {
  const [hex, backslashes, character] = groups as [
    string | undefined,
    string | undefined,
    string | undefined,
  ];
  if (hex !== undefined) return String.fromCharCode(parseInt(hex, 16));
  // An escape inside an escaped string loses one level at a time, so that the next round finds a whole one.
  if (backslashes)
    return `${'\\'.repeat(Math.floor(backslashes.length / 2))}${character === '"' && backslashes.length > 1 ? '\\' : ''}${decoded(character ?? '')}`;
  return decoded(character ?? '') || match;
}

function decoded(character: string): string {
  return controlCharacter[character] ?? character;
}

function unescapeHtml(entity: string): string {
  const known = htmlEntities[entity];
  if (known !== undefined) return known;
  const numeric = /^&#(x?)([0-9a-fA-F]{1,4});$/.exec(entity);
  return numeric ? String.fromCharCode(parseInt(numeric[2] ?? '', numeric[1] ? 16 : 10)) : entity;
}
