import type { Span } from '../diagnosis.js';
import { readLiteral } from './literals.js';
import type { Entry, Node, ScalarNode } from './tree.js';

interface Frame {
  readonly kind: 'map' | 'list';
  readonly indent: number;
  readonly start: number;
  readonly entries: Entry[];
  readonly items: Node[];
  /** The key, or the dash, that waits for its value. */
  pending: { readonly key: string; readonly span: Span } | undefined;
}

const maximumDepth = 200;
const key =
  /^(?:"((?:[^"\\\n]|\\.){0,200})"|'((?:[^'\n]|''){0,200})'|([^\s#"'[\]{},&*!|>%@`-][^\n]{0,200}?|-[^\s:][^\n:]{0,200}))[ \t]*:(?=\s|$)/;

/**
 * Reads the blocks of a YAML file into one map or list, with places: maps, lists, brackets, quoted and plain texts. Tags, anchors
 * and references are expressions, texts over several lines are skipped. Never fails; linear; no recursion.
 */
export function readYaml(text: string): Node {
  const root: Frame = frame('map', -1, 0);
  root.pending = { key: '', span: { start: 0, end: 0 } };
  const stack: Frame[] = [root];
  let last = 0;

  const put = (value: Node): void => {
    const top = stack.at(-1) ?? root;
    const waiting = top.pending;
    if (!waiting) return;
    top.pending = undefined;
    last = Math.max(last, value.span.end);
    if (top.kind === 'list') top.items.push(value);
    else
      top.entries.push({
        key: waiting.key,
        keySpan: waiting.span,
        span: { start: waiting.span.start, end: Math.max(value.span.end, waiting.span.end) },
        value,
      });
  };
  const pop = (): void => {
    const top = stack.at(-1);
    if (!top || top === root) return;
    if (top.pending) put(empty(top.pending.span.end));
    stack.pop();
    put(nodeOf(top));
  };

  let at = 0;
  while (at < text.length) {
    const end = lineEnd(text, at);
    let start = at;
    while (start < end && (text.charAt(start) === ' ' || text.charAt(start) === '\t')) start++;
    const line = text.slice(at, end);
    const lineStart = at;
    at = end + 1;
    if (start >= end || text.charAt(start) === '#' || text.charAt(start) === '\r' || line.startsWith('%'))
      continue;
    if (/^(?:---|\.\.\.)(?:\s|$)/.test(line)) {
      while (stack.length > 1) pop();
      root.pending ??= { key: '', span: { start: at, end: at } };
      continue;
    }
    const isDash = isDashAt(text, start);
    for (;;) {
      const top = stack.at(-1) ?? root;
      const column = start - lineStart;
      if (top === root) break;
      if (top.indent > column || (top.indent === column && top.kind === 'list' && !isDash)) pop();
      else break;
    }
    // One line may open several blocks, as `- name: value` does.
    for (;;) {
      const column = start - lineStart;
      const top = stack.at(-1) ?? root;
      if (isDashAt(text, start)) {
        if (top.kind === 'list' && top.indent === column) {
          if (top.pending) put(empty(top.pending.span.end));
        } else {
          if (!top.pending || stack.length >= maximumDepth) break;
          stack.push(frame('list', column, start));
        }
        const list = stack.at(-1) ?? root;
        list.pending = { key: '', span: { start, end: start + 1 } };
        start++;
        while (start < end && text.charAt(start) === ' ') start++;
        if (isOver(text, start, end)) break;
        continue;
      }
      const named = key.exec(text.slice(start, Math.min(end, start + 420)));
      if (named) {
        if (!(top.kind === 'map' && top.indent === column && top !== root)) {
          if (!top.pending || stack.length >= maximumDepth) break;
          stack.push(frame('map', column, start));
        }
        const map = stack.at(-1) ?? root;
        if (map.pending) put(empty(map.pending.span.end));
        const name = named[1] ?? named[2] ?? named[3]?.trimEnd() ?? '';
        const quote = named[3] === undefined ? 1 : 0;
        map.pending = { key: name, span: { start: start + quote, end: start + quote + name.length } };
        start += named[0].length;
        while (start < end && (text.charAt(start) === ' ' || text.charAt(start) === '\t')) start++;
        if (isOver(text, start, end)) break;
      }
      const value = valueAt(text, start, end);
      if (value.isSkipped) at = skipDeeper(text, at, lineStart, stack.at(-1)?.indent ?? 0);
      else if (value.node.span.end > end) at = lineEnd(text, value.node.span.end) + 1;
      put(value.node);
      break;
    }
  }
  while (stack.length > 1) pop();
  const [only] = root.entries;
  return only?.value ?? empty(0);
}

function frame(kind: 'map' | 'list', indent: number, start: number): Frame {
  return { kind, indent, start, entries: [], items: [], pending: undefined };
}

function nodeOf({ kind, start, entries, items }: Frame): Node {
  const end = (kind === 'map' ? entries.at(-1)?.span.end : items.at(-1)?.span.end) ?? start + 1;
  const span = { start, end };
  return kind === 'map'
    ? { kind, span, entries, isFlow: false, isClosed: true, callee: '' }
    : { kind, span, items, isFlow: false, isClosed: true };
}

function isDashAt(text: string, at: number): boolean {
  return text.charAt(at) === '-' && /^\s?$/.test(text.charAt(at + 1));
}

function isOver(text: string, start: number, end: number): boolean {
  return start >= end || text.charAt(start) === '#' || text.charAt(start) === '\r';
}

/** The value that begins here; one written in brackets may end on another line. */
function valueAt(text: string, start: number, end: number): { node: Node; isSkipped: boolean } {
  const sign = text.charAt(start);
  if (sign === '[' || sign === '{') {
    const { node } = readLiteral(text, start, 'yaml');
    return { node: node ?? empty(start), isSkipped: false };
  }
  if (sign === '"' || sign === "'") {
    const { node } = readLiteral(text, start, 'yaml');
    const isText = node?.kind === 'scalar';
    return {
      node: isText ? { ...node, isExpression: node.text.includes('${') } : empty(start),
      isSkipped: false,
    };
  }
  const line = text.slice(start, end);
  const comment = line.search(/\s#/);
  const plain = (comment < 0 ? line : line.slice(0, comment)).trimEnd();
  const span = { start, end: start + plain.length };
  return {
    node: {
      kind: 'scalar',
      text: plain,
      span,
      inner: span,
      isQuoted: false,
      // An asterisk alone is meant as a wildcard, though YAML wants it in quotes.
      isExpression: /^[!&]|^\*.|\$\{|\{\{/.test(plain),
    },
    isSkipped: /^[|>][+-]?\d?$/.test(plain),
  };
}

/** The line after a text over several lines: the first that is not deeper than the block it belongs to. */
function skipDeeper(text: string, from: number, lineStart: number, indent: number): number {
  let at = from;
  while (at < text.length) {
    const end = lineEnd(text, at);
    const line = text.slice(at, end);
    if (line.trim() !== '' && line.length - line.trimStart().length <= Math.max(indent, 0)) break;
    at = end + 1;
  }
  return Math.max(at, lineStart);
}

function empty(at: number): ScalarNode {
  const span = { start: at, end: at };
  return { kind: 'scalar', text: '', span, inner: span, isQuoted: false, isExpression: false };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
