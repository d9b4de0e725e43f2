import type { Span } from '../diagnosis.js';

/** A JSON object of unknown shape. */
export type JsonRecord = Readonly<Record<string, unknown>>;

/** The objects found in a text, and whether the text broke off inside one. */
export interface FoundObjects {
  readonly spans: readonly Span[];
  readonly isCut: boolean;
}

const maximumDepth = 10_000;
const maximumObjects = 5_000_000;
const maximumAttempts = 50;

/**
 * Finds the whole objects that hold every one of `keys` themselves, however deep they lie and whatever stands around them.
 *
 * Recordings are pasted with a line of prose above, as one element of their list, or cut off in the middle; the objects that are
 * whole are still worth reading. Of nested ones the innermost counts. One pass, no recursion.
 */
export function findObjects(text: string, keys: readonly string[]): FoundObjects {
  const spans: Span[] = [];
  if (!keys.every((key) => text.includes(`"${key}"`))) return { spans, isCut: false };
  const bits = new Map(keys.map((key, index) => [key, 1 << index]));
  const wanted = (1 << keys.length) - 1;
  const longestKey = Math.max(...keys.map((key) => key.length));
  const starts: number[] = [];
  const seen: number[] = [];
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case 0x22: {
        if (wrapsObject(text, index)) break;
        const end = stringEnd(text, index);
        if (seen.length > 0 && end - index - 1 <= longestKey && isKey(text, end)) {
          const last = seen.length - 1;
          seen[last] = (seen[last] ?? 0) | (bits.get(text.slice(index + 1, end)) ?? 0);
        }
        index = end;
        break;
      }
      case 0x7b:
        if (starts.length >= maximumDepth) return { spans, isCut: true };
        starts.push(index);
        seen.push(0);
        break;
      case 0x7d: {
        const start = starts.pop();
        const holdsAll = seen.pop() === wanted;
        // The innermost wins, so that no character is read twice.
        if (start !== undefined && holdsAll && start >= (spans.at(-1)?.end ?? 0))
          spans.push({ start, end: index + 1 });
        if (spans.length >= maximumObjects) return { spans, isCut: true };
        break;
      }
    }
  }
  return { spans, isCut: starts.length > 0 };
}

/** The object a text holds, or undefined for anything else, broken text included. */
export function parseRecord(text: string): JsonRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A string field; numbers are taken as they are written. */
export function textField(record: JsonRecord, key: string): string | undefined {
  const value = record[key];
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}

export function numberField(record: JsonRecord, key: string): number | undefined {
  const value = record[key];
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

/** An object field, empty where there is none. */
export function recordField(record: JsonRecord, key: string): JsonRecord {
  const value = record[key];
  return isRecord(value) ? value : {};
}

/** The objects in an array field, empty where there are none. */
export function recordsField(record: JsonRecord, key: string): readonly JsonRecord[] {
  const value: unknown = record[key];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** Where the value of `key` begins, from `from` on. */
export function valueStart(text: string, key: string, from = 0): number | undefined {
  const name = JSON.stringify(key);
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    const colon = skipSpace(text, at + name.length);
    if (text.charAt(colon) === ':') return skipSpace(text, colon + 1);
  }
  return undefined;
}

/** Where the string value of `key` stands between its quotes, from `from` on: of several such keys, the first one with that value. */
export function fieldSpan(text: string, key: string, value: string, from = 0): Span | null {
  let start = valueStart(text, key, from);
  for (let attempt = 0; attempt < maximumAttempts && start !== undefined; attempt++) {
    for (const form of escapedForms(value)) {
      if (text.startsWith(form, start)) return { start: start + 1, end: start + form.length - 1 };
    }
    start = valueStart(text, key, start);
  }
  return null;
}

/** Where a string stands between its quotes, from `from` on. */
export function stringSpan(text: string, value: string, from = 0): Span | null {
  for (const form of escapedForms(value)) {
    const at = text.indexOf(form, from);
    if (at >= 0) return { start: at + 1, end: at + form.length - 1 };
  }
  return null;
}

/** A string as writers put it into JSON, most frequent first: some escape slashes, some what HTML would read as markup, some both. */
function* escapedForms(value: string): Generator<string> {
  const plain = JSON.stringify(value);
  yield plain;
  const withMarkup = plain.replace(/[&<>]/g, (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`);
  if (withMarkup !== plain) yield withMarkup;
  if (!value.includes('/')) return;
  yield plain.replaceAll('/', '\\/');
  if (withMarkup !== plain) yield withMarkup.replaceAll('/', '\\/');
}

/** Offset of the closing quote, or of the line's end: a JSON string holds no line break, so that an open quote in prose ends there. */
function stringEnd(text: string, start: number): number {
  for (let index = start + 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x5c) index++;
    else if (code === 0x22 || code === 0x0a) return index;
  }
  return text.length;
}

/** Whether a quote is the rest of a string that held an object, with its escapes undone: no JSON has these neighbours. */
function wrapsObject(text: string, quote: number): boolean {
  if (text.charCodeAt(quote - 1) === 0x7d) return true;
  if (text.charCodeAt(quote + 1) !== 0x7b) return false;
  const key = skipSpace(text, quote + 2);
  return text.charCodeAt(key) === 0x22 && /\w/.test(text.charAt(key + 1));
}

function isKey(text: string, quote: number): boolean {
  return text.charCodeAt(skipSpace(text, quote + 1)) === 0x3a;
}

function skipSpace(text: string, from: number): number {
  let index = from;
  while (index < text.length && text.charCodeAt(index) <= 0x20) index++;
  return index;
}
