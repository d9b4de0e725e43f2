import { parseTime } from '../../text/amzDate.js';
import type { Source } from '../../text/source.js';
import { likelyProtocol } from '../../text/url.js';
import type { Exchange, Field, Header, Request, Response, SignedUrl } from '../evidence.js';
import { readDocument } from './storeError.js';

/** An exchange while its lines are read. Offsets are those of the decoded text; −1 where nothing was found yet. */
export interface ExchangeDraft {
  method: string | undefined;
  url: SignedUrl | undefined;
  target: string | undefined;
  headers: Header[];
  status: number | undefined;
  responseHeaders: Header[];
  body: string[];
  requestBody: string[];
  origin: Exchange['origin'];
  clientError: Field | undefined;
  start: number;
  end: number;
  bodyStart: number;
  responseStart: number;
  startedAt: number | undefined;
}

export function draftAt(start: number, origin: Exchange['origin']): ExchangeDraft {
  return {
    method: undefined,
    url: undefined,
    target: undefined,
    headers: [],
    status: undefined,
    responseHeaders: [],
    body: [],
    requestBody: [],
    origin,
    clientError: undefined,
    start,
    end: start,
    bodyStart: -1,
    responseStart: -1,
    startedAt: undefined,
  };
}

/** The exchange that the lines were found to say. */
export function exchangeOf(draft: ExchangeDraft, source: Source, text: string): Exchange {
  const host = draft.headers.find((header) => header.name === 'host')?.value;
  let url = draft.url;
  // A request line names the path; the Host header completes it.
  if (url?.host === '' && host) url = { ...url, host: host.toLowerCase(), protocol: likelyProtocol(host) };
  const body = draft.body.join('\n');
  const document =
    draft.bodyStart < 0
      ? undefined
      : readDocument(text.slice(draft.bodyStart, draft.end), source, draft.bodyStart);
  const length = Number(draft.headers.find((header) => header.name === 'content-length')?.value);
  const date = draft.headers.find((header) => header.name === 'date')?.value;
  const request: Request = {
    method: draft.method,
    url,
    headers: draft.headers,
    bytes: Number.isFinite(length) && length >= 0 ? length : undefined,
    body: draft.requestBody.length > 0 ? draft.requestBody.join('\n') : undefined,
    startedAt: date === undefined ? undefined : parseTime(date),
    span: source.span(draft.start, draft.end),
  };
  const response: Response | undefined =
    draft.status === undefined
      ? document
        ? { status: 0, headers: draft.responseHeaders, body, span: null }
        : undefined
      : {
          status: draft.status,
          headers: draft.responseHeaders,
          body,
          span: draft.responseStart < 0 ? null : source.span(draft.responseStart, draft.end),
        };
  return {
    request,
    response: response?.status === 0 ? { ...response, status: 0 } : response,
    error: document ? { ...document, status: draft.status } : undefined,
    clientError: draft.clientError,
    origin: draft.origin,
    span: source.span(draft.start, draft.end),
  };
}
