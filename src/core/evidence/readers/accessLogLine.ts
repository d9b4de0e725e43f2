import type { Span } from '../../diagnosis.js';
import { parseTime } from '../../text/amzDate.js';
import type { Source } from '../../text/source.js';
import type { Exchange, Field, Header, SignedUrl, StoreError } from '../evidence.js';
import { splitLogLine } from './accessLogFields.js';
import { parseUrl } from './presignedUrl.js';

/** One line of a server access log. Times are by the store's clock. */
export interface AccessLogEntry extends Exchange {
  readonly origin: 'log';
  readonly span: Span;
  /** Position among all lines of the log, from 0. */
  readonly index: number;
  /** As logged, such as `REST.PUT.PART`. */
  readonly operation: string;
  readonly bucket: string | undefined;
  /** Key as logged (percent-encoded), undefined for requests to a bucket. */
  readonly key: string | undefined;
  /** Who signed; undefined for anonymous requests, and where the signature did not hold. */
  readonly requester: Field | undefined;
  readonly remoteAddress: string | undefined;
  /** Size of the object or part; undefined for a refused upload. */
  readonly objectBytes: number | undefined;
  /** From the first byte received to the last one sent. */
  readonly totalMs: Field | undefined;
  readonly turnAroundMs: number | undefined;
  readonly signatureVersion: string | undefined;
  /** `QueryString` for presigned URLs, `AuthHeader`, or undefined. */
  readonly authentication: string | undefined;
  readonly tlsVersion: string | undefined;
  readonly accessPoint: string | undefined;
}

const noise = /favicon|robots\.txt/;
/** Time, operation and status alone take more. */
const shortestLine = 40;
const operationSign = / (?:REST|SOAP|WEBSITE|BATCH|S3)\.[A-Z][A-Za-z_]{1,40}(?:\.[A-Z][A-Z_]{1,40})? /;

/** The fields, counted from the operation: lines are pasted with a file name in front, or without the owner. */
const fields = {
  bucket: -5,
  time: -4,
  remoteAddress: -3,
  requester: -2,
  requestId: -1,
  key: 1,
  requestUri: 2,
  status: 3,
  errorCode: 4,
  objectBytes: 6,
  totalMs: 7,
  turnAroundMs: 8,
  referrer: 9,
  userAgent: 10,
  hostId: 12,
  signatureVersion: 13,
  authentication: 15,
  hostHeader: 16,
  tlsVersion: 17,
  accessPoint: 18,
} as const;

/** S3's names for what concerns uploads. */
const operationNames: Readonly<Record<string, string>> = {
  'REST.PUT.OBJECT': 'PutObject',
  'REST.POST.OBJECT': 'PostObject',
  'REST.COPY.OBJECT': 'CopyObject',
  'REST.GET.OBJECT': 'GetObject',
  'REST.POST.UPLOADS': 'CreateMultipartUpload',
  'REST.PUT.PART': 'UploadPart',
  'REST.COPY.PART': 'UploadPartCopy',
  'REST.POST.UPLOAD': 'CompleteMultipartUpload',
  'REST.DELETE.UPLOAD': 'AbortMultipartUpload',
};

/** A line taken apart, of which no more is read than is asked for. */
export class LogLine {
  readonly operation: string;
  readonly status: number;
  private readonly tokens: readonly Field[];
  private readonly operationIndex: number;
  private readonly place: (start: number, end: number) => Span;

  private constructor(
    tokens: readonly Field[],
    operationIndex: number,
    status: number,
    place: LogLine['place'],
  ) {
    this.tokens = tokens;
    this.operationIndex = operationIndex;
    this.operation = tokens[operationIndex]?.value ?? '';
    this.status = status;
    this.place = place;
  }

  /** The line, or undefined where it belongs to no access log. */
  static of(text: string, offset: number, source?: Source): LogLine | undefined {
    if (text.length < shortestLine) return undefined;
    const line = trimmedEnd(text);
    const sign = operationSign.exec(line);
    if (!sign) return undefined;
    const tokens = splitLogLine(line, offset);
    const operationIndex = tokens.findIndex((token) => token.span?.start === offset + sign.index + 1);
    const time = tokens[operationIndex + fields.time]?.value;
    const status = tokens[operationIndex + fields.status]?.value ?? '';
    if (time === undefined || parseTime(time) === undefined || !/^[1-5]\d\d$/.test(status)) return undefined;
    return new LogLine(
      tokens,
      operationIndex,
      Number(status),
      (start, end) => source?.span(start, end) ?? { start, end },
    );
  }

  get errorCode(): string | undefined {
    return this.get('errorCode')?.value;
  }

  /** Asked for by browsers on their own, and always refused. */
  get isNoise(): boolean {
    return noise.test(this.get('requestUri')?.value.split('?', 1)[0] ?? '');
  }

  /** A field with its place in the paste; undefined where the log has `-` or ends before it. */
  get(name: keyof typeof fields): Field | undefined {
    const token = this.tokens[this.operationIndex + fields[name]];
    return token?.span && token.value !== '-'
      ? { value: token.value, span: this.place(token.span.start, token.span.end) }
      : undefined;
  }

  entry(index: number): AccessLogEntry {
    const value = (name: keyof typeof fields): string | undefined => this.get(name)?.value;
    const span = this.place(this.tokens[0]?.span?.start ?? 0, this.tokens.at(-1)?.span?.end ?? 0);
    const uri = this.get('requestUri');
    const method = /^[A-Z]{3,10}(?= )/.exec(uri?.value ?? '')?.[0];
    const objectBytes = numberOf(value('objectBytes'));
    const time = this.get('time');
    const receivedAt = parseTime(time?.value ?? '');
    const date: Header[] =
      receivedAt === undefined
        ? []
        : [{ name: 'date', value: new Date(receivedAt).toISOString(), span: time?.span ?? null }];
    return {
      origin: 'log',
      span,
      index,
      request: {
        method,
        url: this.url(),
        headers: this.headers({ host: 'hostHeader', referer: 'referrer', 'user-agent': 'userAgent' }),
        bytes: method === 'PUT' ? objectBytes : undefined,
        body: undefined,
        startedAt: undefined,
        span: uri?.span ?? null,
      },
      response: {
        status: this.status,
        headers: [...date, ...this.headers({ 'x-amz-request-id': 'requestId', 'x-amz-id-2': 'hostId' })],
        body: '',
        span: this.get('status')?.span ?? null,
      },
      error: this.error(span),
      clientError: undefined,
      operation: this.operation,
      bucket: value('bucket'),
      key: value('key'),
      requester: this.get('requester'),
      remoteAddress: value('remoteAddress'),
      objectBytes,
      totalMs: this.get('totalMs'),
      turnAroundMs: numberOf(value('turnAroundMs')),
      signatureVersion: value('signatureVersion'),
      authentication: value('authentication'),
      tlsVersion: value('tlsVersion'),
      accessPoint: value('accessPoint'),
    };
  }

  private error(span: Span): StoreError | undefined {
    const code = this.get('errorCode');
    if (!code || this.status < 300) return undefined;
    return {
      code: code.value,
      message: '',
      status: this.status,
      origin: 'log',
      operation: operationNames[this.operation],
      elements: new Map(),
      span,
      codeSpan: code.span,
      messageSpan: null,
    };
  }

  /** The URL as the client sent it; its host is unknown in lines older than the host header field. */
  private url(): SignedUrl | undefined {
    const token = this.tokens[this.operationIndex + fields.requestUri];
    const target = /^[A-Z]{3,10} (\S+)/.exec(token?.value ?? '')?.[1];
    if (!token?.span || target === undefined) return undefined;
    const host = this.get('hostHeader')?.value;
    const prefix = host !== undefined && target.startsWith('/') ? `https://${host}` : '';
    const targetStart = token.span.start + token.value.indexOf(' ') + 1;
    const { place } = this;
    const source: Source = { text: '', span: (start, end) => place(Math.max(start, targetStart), end) };
    return parseUrl(prefix + target, source, targetStart - prefix.length);
  }

  private headers(names: Readonly<Record<string, keyof typeof fields>>): Header[] {
    return Object.entries(names).flatMap(([name, field]) => {
      const found = this.get(field);
      return found ? [{ name, ...found }] : [];
    });
  }
}

function trimmedEnd(text: string): string {
  let end = text.length;
  while (end > 0 && text.charCodeAt(end - 1) <= 0x20) end--;
  return text.slice(0, end);
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
