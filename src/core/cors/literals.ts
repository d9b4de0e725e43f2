import type { Span } from '../diagnosis.js';
import { tokenAt, type Token } from './tokens.js';
import type { Entry, ListNode, MapNode, Node, ScalarNode, Syntax } from './tree.js';

/** Where a text departs from the letter of JSON. */
export interface Mistake {
  readonly kind: 'comment' | 'missing-comma' | 'trailing-comma' | 'unclosed' | 'quotes' | 'stray';
  readonly span: Span;
}

export interface Literal {
  readonly node: Node | undefined;
  readonly end: number;
  readonly mistakes: readonly Mistake[];
}

interface Frame {
  readonly open: string;
  readonly start: number;
  readonly items: Node[];
  readonly entries: Entry[];
  key: { text: string; span: Span } | undefined;
  slot: Node | undefined;
  lastComma: Span | undefined;
  /** What stands before the bracket: a callee, or an HCL block's type and labels. */
  readonly prefix: ScalarNode | undefined;
}

const maximumDepth = 500;
const closers: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/**
 * Reads the value that begins at `from`, as far as it can: a missing comma or bracket, a comment or an expression ends nothing.
 * HCL's files are read as one map. Linear; no recursion.
 */
export function readLiteral(text: string, from: number, syntax: Syntax): Literal {
  const mistakes: Mistake[] = [];
  const stack: Frame[] = [];
  let top = frame(syntax === 'hcl' && from === 0 ? '{' : '', from, undefined);
  let at = from;

  const finish = (): void => {
    const { slot, key } = top;
    if (key) {
      const value = slot ?? scalar('', { start: key.span.end, end: key.span.end }, true);
      const span = { start: key.span.start, end: Math.max(value.span.end, key.span.end) };
      top.entries.push({ key: key.text, keySpan: key.span, span, value });
    } else if (slot) top.items.push(slot);
    top.key = undefined;
    top.slot = undefined;
  };
  const push = (open: string, start: number, prefix: ScalarNode | undefined): void => {
    stack.push(top);
    top = frame(open, start, prefix);
  };
  const pop = (end: number, isClosed: boolean): void => {
    finish();
    if (top.lastComma) mistakes.push({ kind: 'trailing-comma', span: top.lastComma });
    if (!isClosed) mistakes.push({ kind: 'unclosed', span: { start: top.start, end: top.start + 1 } });
    const node = nodeOf(top, end, isClosed, text);
    top = stack.pop() ?? frame('', from, undefined);
    top.slot = node;
  };

  for (;;) {
    const token = tokenAt(text, at, syntax);
    // A value that stands alone ends where something else begins.
    const isOver = stack.length === 0 && top.open === '' && top.slot !== undefined;
    if (token.kind === 'end' || (isOver && !(token.text === '(' || token.text === '.'))) break;
    at = token.span.end;
    if (token.kind === 'comment') {
      mistakes.push({ kind: 'comment', span: token.span });
      continue;
    }
    if (token.kind === 'sign') {
      if (token.text in closers) {
        if (stack.length >= maximumDepth) break;
        if (token.text === '{' && top.open === '{' && !top.key && isBlockHead(top.slot, syntax)) {
          const head = top.slot;
          top.key = { text: head.text.split(/\s/, 1)[0] ?? '', span: head.span };
          top.slot = undefined;
          push('{', token.span.start, head);
        } else {
          const { slot } = top;
          top.lastComma = undefined;
          const prefix = slot === undefined ? undefined : expression(text, slot.span.start, slot.span.end);
          top.slot = undefined;
          push(token.text, token.span.start, prefix);
        }
        continue;
      }
      if (token.text === '}' || token.text === ']' || token.text === ')') {
        const isOpen = [...stack.slice(1), top].some((other) => closers[other.open] === token.text);
        if (!isOpen) {
          if (stack.length === 0 && top.open !== '{') break;
          mistakes.push({ kind: 'stray', span: token.span });
          continue;
        }
        while (closers[top.open] !== token.text) pop(token.span.start, false);
        pop(token.span.end, true);
        continue;
      }
      if (token.text === ',' || token.text === ';') {
        finish();
        top.lastComma = token.span;
        continue;
      }
      const isKeyMark = token.text === ':' || token.text === '=';
      if (isKeyMark && top.open !== '[' && top.key === undefined && top.slot?.kind === 'scalar') {
        if (syntax === 'json' && !top.slot.isQuoted) mistakes.push({ kind: 'quotes', span: top.slot.span });
        top.key = { text: top.slot.text, span: top.slot.span };
        top.slot = undefined;
        continue;
      }
      top.slot = expression(text, top.slot?.span.start ?? token.span.start, token.span.end);
      continue;
    }
    const value = scalarOf(token, syntax);
    top.lastComma = undefined;
    if (
      syntax === 'json' &&
      token.kind === 'string' &&
      (text.charAt(token.span.start) === "'" || token.isOpen)
    )
      mistakes.push({ kind: 'quotes', span: token.span });
    if (top.slot === undefined) top.slot = value;
    else if (startsAnew(text, top, value, syntax)) {
      mistakes.push({
        kind: 'missing-comma',
        span: { start: top.slot.span.end, end: top.slot.span.end },
      });
      finish();
      top.slot = value;
    } else top.slot = expression(text, top.slot.span.start, value.span.end);
  }
  while (stack.length > 0) pop(at, false);
  if (top.open === '') return { node: top.slot, end: top.slot?.span.end ?? at, mistakes };
  finish();
  return { node: nodeOf(top, text.length, true, text), end: text.length, mistakes };
}

function frame(open: string, start: number, prefix: ScalarNode | undefined): Frame {
  return {
    open,
    start,
    items: [],
    entries: [],
    key: undefined,
    slot: undefined,
    lastComma: undefined,
    prefix,
  };
}

/** `cors_rule {` and `resource "a" "b" {` are HCL's; elsewhere a word before a brace is none of ours. */
function isBlockHead(slot: Node | undefined, syntax: Syntax): slot is ScalarNode {
  return syntax === 'hcl' && slot?.kind === 'scalar';
}

/** Whether a second value beside the first is the next one, with the comma forgotten or, in HCL, not needed. */
function startsAnew(text: string, top: Frame, value: ScalarNode, syntax: Syntax): boolean {
  if (top.slot === undefined) return false;
  const between = text.slice(top.slot.span.end, value.span.start);
  if (top.open === '{' && syntax === 'hcl') return between.includes('\n');
  const next = tokenAt(text, value.span.end, syntax).text;
  if (top.open === '{' && (next === ':' || (next === '=' && syntax !== 'javascript'))) return true;
  return top.open === '[' && syntax === 'json';
}

function scalarOf(token: Token, syntax: Syntax): ScalarNode {
  if (token.kind === 'string') {
    return {
      kind: 'scalar',
      text: token.text,
      span: token.span,
      inner: token.inner,
      isQuoted: true,
      isExpression: token.hasPlaceholder,
    };
  }
  if (syntax === 'yaml') return scalar(token.text, token.span, /^[!&]|^\*.|\$\{/.test(token.text));
  const isLiteral = /^(?:-?\d[\d_.]*|true|false|null|True|False|None)$/.test(token.text);
  return scalar(token.text, token.span, !isLiteral);
}

function scalar(text: string, span: Span, isExpression: boolean): ScalarNode {
  return { kind: 'scalar', text, span, inner: span, isQuoted: false, isExpression };
}

function expression(text: string, start: number, end: number): ScalarNode {
  return scalar(text.slice(start, Math.min(end, start + 2_000)), { start, end }, true);
}

function nodeOf(from: Frame, end: number, isClosed: boolean, text: string): Node {
  const { open, start, items, entries, prefix } = from;
  const span = { start: prefix?.span.start ?? start, end };
  if (open === '[' && prefix === undefined) return list({ start, end }, items, isClosed);
  // A call begins with what is called.
  if (open === '{' || entries.length > 0)
    return map({ start: open === '(' ? span.start : start, end }, entries, isClosed, prefix?.text ?? '');
  const [only] = items;
  // `new Rule({ … })`, `Object.freeze([ … ])` and `({ … })` are what they hold.
  if (open === '(' && items.length === 1 && only !== undefined && only.kind !== 'scalar')
    return only.kind === 'map' && prefix ? { ...only, span, callee: prefix.text } : only;
  return expression(text, span.start, span.end);
}

function list(span: Span, items: readonly Node[], isClosed: boolean): ListNode {
  return { kind: 'list', span, items, isFlow: true, isClosed };
}

function map(span: Span, entries: readonly Entry[], isClosed: boolean, callee: string): MapNode {
  return { kind: 'map', span, entries, isFlow: true, isClosed, callee };
}
