import type { Span } from '../diagnosis.js';
import type { Syntax } from './tree.js';

/** A piece of a file whose lists and maps are written in brackets: JSON, JavaScript, Python, HCL. */
export interface Token {
  readonly kind: 'word' | 'string' | 'comment' | 'sign' | 'end';
  readonly span: Span;
  /** A string without quotes and escapes; otherwise as written. */
  readonly text: string;
  /** Of a string: what stands between the quotes. */
  readonly inner: Span;
  /** A string that ends with its line, or holds a placeholder. */
  readonly isOpen: boolean;
  readonly hasPlaceholder: boolean;
}

const wordCharacter = /[\w$@.\u0080-\uffff-]/;

/** Reads the token at or after `from`; white space before it is left out. */
export function tokenAt(text: string, from: number, syntax: Syntax): Token {
  let at = from;
  while (at < text.length && (text.charCodeAt(at) <= 0x20 || text.charCodeAt(at) === 0xfeff)) at++;
  if (at >= text.length) return token('end', text, { start: text.length, end: text.length });
  const character = text.charAt(at);
  const pair = text.slice(at, at + 2);
  if (pair === '//' && syntax !== 'python')
    return token('comment', text, { start: at, end: lineEnd(text, at) });
  if (pair === '/*' && syntax !== 'python') {
    const close = text.indexOf('*/', at + 2);
    return token('comment', text, { start: at, end: close < 0 ? text.length : close + 2 });
  }
  if (character === '#' && syntax !== 'javascript' && syntax !== 'json')
    return token('comment', text, { start: at, end: lineEnd(text, at) });
  if (pair === '<<' && syntax === 'hcl') return heredoc(text, at);
  if (character === '"' || character === "'" || (character === '`' && syntax === 'javascript'))
    return stringToken(text, at, syntax);
  if (syntax === 'yaml' && !/[{}[\],:]/.test(character)) return plainScalar(text, at);
  if (wordCharacter.test(character)) {
    let end = at + 1;
    while (end < text.length && wordCharacter.test(text.charAt(end))) end++;
    // A Python string may have letters before its quote.
    const quote = text.charAt(end);
    if (
      syntax === 'python' &&
      (quote === '"' || quote === "'") &&
      /^[bBfFrRuU]{1,2}$/.test(text.slice(at, end))
    ) {
      const string = stringToken(text, end, syntax);
      const isFormat = /f/i.test(text.slice(at, end)) && string.text.includes('{');
      return { ...string, span: { start: at, end: string.span.end }, hasPlaceholder: isFormat };
    }
    return token('word', text, { start: at, end });
  }
  return token('sign', text, { start: at, end: at + (pair === '=>' || pair === '==' ? 2 : 1) });
}

/** A word of YAML inside brackets: it may hold spaces and colons. */
function plainScalar(text: string, start: number): Token {
  let end = start + 1;
  while (end < text.length && !/[{}[\],\n]/.test(text.charAt(end))) {
    if (text.charAt(end) === ':' && /\s/.test(text.charAt(end + 1))) break;
    if (text.charAt(end) === '#' && text.charAt(end - 1) === ' ') break;
    end++;
  }
  while (/\s/.test(text.charAt(end - 1))) end--;
  return token('word', text, { start, end });
}

function token(kind: Token['kind'], text: string, span: Span): Token {
  return {
    kind,
    span,
    text: text.slice(span.start, span.end),
    inner: span,
    isOpen: false,
    hasPlaceholder: false,
  };
}

function stringToken(text: string, start: number, syntax: Syntax): Token {
  const quote = text.charAt(start);
  const triple = quote.repeat(3);
  const isLong = syntax === 'python' && text.startsWith(triple, start);
  const mark = isLong ? triple : quote;
  const first = start + mark.length;
  let end = first;
  while (end < text.length && !text.startsWith(mark, end)) {
    const code = text.charCodeAt(end);
    if (code === 0x0a && !isLong && quote !== '`') break;
    end += code === 0x5c ? 2 : 1;
  }
  end = Math.min(end, text.length);
  const isOpen = !text.startsWith(mark, end);
  const raw = text.slice(first, end);
  return {
    kind: 'string',
    span: { start, end: isOpen ? end : end + mark.length },
    inner: { start: first, end },
    text: raw.includes('\\') ? unescaped(raw) : raw,
    isOpen,
    hasPlaceholder: (quote === '`' || syntax === 'hcl') && raw.includes('${'),
  };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function unescaped(raw: string): string {
  return raw.replace(
    /\\(?:u([0-9a-fA-F]{4})|([^]))/g,
    (_, code: string | undefined, sign: string | undefined) =>
      code !== undefined ? String.fromCharCode(parseInt(code, 16)) : (escapes[sign ?? ''] ?? sign ?? ''),
  );
}

/** HCL's text over several lines, up to the line that repeats its mark. */
function heredoc(text: string, start: number): Token {
  const mark = /^<<-?([A-Za-z_]\w{0,60})\r?\n/.exec(text.slice(start, start + 80));
  if (!mark) return token('sign', text, { start, end: start + 1 });
  const name = mark[1] ?? '';
  let line = start + mark[0].length;
  while (line < text.length && text.slice(line, lineEnd(text, line)).trim() !== name)
    line = lineEnd(text, line) + 1;
  const end = Math.min(lineEnd(text, Math.min(line, text.length)), text.length);
  return { ...token('string', text, { start, end }), hasPlaceholder: true };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
