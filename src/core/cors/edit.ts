import type { Span } from '../diagnosis.js';
import { namesOf } from './dialects.js';
import {
  appendTo,
  compact,
  dashLines,
  eol,
  firstBracket,
  indentOf,
  insertion,
  lineEnd,
  lineStart,
  ownLines,
  startWithComments,
} from './layout.js';
import type { CorsDocument, CorsRule, FieldName, ListName, PlacedRule, TextEdit } from './document.js';
import { printEntry, printRule, printValue } from './print.js';
import { writingOf } from './styleOf.js';
import { entryOf, type Node } from './tree.js';

/** Edits that add a value to a list of a rule; the list is added where the rule has none. Comments and formatting stay. */
export function addValues(
  document: CorsDocument,
  rule: PlacedRule,
  field: ListName,
  values: readonly string[],
): TextEdit[] {
  const { text, syntax, form } = document;
  const writing = writingOf(document);
  const placed = rule.fields[field];
  const printed = values.map((value) => printValue(value, field, writing));
  if (form === 'minio') {
    const last = placed?.values.at(-1);
    return last ? [insertion(last.whole.end, `,${printed.join(',')}`)] : [];
  }
  if (syntax === 'xml') {
    const last = placed?.values.at(-1);
    const at = last?.whole ?? lastChild(rule.node);
    return at
      ? [insertion(at.end, ownLines(text, at, printEntry(field, values, writing)))]
      : intoEmptyXml(document, rule, field, values);
  }
  if (!placed) return addField(document, rule, field, values);
  const { list } = placed;
  if (list && !list.isFlow) {
    const last = list.items.at(-1);
    return last ? [insertion(lineEnd(text, last.span.end), dashLines(text, last.span, printed))] : [];
  }
  if (list)
    return appendTo(
      text,
      list.span,
      list.items.map(({ span }) => span),
      printed,
      syntax,
    );
  // A lone value where a list belongs becomes one.
  const only = placed.values[0];
  if (!only) return addField(document, rule, field, values);
  return [insertion(only.whole.start, '['), insertion(only.whole.end, `, ${printed.join(', ')}]`)];
}

/** Edits that put another value in a value's place. */
export function replaceValue(
  document: CorsDocument,
  rule: PlacedRule,
  field: FieldName,
  value: string,
  replacement: string,
): TextEdit[] {
  const placed = rule.fields[field]?.values.find(
    (other) => other.isKnown && sameValue(document, field, other.text, value),
  );
  if (!placed) return [];
  const { start, end } = placed.span;
  const isBare = placed.whole.start === start && placed.whole.end === end;
  const written = document.text.slice(start, end);
  const writing = writingOf(document);
  if (!isBare || document.syntax === 'list') {
    const plain =
      document.form === 'b2' && field === 'methods'
        ? printValue(replacement, field, writing).slice(1, -1)
        : replacement;
    return [
      { span: placed.span, text: document.syntax === 'xml' ? printValue(plain, field, writing) : plain },
    ];
  }
  const member = /^(.*HttpMethods?\.)[A-Z]+$/.exec(written);
  return [
    {
      span: placed.span,
      text: member ? `${member[1] ?? ''}${replacement}` : printValue(replacement, field, writing),
    },
  ];
}

/** Edits that take a value away, with its comma or its line. */
export function removeValue(
  document: CorsDocument,
  rule: PlacedRule,
  field: FieldName,
  value: string,
): TextEdit[] {
  const { text, syntax } = document;
  const placed = rule.fields[field];
  const values = placed?.values ?? [];
  const index = values.findIndex((other) => other.isKnown && other.text === value);
  const at = values[index];
  if (!at) return [];
  if (syntax === 'xml' || placed?.list?.isFlow === false) {
    const start = text.lastIndexOf('\n', at.whole.start - 1) + 1;
    const end = lineEnd(text, at.whole.end);
    const isAlone =
      /^\s*(?:- +)?$/.test(text.slice(start, at.whole.start)) &&
      /^\s*(?:#.*)?$/.test(text.slice(at.whole.end, end));
    return [{ span: isAlone ? { start, end: Math.min(end + 1, text.length) } : at.whole, text: '' }];
  }
  const next = values[index + 1];
  const previous = values[index - 1];
  const span = next
    ? { start: at.whole.start, end: next.whole.start }
    : { start: previous?.whole.end ?? at.whole.start, end: at.whole.end };
  return [{ span, text: '' }];
}

/** Edits that rename a key, closing element included. */
export function renameKey(
  document: CorsDocument,
  key: string,
  keySpan: Span,
  entry: Span,
  name: string,
): TextEdit[] {
  const { text, syntax } = document;
  const edits: TextEdit[] = [{ span: keySpan, text: name }];
  if (syntax === 'xml') {
    const close = text.lastIndexOf(key, entry.end);
    if (close > keySpan.end) edits.push({ span: { start: close, end: close + key.length }, text: name });
  } else if (document.text.charAt(keySpan.start) === '"' || document.text.charAt(keySpan.start) === "'") {
    const quote = text.charAt(keySpan.start);
    return [{ span: keySpan, text: `${quote}${name}${quote}` }];
  }
  return edits;
}

/** Edits that put a new rule before the rule at `index`, or behind the last one. */
export function addRule(document: CorsDocument, index: number, rule: CorsRule): TextEdit[] {
  const { text, rules, holder, syntax } = document;
  const lines = printRule(rule, writingOf(document));
  const before = rules[index];
  if (before) {
    const first = startWithComments(text, lineStart(text, before.span.start));
    const lead = text.slice(lineStart(text, before.span.start), before.span.start);
    if (!/^\s*(?:- *)?$/.test(lead)) {
      const separator = syntax === 'xml' ? '' : ', ';
      return [insertion(before.span.start, `${compact(lines, syntax)}${separator}`)];
    }
    const comma = holder?.kind === 'list' && holder.isFlow ? ',' : '';
    const blank = syntax === 'hcl' && comma === '' ? '\n' : '';
    const indent = /^\s*/.exec(lead)?.[0] ?? '';
    return [
      insertion(
        first,
        `${lines.map((line) => `${indent}${line}`).join(eol(text))}${comma}${eol(text)}${blank}`,
      ),
    ];
  }
  const last = rules.at(-1);
  if (!last) return intoEmpty(document, lines);
  if (holder?.kind === 'list' && holder.isFlow)
    return appendTo(
      text,
      holder.span,
      holder.items.map(({ span }) => span),
      [lines],
      syntax,
    );
  if (syntax === 'yaml') {
    const start = lineStart(text, last.span.start);
    const lead = /^\s*/.exec(text.slice(start, last.span.start))?.[0] ?? '';
    const dash = text.slice(start, last.span.start).includes('-') ? lead : dashIndentAbove(text, start);
    return [
      insertion(lineEnd(text, last.span.end), lines.map((line) => `${eol(text)}${dash}${line}`).join('')),
    ];
  }
  const blank = syntax === 'hcl' ? [''] : [];
  return [insertion(last.span.end, ownLines(text, last.span, [...blank, ...lines]))];
}

function addField(
  document: CorsDocument,
  rule: PlacedRule,
  field: ListName,
  values: readonly string[],
): TextEdit[] {
  const { text, syntax, form } = document;
  const writing = writingOf(document);
  const lines = printEntry(field, values, writing);
  const path = namesOf(form, syntax)[field] ?? '';
  const outer = path.includes('.') ? path.slice(0, path.indexOf('.')) : undefined;
  const inner = outer === undefined ? rule.node : entryOf(rule.node, outer)?.value;
  if (inner?.kind !== 'map') {
    const wrapped = `${JSON.stringify(outer ?? '')}: { ${lines.join(' ')} }`;
    return appendTo(
      text,
      rule.node.span,
      rule.node.entries.map(({ span }) => span),
      [wrapped],
      syntax,
    );
  }
  const spans = inner.entries.map(({ span }) => span);
  const last = inner.entries.at(-1);
  if (syntax === 'hcl') {
    if (!last) return [];
    const line = lines[0] ?? '';
    const equals = text.indexOf('=', last.span.start) - last.span.start;
    const at = line.indexOf(' = ');
    const padded = `${line.slice(0, at).padEnd(equals - 1)}${line.slice(at)}`;
    return [
      insertion(lineEnd(text, last.span.end), `${eol(text)}${indentOf(text, last.span.start)}${padded}`),
    ];
  }
  if (!inner.isFlow) {
    if (!last) return [];
    const indent = ' '.repeat(last.span.start - lineStart(text, last.span.start));
    return [
      insertion(lineEnd(text, last.span.end), lines.map((line) => `${eol(text)}${indent}${line}`).join('')),
    ];
  }
  return appendTo(text, inner.span, spans, [lines.join(eol(text))], syntax);
}

function intoEmpty(document: CorsDocument, lines: readonly string[]): TextEdit[] {
  const { text, holder, syntax } = document;
  if (!holder) return [];
  if (syntax === 'xml') {
    const close = text.lastIndexOf('</', holder.span.end);
    if (close <= holder.span.start) return [];
    return [insertion(close, `${lines.map((line) => `  ${line}`).join(eol(text))}${eol(text)}`)];
  }
  const open = firstBracket(text, holder.span);
  const indent = indentOf(text, open);
  const body = lines.map((line) => `${eol(text)}${indent}  ${line}`).join('');
  return [insertion(open + 1, `${body}${eol(text)}${indent}`)];
}

function intoEmptyXml(
  document: CorsDocument,
  rule: PlacedRule,
  field: ListName,
  values: readonly string[],
): TextEdit[] {
  const open = document.text.indexOf('>', rule.span.start);
  return open < 0 || open >= rule.span.end
    ? []
    : [insertion(open + 1, printEntry(field, values, writingOf(document)).join(''))];
}

function sameValue(document: CorsDocument, field: FieldName, written: string, value: string): boolean {
  if (written === value) return true;
  return document.form === 'b2' && field === 'methods' && written.replace(/^s3_/, '').toUpperCase() === value;
}

/** The indentation of a dash that stands alone on a line above its rule. */
function dashIndentAbove(text: string, start: number): string {
  const above = text.slice(lineStart(text, start - 1), start);
  return /^(\s*)-\s*$/.exec(above)?.[1] ?? '';
}

function lastChild(node: Node): Span | undefined {
  return node.kind === 'map' ? node.entries.at(-1)?.span : undefined;
}
