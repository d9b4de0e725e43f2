/** Builders of the marks that give a store away: each one says what it saw. */
import type { Mark, Signs, Strength } from './provider.js';

/** A response header; without a pattern its mere presence. */
export function header(strength: Strength, name: string, pattern?: RegExp): Mark {
  return mark(strength, ({ headers }) => {
    const found = headers.find(
      (field) => field.name === name && (pattern === undefined || pattern.test(field.value)),
    );
    return found && `the response header ${name} is ${quoted(found.value)}`;
  });
}

/** Response headers that almost every other store sends, missing in an answer whose headers are known. */
export function headersMissing(strength: Strength, ...names: readonly string[]): Mark {
  return mark(strength, ({ headers }) =>
    headers.length > 0 && !headers.some(({ name }) => names.includes(name))
      ? `the response has no ${names.join(' and no ')}`
      : undefined,
  );
}

/** An element of the error document. */
export function element(strength: Strength, name: string, pattern?: RegExp): Mark {
  return mark(strength, ({ elements }) => {
    const value = elements.get(name);
    return value !== undefined && (pattern === undefined || pattern.test(value))
      ? `the answer has ${name} ${quoted(value)}`
      : undefined;
  });
}

/** Elements that stand together in one document, and others that must be absent. */
export function shape(strength: Strength, present: readonly string[], absent: readonly string[] = []): Mark {
  return mark(strength, ({ elements }) =>
    present.every((name) => elements.has(name)) && !absent.some((name) => elements.has(name))
      ? `the answer has the elements ${present.join(', ')}${absent.length ? ` and no ${absent.join(', ')}` : ''}`
      : undefined,
  );
}

/** An error code that only this store uses. */
export function code(strength: Strength, pattern: RegExp): Mark {
  return mark(strength, ({ codes }) => {
    const found = codes.find((each) => pattern.test(each));
    return found && `the error code is ${found}`;
  });
}

/** Wording of an error message. */
export function message(strength: Strength, pattern: RegExp): Mark {
  return mark(strength, ({ messages }) => {
    const found = firstMatch(messages, pattern);
    return found && `the message says ${quoted(found)}`;
  });
}

/** Wording anywhere in the paste. */
export function words(strength: Strength, pattern: RegExp): Mark {
  return mark(strength, ({ text }) => {
    const found = firstMatch([text], pattern);
    return found && `the text says ${quoted(found)}`;
  });
}

/** A name or a port of the host that a person chose, which proves nothing by itself. */
export function hostLike(strength: Strength, pattern: RegExp, expected?: string): Mark {
  return mark(strength, ({ hosts, headers }) => {
    // An answer whose headers are known, and lack what this store always sends, is another's.
    if (expected !== undefined && headers.length > 2 && !headers.some(({ name }) => name === expected))
      return undefined;
    const found = hosts.find((host) => pattern.test(host));
    return found && `the host is ${found}`;
  });
}

/** The identifier of the request, wherever it is written: element, header or SDK exception. */
export function requestId(strength: Strength, pattern: RegExp): Mark {
  return mark(strength, (signs) => {
    const found = requestIds(signs).find((id) => pattern.test(id));
    return found && `the request id ${quoted(found)} has its form`;
  });
}

/** The host id (`x-amz-id-2`), wherever it is written. */
export function hostId(strength: Strength, pattern: RegExp): Mark {
  return mark(strength, (signs) => {
    const found = hostIds(signs).find((id) => pattern.test(id));
    return found && `the host id ${quoted(found)} has its form`;
  });
}

/** Several marks that only count together. */
export function together(strength: Strength, ...marks: readonly Mark[]): Mark {
  return mark(strength, (signs) => {
    const seen = marks.map((each) => each.see(signs));
    return seen.every((each) => each !== undefined) ? seen.join(', and ') : undefined;
  });
}

export function requestIds(signs: Signs): readonly string[] {
  return identifiers(signs, ['RequestId', 'RequestID'], 'x-amz-request-id', REQUEST_ID_IN_TEXT);
}

export function hostIds(signs: Signs): readonly string[] {
  return identifiers(signs, ['HostId'], 'x-amz-id-2', HOST_ID_IN_TEXT);
}

// As SDKs print them: "RequestID: X", "Request ID: X", "requestId: 'X'", "<RequestId>X", "Extended Request ID: X".
const REQUEST_ID_IN_TEXT =
  /(?:x-amz-request-id|(?<!extended[ _-]?)(?<!-)request[ _-]?id)["']?(?:>|[:=] ?)["']?([\w-]{9,80})/gi;
const HOST_ID_IN_TEXT =
  /(?:host[ _-]?id|extended[ _-]?request[ _-]?id|x-amz-id-2)["']?(?:>|[:=])\s?["']?([\w+/=-]{9,120})/gi;
const IDENTIFIERS_READ = 50;

function identifiers(
  signs: Signs,
  elements: readonly string[],
  headerName: string,
  inText: RegExp,
): readonly string[] {
  const found = elements.flatMap((name) => signs.elements.get(name) ?? []);
  for (const field of signs.headers) if (field.name === headerName) found.push(field.value);
  for (const match of signs.text.matchAll(inText)) {
    if (found.length >= IDENTIFIERS_READ) break;
    if (match[1] !== undefined) found.push(match[1]);
  }
  return found;
}

function mark(strength: Strength, see: Mark['see']): Mark {
  return { strength, see };
}

function firstMatch(texts: readonly string[], pattern: RegExp): string | undefined {
  for (const text of texts) {
    const match = pattern.exec(text);
    if (match) return match[0];
  }
  return undefined;
}

const QUOTED_CHARACTERS = 60;

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > QUOTED_CHARACTERS ? `“${line.slice(0, QUOTED_CHARACTERS)}…”` : `“${line}”`;
}
