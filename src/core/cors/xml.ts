import type { Span } from '../diagnosis.js';
import type { Entry, MapNode, Node } from './tree.js';

/** What an XML text holds, as one map whose entry is the root; and where it breaks its own form. */
export interface XmlReading {
  readonly root: MapNode;
  readonly mistakes: readonly { readonly message: string; readonly span: Span }[];
}

interface Open {
  readonly name: string;
  readonly nameSpan: Span;
  readonly start: number;
  readonly contentStart: number;
  readonly entries: Entry[];
}

const tag =
  /<(?:!--[^]*?(?:-->|$)|!\[CDATA\[[^]*?(?:\]\]>|$)|[?!][^>]*>?|(\/?)([A-Za-z_][\w.:-]{0,100})([^<>]*?)(\/?)(?:>|(?=<)|$))/g;
const maximumDepth = 200;

/** Reads elements with their places; namespaces are dropped, an element without its end tag ends with its parent. Linear. */
export function readXml(text: string, from = 0): XmlReading {
  const mistakes: { message: string; span: Span }[] = [];
  const root: Open = {
    name: '',
    nameSpan: { start: from, end: from },
    start: from,
    contentStart: from,
    entries: [],
  };
  const stack: Open[] = [root];
  const close = (contentEnd: number, end: number): void => {
    const open = stack.pop();
    const parent = stack.at(-1);
    if (!open || !parent) return;
    const span = { start: open.start, end };
    parent.entries.push({
      key: open.name,
      keySpan: open.nameSpan,
      span,
      value: valueOf(text, open, contentEnd, span),
    });
  };
  tag.lastIndex = from;
  for (let match = tag.exec(text); match !== null; match = tag.exec(text)) {
    const [whole, slash, qualified, , selfClosing] = match;
    if (whole === '') {
      tag.lastIndex++;
      continue;
    }
    if (qualified === undefined) continue;
    const end = match.index + whole.length;
    const name = qualified.slice(qualified.indexOf(':') + 1);
    const nameStart = match.index + 1 + (slash?.length ?? 0) + qualified.length - name.length;
    const nameSpan = { start: nameStart, end: nameStart + name.length };
    if (slash === '/') {
      let depth = stack.length - 1;
      while (depth > 0 && stack[depth]?.name !== name) depth--;
      if (depth === 0) {
        mistakes.push({ message: `</${name}> closes nothing.`, span: { start: match.index, end } });
        continue;
      }
      while (stack.length - 1 > depth) {
        mistakes.push(unclosed(stack.at(-1)));
        close(match.index, match.index);
      }
      close(match.index, end);
      if (stack.length === 1) break;
      continue;
    }
    if (stack.length >= maximumDepth) break;
    stack.push({ name, nameSpan, start: match.index, contentStart: end, entries: [] });
    if (selfClosing === '/') close(end, end);
  }
  while (stack.length > 1) {
    mistakes.push(unclosed(stack.at(-1)));
    close(text.length, text.length);
  }
  const span = { start: from, end: root.entries.at(-1)?.span.end ?? from };
  return {
    root: { kind: 'map', span, entries: root.entries, isFlow: false, isClosed: true, callee: '' },
    mistakes,
  };
}

function unclosed(open: Open | undefined): { message: string; span: Span } {
  return { message: `<${open?.name ?? ''}> is not closed.`, span: open?.nameSpan ?? { start: 0, end: 0 } };
}

function valueOf(text: string, open: Open, contentEnd: number, span: Span): Node {
  if (open.entries.length > 0)
    return { kind: 'map', span, entries: open.entries, isFlow: false, isClosed: true, callee: '' };
  const raw = text.slice(open.contentStart, contentEnd);
  const trimmed = raw.trim();
  const start = open.contentStart + raw.length - raw.trimStart().length;
  const inner = { start: Math.min(start, contentEnd), end: Math.min(start, contentEnd) + trimmed.length };
  return { kind: 'scalar', text: decoded(trimmed), span, inner, isQuoted: true, isExpression: false };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,6})|#x([0-9a-fA-F]{1,6})|([a-z]{2,4}));/g,
        (whole, decimal, hex, name: string) => {
          const code =
            typeof decimal === 'string' ? Number(decimal) : typeof hex === 'string' ? parseInt(hex, 16) : -1;
          return code >= 0 && code <= 0x10ffff ? String.fromCodePoint(code) : (entities[name] ?? whole);
        },
      )
    : text;
}
