import { appendTo, replace, replaceValue } from './edits.js';
import type { Lifetime } from './presignCall.js';
import { entryNamed, type Entries, type Source } from './source.js';
import { spanOf, type Span, type SyntaxNode } from './syntax.js';

/** The longest lifetime of a request signed with Signature Version 4: seven days.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
export const longestLifetimeSeconds = 604_800;

/** A lifetime given by name in an object, a dictionary or an argument list, or left to the library's default. */
export function lifetimeNamed(
  source: Source,
  entries: Entries,
  name: { key: string; written: (value: string) => string },
  otherwise: { defaultSeconds: number; span: Span },
): Lifetime {
  const entry = entryNamed(entries, name.key);
  if (entry) {
    return {
      seconds: source.numberOf(entry.value),
      expression: entry.value,
      span: spanOf(entry.value),
      write: (value) => [replaceValue(entry, value)],
    };
  }
  return {
    seconds: entries.isOpen ? undefined : otherwise.defaultSeconds,
    expression: undefined,
    span: otherwise.span,
    write: (value) => (entries.isOpen ? [] : [appendTo(entries.container, name.written(value), source.text)]),
  };
}

/** A lifetime given as the value of an argument. */
export function lifetimeGiven(source: Source, expression: SyntaxNode): Lifetime {
  return {
    seconds: source.numberOf(expression),
    expression,
    span: spanOf(expression),
    write: (value) => [replace(expression, value)],
  };
}

/** A lifetime that the file doesn't tell. */
export function lifetimeUnknown(span: Span): Lifetime {
  return { seconds: undefined, expression: undefined, span, write: () => [] };
}
