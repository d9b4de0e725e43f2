import type { EpochMs, Span } from '../../diagnosis.js';
import { parseTime } from '../../text/amzDate.js';
import { decodeBase64Text } from '../../text/base64.js';
import {
  numberField,
  parseRecord,
  recordField,
  recordsField,
  stringSpan,
  textField,
  valueStart,
  type JsonRecord,
} from '../../text/json.js';
import type { Piece } from '../../text/piece.js';
import type { Exchange, Field, Header, Request, Response, SignedUrl } from '../evidence.js';
import { parseUrl } from './presignedUrl.js';

/** One request of a recording, with what the recorder knows beyond the exchange. Times are by the client's clock. */
export interface HarEntry extends Exchange {
  readonly origin: 'har';
  readonly span: Span;
  /** Position among all requests of the recording, from 0. */
  readonly index: number;
  /** How long the client held the request back: queueing, a preflight, a free connection. */
  readonly queuedMs: number | undefined;
  /** When the connection stood and sending could begin; undefined where nothing tells that it was sent. */
  readonly sentAt: EpochMs | undefined;
  readonly totalMs: number | undefined;
  /** What made the request, such as `fetch`, `xhr`, `preflight` or `script`. */
  readonly initiator: string | undefined;
  readonly statusSpan: Span | null;
  readonly requestBodySpan: Span | null;
  readonly responseBodySpan: Span | null;
  /** Bytes of the answer on the wire; 0 where the browser kept the answer from the page. */
  readonly transferBytes: number | undefined;
  /** The answer's `Date`: the other side's clock. */
  readonly serverAt: EpochMs | undefined;
  readonly serverTiming: string | undefined;
  /** The entry as it was written, to point at what it says; undefined for one that is kept for its meaning alone. */
  readonly piece: Piece | undefined;
}

const maximumHeaders = 200;
/** As much of a body is read: refusals and the fields of a form stand at its beginning. */
const maximumBody = 16_384;
/** The same before it was encoded in base64, in whole groups of four. */
const maximumEncodedBody = 21_844;
const textualType = /xml|json|text|html|javascript|urlencoded|^$/i;

/** Reads one entry of an HTTP archive; undefined for other objects. */
export function readHarEntry(piece: Piece, index: number): HarEntry | undefined {
  const record = parseRecord(piece.text);
  return record && isEntry(record) ? new EntryReader(piece, record).read(index) : undefined;
}

/** An entry has its times or its headers as a list; other programs' logs with a request and a response have not. */
function isEntry(record: JsonRecord): boolean {
  const request = recordField(record, 'request');
  if (textField(request, 'url') === undefined || textField(request, 'method') === undefined) return false;
  return textField(record, 'startedDateTime') !== undefined || Array.isArray(request['headers']);
}

class EntryReader {
  private readonly piece: Piece;
  private readonly text: string;
  private readonly span: Span;
  private readonly record: JsonRecord;

  constructor(piece: Piece, record: JsonRecord) {
    this.piece = piece;
    this.text = piece.text;
    this.span = piece.place;
    this.record = record;
  }

  read(index: number): HarEntry {
    const answer = recordField(this.record, 'response');
    const answerStart = valueStart(this.text, 'response') ?? 0;
    const content = recordField(answer, 'content');
    const status = Number(textField(answer, 'status') ?? 0) || 0;
    const statusSpan = status > 0 ? this.numberPlace('status', status, answerStart) : null;
    const headers = this.headers(answer, answerStart);
    // Recorders write 0 or -1 for an answer that never came.
    const response: Response | undefined =
      status > 0 ? { status, headers, body: bodyOf(content), span: statusSpan } : undefined;
    const startedAt = parseTime(textField(this.record, 'startedDateTime') ?? '');
    const postData = recordField(recordField(this.record, 'request'), 'postData');
    return {
      origin: 'har',
      span: this.span,
      index,
      request: this.request(postData, startedAt),
      response,
      error: undefined,
      clientError: this.clientError(answer, answerStart, status),
      ...timesOf(recordField(this.record, 'timings'), startedAt, status > 0),
      totalMs: positive(this.record, 'time'),
      initiator: initiatorOf(this.record),
      statusSpan,
      requestBodySpan: this.stringPlace(textField(postData, 'text'), valueStart(this.text, 'postData')),
      responseBodySpan: this.stringPlace(
        textField(content, 'text'),
        valueStart(this.text, 'content', answerStart),
      ),
      transferBytes: positive(answer, '_transferSize'),
      serverAt: parseTime(headerValue(headers, 'date') ?? ''),
      serverTiming: headerValue(headers, 'server-timing'),
      piece: this.piece,
    };
  }

  private request(postData: JsonRecord, startedAt: EpochMs | undefined): Request {
    const record = recordField(this.record, 'request');
    const start = valueStart(this.text, 'request') ?? 0;
    const headers = this.headers(record, start);
    return {
      method: textField(record, 'method')?.toUpperCase(),
      url: this.url(textField(record, 'url') ?? '', start),
      headers,
      bytes: bytesOf(record, headers),
      body: textField(postData, 'text')?.slice(0, maximumBody) ?? formOf(postData),
      startedAt,
      span: this.span,
    };
  }

  private url(raw: string, from: number): SignedUrl {
    const place = stringSpan(this.text, raw, valueStart(this.text, 'url', from) ?? from);
    const isVerbatim = place !== null && place.end - place.start === raw.length;
    if (isVerbatim) return parseUrl(raw, { text: '', span: (a, b) => this.piece.span(a, b) }, place.start);
    // Escaped in the recording: single parameters cannot be pointed at, the URL can.
    const whole = this.place(place) ?? this.span;
    return parseUrl(raw, { text: '', span: () => whole });
  }

  private headers(message: JsonRecord, from: number): Header[] {
    let cursor: number | undefined = valueStart(this.text, 'headers', from);
    return recordsField(message, 'headers')
      .slice(0, maximumHeaders)
      .map((header) => {
        const name = textField(header, 'name') ?? '';
        const value = textField(header, 'value') ?? '';
        const nameSpan: Span | null = cursor === undefined ? null : stringSpan(this.text, name, cursor);
        const span = nameSpan && stringSpan(this.text, value, nameSpan.end + 1);
        // One that cannot be found ends the search: looking for each to the end of the entry would not be linear.
        cursor = span?.end;
        return { name: name.toLowerCase(), value, span: this.place(span) };
      });
  }

  private clientError(answer: JsonRecord, answerStart: number, status: number): Field | undefined {
    const value =
      textField(answer, '_error') ??
      textField(answer, '_failureText') ??
      textField(this.record, '_error') ??
      textField(this.record, '_failureText') ??
      (status > 0 ? undefined : textField(answer, 'statusText'));
    if (!value) return undefined;
    return { value, span: this.stringPlace(value, answerStart) ?? this.stringPlace(value, 0) };
  }

  private numberPlace(key: string, value: number, from: number): Span | null {
    const start = valueStart(this.text, key, from);
    const digits = String(value);
    return start !== undefined && this.text.startsWith(digits, start)
      ? this.place({ start, end: start + digits.length })
      : null;
  }

  private stringPlace(value: string | undefined, from: number | undefined): Span | null {
    return value && from !== undefined ? this.place(stringSpan(this.text, value, from)) : null;
  }

  private place(span: Span | null): Span | null {
    return span && this.piece.span(span.start, span.end);
  }
}

function timesOf(timings: JsonRecord, startedAt: EpochMs | undefined, isAnswered: boolean) {
  const queuedMs = positive(timings, 'blocked');
  const isSent = isAnswered || (positive(timings, 'send') ?? 0) + (positive(timings, 'wait') ?? 0) > 0;
  // `connect` contains `ssl`.
  const setupMs = (queuedMs ?? 0) + (positive(timings, 'dns') ?? 0) + (positive(timings, 'connect') ?? 0);
  return { queuedMs, sentAt: isSent && startedAt !== undefined ? startedAt + setupMs : undefined };
}

/** Recorders write -1 for what does not apply. */
function positive(record: JsonRecord, key: string): number | undefined {
  const value = numberField(record, key);
  return value !== undefined && value >= 0 ? value : undefined;
}

function bodyOf(content: JsonRecord): string {
  const text = textField(content, 'text') ?? '';
  if (textField(content, 'encoding') !== 'base64') return text.slice(0, maximumBody);
  if (!textualType.test(textField(content, 'mimeType') ?? '')) return '';
  return decodeBase64Text(text.slice(0, maximumEncodedBody)) ?? '';
}

function formOf(postData: JsonRecord): string | undefined {
  const params = recordsField(postData, 'params').slice(0, maximumHeaders);
  if (params.length === 0) return undefined;
  return params
    .map((param) => `${textField(param, 'name') ?? ''}=${textField(param, 'value') ?? ''}`)
    .join('\n');
}

/** Browsers report a body they streamed from a file as 0 bytes, so that only a number above it counts. */
function bytesOf(request: JsonRecord, headers: readonly Header[]): number | undefined {
  const length = headerValue(headers, 'content-length');
  if (length !== undefined && /^\d{1,15}$/.test(length)) return Number(length);
  const recorded = numberField(request, 'bodySize') ?? 0;
  return recorded > 0 ? recorded : undefined;
}

function initiatorOf(record: JsonRecord): string | undefined {
  const type = textField(recordField(record, '_initiator'), 'type');
  return type === 'preflight' ? type : (textField(record, '_resourceType') ?? type);
}

function headerValue(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value;
}
