import { decodeEntities, type Source } from '../../text/source.js';
import type { Field, StoreError } from '../evidence.js';
import { listBelow, messageAlone } from './messageEnd.js';
import { knownMessage } from './messages.js';
import { readSupabaseErrors } from './supabaseError.js';
import { isInSource, isOvercome } from './wordsApart.js';
import { isUnambiguousCode, knownCode } from '../vocabulary.js';

const maximumErrors = 300;
const maximumDocument = 60_000;

/** Finds the refusals of a store: error documents first, then what exceptions and logs kept of them, then codes as bare words. */
export function readStoreErrors(source: Source, limit = source.text.length): StoreError[] {
  const text = source.text.slice(0, limit);
  const documents = readDocuments(text, source);
  const objects = readObjects(text, source);
  const exceptions = readExceptions(text, source);
  const supabase = readSupabaseErrors(text, source);
  const found = [...documents, ...objects, ...exceptions, ...supabase].map(withCodeOfMessage);
  const words = found.some((error) => error.code !== '') ? [] : readWords(text, source);
  if (words.length === 0 && found.every((error) => error.code === ''))
    words.push(...readMessage(text, source));
  return [...found, ...words].slice(0, maximumErrors);
}

/** One XML error document, which may begin and end anywhere in `text`. */
export function readDocument(text: string, source?: Source, offset = 0): StoreError | undefined {
  return readDocuments(text, source, offset)[0];
}

function readDocuments(text: string, source?: Source, offset = 0): StoreError[] {
  const errors: StoreError[] = [];
  let from = 0;
  while (errors.length < maximumErrors) {
    const at = text.indexOf('<Code>', from);
    if (at < 0) break;
    const before = Math.max(from, at - 4_000);
    const opening = text.slice(before, at).lastIndexOf('<Error');
    const start = opening < 0 ? at : before + opening;
    const rest = text.slice(at, start + maximumDocument);
    const closing = rest.search(/<\/Error|(?!^)<Code>/);
    const end = closing < 0 ? at + rest.length : at + closing;
    errors.push(documentError(text.slice(start, end), source, offset + start));
    from = Math.max(end, at + 6);
  }
  return errors;
}

function documentError(document: string, source: Source | undefined, offset: number): StoreError {
  const elements = new Map<string, Field>();
  for (const match of document.matchAll(/<([A-Za-z][A-Za-z0-9_-]{0,60})>([^<]*)/g)) {
    const name = match[1] ?? '';
    const value = decodeEntities(match[2] ?? '');
    const trimmed = value.trim();
    if (elements.has(name) && (elements.get(name)?.value ?? '') !== '') continue;
    const start =
      offset + match.index + name.length + 2 + Math.max(0, (match[2] ?? '').indexOf((match[2] ?? '').trim()));
    const isSigningText = name === 'CanonicalRequest' || name === 'StringToSign';
    elements.set(name, {
      value: isSigningText ? value.replace(/^\s*\n?/, '') : trimmed,
      span: source && trimmed !== '' ? source.span(start, start + (match[2] ?? '').trim().length) : null,
    });
  }
  const code = elements.get('Code');
  // Google says in Details what its Message leaves open: https://cloud.google.com/storage/docs/xml-api/reference-status
  const details = elements.get('Details');
  const isOpen = /^(?:Invalid argument|Access denied|Authentication required)\.?$/.test(
    elements.get('Message')?.value ?? '',
  );
  const message = isOpen && details && details.value !== '' ? details : elements.get('Message');
  return {
    code: knownCode(code?.value ?? '') ?? code?.value ?? '',
    message: message?.value.replace(/\s+/g, ' ') ?? '',
    status: undefined,
    origin: 'document',
    operation: undefined,
    elements,
    span: source?.span(offset, offset + document.length) ?? null,
    codeSpan: code?.span ?? null,
    messageSpan: message?.span ?? null,
  };
}

/** `{"Error": {"Code": "…", "Message": "…"}}` as SDKs print it, also with single quotes or unquoted names. */
function readObjects(text: string, source: Source): StoreError[] {
  const errors: StoreError[] = [];
  for (const match of text.matchAll(
    /["']?\b(?:Code|code|errorCode|error_code|Error\.Code)["']?\s{0,4}[:=]\s{0,4}["']([A-Za-z][A-Za-z0-9.]{2,60})["']/g,
  )) {
    if (errors.length >= maximumErrors) break;
    const code = knownCode(match[1] ?? '');
    if (code === undefined) continue;
    const before = Math.max(0, match.index - 4_000);
    const open = before + Math.max(0, text.slice(before, match.index + 1).lastIndexOf('{'));
    const rest = text.slice(match.index, match.index + 6_000);
    const close = rest.indexOf('}');
    const block = text.slice(open, match.index + (close < 0 ? rest.length : close));
    const elements = new Map<string, Field>();
    for (const pair of block.matchAll(
      /["']?([A-Za-z][A-Za-z0-9-]{1,50})["']?\s{0,4}:\s{0,4}(?:"((?:[^"\\\n]|\\.){0,4000})"|'((?:[^'\\\n]|\\.){0,4000})'|(\d{1,20}))/g,
    )) {
      const name = pair[1] ?? '';
      const value = pair[2] ?? pair[3] ?? pair[4] ?? '';
      const start = open + pair.index + pair[0].lastIndexOf(value);
      if (!elements.has(name))
        elements.set(name, {
          value: value.replace(/\\(["'])/g, '$1'),
          span: value === '' ? null : source.span(start, start + value.length),
        });
    }
    const status = /["']?(?:HTTPStatusCode|statusCode|status|httpStatusCode)["']?\s{0,4}:\s{0,4}(\d{3})/.exec(
      text.slice(match.index, match.index + 4_000),
    );
    const message = elements.get('Message') ?? elements.get('message') ?? elements.get('errorMessage');
    const codeStart = match.index + match[0].lastIndexOf(match[1] ?? '');
    errors.push({
      code,
      message: message?.value ?? '',
      status: status ? Number(status[1]) : undefined,
      origin: 'exception',
      operation: undefined,
      elements,
      span: source.span(open, open + block.length),
      codeSpan: source.span(codeStart, codeStart + (match[1] ?? '').length),
      messageSpan: message?.span ?? null,
    });
  }
  return errors;
}

/** Each pattern has the groups it names; the rest of the line (or of a wrapped message) is read as the message. */
const exceptionPatterns: readonly RegExp[] = [
  // botocore and the aws CLI
  /An error occurred \((?<code>[A-Za-z0-9.]{2,60})\) when calling the\s{1,80}(?<operation>\w{2,60})\s{1,80}operation(?: \(reached max retries: \d+\))?(?::\s?(?<message>[^\n]{0,600}))?/dg,
  /A client error\s{1,80}\((?<code>[A-Za-z0-9.]{2,60})\)\s{1,80}occurred when calling the\s{1,80}(?<operation>\w{2,60})\s{1,80}operation:? ?(?<message>[^\n]{0,600})?/dg,
  // Java v1 and v2, Kotlin, .NET over Java texts
  /\(Service: (?<=(?<message>[^:()\n"]{3,400})\(Service: )(?:Amazon )?S3[^)]{0,40}?[;,]\s{0,80}Status Code: (?<status>\d{3})[;,](?:\s{0,80}Error Code: (?<code>[A-Za-z0-9. ]{2,60}?)[;,])?/dg,
  // Go v2
  /operation error S3: (?<operation>\w{2,60}),[^\n]{0,40}?(?:https response error\s{1,8}StatusCode: (?<status>\d{3}),)[\s\S]{0,400}?api error (?<code>[A-Za-z0-9.]{2,60})(?::\s?(?<message>[^\n]{0,500}))?/dg,
  /api error (?<code>[A-Za-z0-9.]{2,60}): (?<message>[^\n]{0,500})/dg,
  // s3cmd, s3fs, mc
  /S3 error: (?<status>\d{3}) \((?<code>[A-Za-z0-9.]{2,60})\)(?::\s?(?<message>[^\n]{0,500}))?/dg,
  // Go v1: "AccessDenied: Access Denied\n\tstatus code: 403, request id: …"
  /status code: (?<=(?:^|[\s:"'(])(?<code>[A-Z][A-Za-z0-9.]{3,60}): (?<message>[^\n]{0,400})\n?\s{0,8}status code: )(?<status>\d{3}), request id/dg,
  // PHP: "AccessDenied (client): Access Denied - <?xml"
  / \((?:client|server)\): (?<=(?<code>[A-Z][A-Za-z0-9.]{3,60}) \((?:client|server)\): )(?<message>[^\n<]{0,400})/dg,
  /\((?<status>[345]\d\d)\)(?<=(?<code>[A-Z][A-Za-z0-9.]{3,60})\([345]\d\d\))-? ?(?<message>[^\n]{0,400})/dg,
  // Ruby, whose log has the message in brackets
  /Aws::S3::Errors::(?<code>[A-Za-z0-9]{2,60}) \((?<message>[^\n]{1,400}?)\)(?=:?\s{0,4}(?:\n|$))/dg,
  // aiohttp, which prints the status and its name
  /ClientResponseError: (?<status>\d{3}), message='(?<message>[^'\n]{0,200})'/dg,
  // "code: AccessDenied, message: …", "Code=AccessDenied"
  /\b[Cc]ode\s?[:=]\s?(?<code>[A-Z][A-Za-z0-9.]{3,60})\b(?:,?\s{0,4}[Mm]essage\s?[:=]\s?"?(?<message>[^\n"]{0,400}))?/dg,
  // JS, Ruby, Rust and prose: "AccessDenied: Access Denied"
  /(?:^|[\s"'`([\].:])(?<code>[A-Z][A-Za-z0-9.]{3,60})(?:Exception|Error)?: (?<message>[^\n]{1,400})/dg,
];

function readExceptions(text: string, source: Source): StoreError[] {
  const errors: StoreError[] = [];
  const seen = new Set<number>();
  for (const pattern of exceptionPatterns) {
    for (const match of text.matchAll(pattern)) {
      if (errors.length >= maximumErrors) return errors;
      const groups = match.groups ?? {};
      const word = groups['code'] ?? '';
      const status = groups['status'] === undefined ? undefined : Number(groups['status']);
      const code = knownCode(word) ?? knownCode(word.replace(/(?:Exception|Error)$/, '')) ?? '';
      const isLoose = pattern === exceptionPatterns.at(-1) || pattern === exceptionPatterns.at(-2);
      if (code === '' && (isLoose || (status === undefined && !groups['operation']))) continue;
      // Some patterns look back from where they are sure: their code and message stand before the hit.
      const places = match.indices?.groups ?? {};
      const codeStart = places['code']?.[0] ?? match.index;
      if (seen.has(codeStart)) continue;
      seen.add(codeStart);
      const ending = groups['message'] ?? '';
      // A message with colons of its own, as that of a refused ARN, begins right behind the exception's name.
      const beginning = match[0].startsWith('(Service:')
        ? beginningOf(text, places['message']?.[0] ?? match.index)
        : '';
      const said = beginning + ending;
      // "403 Forbidden: InvalidAccessKeyId": the status's words come first, and what follows is the code.
      if (isLoose && !isUnambiguousCode(code) && isUnambiguousCode(said.trim())) continue;
      // A dump of the exception's fields opens its brace on the line of the message.
      const onLine = messageAlone(said.trim().replace(/\s{1,4}\{$/, ''));
      const messageStart =
        (places['message']?.[0] ?? match.index) - beginning.length + said.length - said.trimStart().length;
      const message = onLine + listBelow(text, messageStart, onLine);
      const start = Math.min(match.index, codeStart, messageStart);
      errors.push({
        code,
        message,
        status: status ?? (/^\d{3}$/.test(word) ? Number(word) : undefined),
        origin: 'exception',
        operation: groups['operation'],
        elements: new Map(),
        span: source.span(start, match.index + match[0].length),
        codeSpan: word === '' ? null : source.span(codeStart, codeStart + word.length),
        messageSpan: message === '' ? null : source.span(messageStart, messageStart + message.length),
      });
    }
  }
  return errors;
}

function beginningOf(text: string, messageStart: number): string {
  const before = text.slice(Math.max(0, messageStart - 700), messageStart);
  const name = before.lastIndexOf('Exception: ');
  const beginning = before.slice(name + 'Exception: '.length);
  return name < 0 || /[\n"]|\(Service/.test(beginning) ? '' : beginning;
}

/** SDK v2 of Java and many tools print the message alone. */
function withCodeOfMessage(error: StoreError): StoreError {
  const known = error.code === '' && error.message !== '' ? knownMessage(error.message) : undefined;
  return known ? { ...error, code: known.code, isCodeImplied: true } : error;
}

function readMessage(text: string, source: Source): StoreError[] {
  const known = knownMessage(text);
  if (!known) return [];
  const span = source.span(known.start, known.start + known.text.length);
  return [
    {
      code: known.code,
      isCodeImplied: true,
      message: known.text.replace(/\s+/g, ' '),
      status: undefined,
      origin: 'word',
      operation: undefined,
      elements: new Map(),
      span,
      codeSpan: null,
      messageSpan: span,
    },
  ];
}

function readWords(text: string, source: Source): StoreError[] {
  const errors: StoreError[] = [];
  for (const match of text.matchAll(/[A-Z][A-Za-z0-9]{2,20}(?:\.[A-Z][A-Za-z]{2,40}|[A-Za-z0-9]{1,40})/g)) {
    if (errors.length >= 40) break;
    // Stripped tags glue a code to its message: "PermanentRedirectThe bucket …".
    const word = isUnambiguousCode(match[0])
      ? match[0]
      : match[0].replace(/(?:The|Your|Access|Request|A|We|One)$/, '');
    if (!isUnambiguousCode(word) || isInSource(text, match.index) || isOvercome(text, match.index)) continue;
    errors.push({
      code: word,
      message: '',
      status: undefined,
      origin: 'word',
      operation: undefined,
      elements: new Map(),
      span: source.span(match.index, match.index + word.length),
      codeSpan: source.span(match.index, match.index + word.length),
      messageSpan: null,
    });
  }
  return errors;
}
