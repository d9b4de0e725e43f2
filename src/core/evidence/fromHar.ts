import type { EpochMs, Span } from '../diagnosis.js';
import type { Source } from '../text/source.js';
import { makeCase, type Case } from './case.js';
import { decidingExchange } from './deciding.js';
import { failuresOf, type Gathered } from './gathered.js';
import type { HarEntry, HarReading } from './readers/har.js';
import { classifyEntries, type Traffic } from './readers/harTraffic.js';
import { readSigningTexts } from './readers/signingLog.js';
import { readDocument } from './readers/storeError.js';

/** A recording, and the request of it that decides. */
export function fromHar(reading: Pick<HarReading, 'entries' | 'more' | 'requests'>, now: EpochMs): Gathered {
  const traffic = classifyEntries(reading.entries);
  const withErrors = reading.entries.map((entry): HarEntry => {
    const body = entry.response?.body ?? '';
    const document = body.includes('<Code>') ? readDocument(body) : undefined;
    if (!document) return entry;
    const anchor = entry.responseBodySpan;
    const find = (value: string): Span | null => entry.piece?.find(value, anchor) ?? null;
    const elements = new Map(
      [...document.elements].map(([name, field]) => [name, { value: field.value, span: find(field.value) }]),
    );
    return {
      ...entry,
      error: {
        ...document,
        elements,
        status: entry.response?.status,
        span: anchor,
        codeSpan: find(document.code),
        messageSpan: find(document.message),
      },
    };
  });
  const ofTraffic = new Set(
    [
      ...traffic.uploads,
      ...traffic.preflights.map((pair) => pair.entry),
      ...traffic.multipart.map((pair) => pair.entry),
    ].map((entry) => entry.index),
  );
  const ofStores = withErrors.filter((entry) => ofTraffic.has(entry.index));
  // A page may upload through its own server: where no store refused anything, that request is the upload.
  const refused = ofStores.some(isFailed) ? [] : withErrors.filter(isRefusedUpload);
  const relevant = refused.length > 0 ? refused : ofStores;
  const failing = relevant.filter(isFailed);
  const more = reading.more.filter(({ like }) => ofTraffic.has(like.index));
  const chosen = decidingExchange(failing.length > 0 ? failing : relevant);
  const entry =
    refusedPreflight(chosen as HarEntry | undefined, traffic, relevant) ?? (chosen as HarEntry | undefined);
  const source: Source = { text: '', span: (start, end) => ({ start, end }) };
  const caseOf = (exchange: HarEntry | undefined): Case => {
    const text = exchange ? messageText(exchange) : '';
    return makeCase({
      source,
      text,
      textSpan: (start, end) => exchange?.piece?.find(text.slice(start, end), exchange.span) ?? null,
      now,
      exchange,
      exchanges: relevant,
      signingCalls: traffic.signing.flatMap(({ entry: call, upload }) =>
        upload?.index === exchange?.index ? [call] : [],
      ),
      errors: exchange?.error ? [exchange.error] : [],
      urls: exchange?.request.url ? [exchange.request.url] : [],
      signingTexts: exchange?.error ? readSigningTexts(source, [exchange.error], '') : [],
    });
  };
  return {
    case: caseOf(entry),
    recorded: {
      kind: 'har',
      requests: reading.requests,
      failed: failing.length + more.reduce((sum, { count }) => sum + count, 0),
      index: entry?.index ?? 0,
      span: entry?.span ?? null,
    },
    failures: failuresOf(failing, more, caseOf),
    traffic,
    truncated: false,
  };
}

function isFailed({ response, clientError }: HarEntry): boolean {
  return response === undefined || response.status >= 300 || clientError !== undefined;
}

/** A file that was sent to any host, and refused or not answered. */
function isRefusedUpload({ request, response }: HarEntry): boolean {
  const type = request.headers.find(({ name }) => name === 'content-type')?.value ?? '';
  const isFile =
    /^(?:multipart\/form-data|application\/octet-stream|image\/|video\/|audio\/|application\/pdf)/i.test(
      type,
    );
  const status = response?.status ?? 0;
  return (
    (request.method === 'PUT' || request.method === 'POST') &&
    (status === 413 ||
      (isFile && (response === undefined || status >= 400)) ||
      (status === 403 && /distribution is not configured/i.test(response?.body ?? '')))
  );
}

/** An upload without an answer whose preflight was refused: the preflight holds the answer. */
function refusedPreflight(
  chosen: HarEntry | undefined,
  traffic: Traffic<HarEntry>,
  relevant: readonly HarEntry[],
): HarEntry | undefined {
  if (!chosen || chosen.response !== undefined) return undefined;
  const pair = traffic.preflights.find((candidate) => candidate.upload?.index === chosen.index);
  const status = pair?.entry.response?.status ?? 0;
  return status >= 300 ? relevant.find((entry) => entry.index === pair?.entry.index) : undefined;
}

/** The request and its answer as a raw message, for the causes that look for phrases. */
function messageText(exchange: HarEntry): string {
  const headers = (list: readonly { name: string; value: string }[]): string =>
    list.map((header) => `${header.name}: ${header.value}`).join('\n');
  return [
    `${exchange.request.method ?? ''} ${exchange.request.url?.raw ?? ''}`,
    headers(exchange.request.headers),
    exchange.request.body?.slice(0, 20_000) ?? '',
    exchange.response ? `HTTP ${exchange.response.status}` : '',
    headers(exchange.response?.headers ?? []),
    exchange.response?.body.slice(0, 100_000) ?? '',
    exchange.clientError?.value ?? '',
  ].join('\n');
}
