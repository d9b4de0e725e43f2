import type { EpochMs, Span } from '../diagnosis.js';
import { decode, type Source } from '../text/source.js';
import { makeCase, type Case } from './case.js';
import type { Exchange, StoreError } from './evidence.js';
import { readAccessLog } from './readers/accessLog.js';
import { readCloudTrail } from './readers/cloudTrail.js';
import { readHar, type HarEntry } from './readers/har.js';
import { classifyEntries, type Traffic } from './readers/harTraffic.js';
import { readExchanges } from './readers/httpMessage.js';
import { readUrls } from './readers/presignedUrl.js';
import { readSigningTexts } from './readers/signingLog.js';
import { readDocument, readStoreErrors } from './readers/storeError.js';

/** How much of a paste without a recording's structure is read: more than anybody pastes, and quick. */
const readLimit = 2_000_000;

/** What was found, with the case that decides. */
export interface Gathered {
  readonly case: Case;
  readonly recorded:
    | {
        readonly kind: 'har' | 'access-log' | 'cloudtrail';
        readonly requests: number;
        readonly failed: number;
        readonly index: number;
        readonly span: Span | null;
      }
    | undefined;
  /** Other failures of a recording, for the counts. */
  readonly failures: readonly Case[];
  readonly traffic: Traffic<HarEntry> | undefined;
  readonly truncated: boolean;
}

/** Runs the readers over a paste and picks the request that decides. Never throws. */
export function gather(paste: string, now: EpochMs): Gathered {
  const har = readHar(paste);
  if (har && har.entries.length > 0) return fromHar(paste, har.entries, har.requests, now);
  const truncated = paste.length > readLimit;
  const source = decode(truncated ? paste.slice(0, readLimit) : paste);
  const log = readAccessLog(source.text, source);
  if (log && log.entries.length > 0)
    return fromLog('access-log', source, log.entries, log.requests, log.failed, now, truncated);
  const trail = readCloudTrail(source.text, source);
  if (trail && trail.entries.length > 0)
    return fromLog('cloudtrail', source, trail.entries, trail.requests, trail.failed, now, truncated);
  const urls = readUrls(source);
  const exchanges = readExchanges(source, urls);
  const errors = readStoreErrors(source);
  return {
    case: makeCase({
      source,
      text: source.text,
      textSpan: undefined,
      now,
      exchange: withError(decidingExchange(exchanges), errors, exchanges),
      exchanges,
      errors,
      urls,
      signingTexts: readSigningTexts(source, errors),
    }),
    recorded: undefined,
    failures: [],
    traffic: undefined,
    truncated,
  };
}

/** The failing request of an upload; a later one beats an earlier one, since people paste up to the failure. */
export function decidingExchange(exchanges: readonly Exchange[]): Exchange | undefined {
  const score = (exchange: Exchange): number => {
    const status = exchange.response?.status ?? 0;
    const isFailure = status >= 300 || exchange.error !== undefined || exchange.clientError !== undefined;
    const isUpload = exchange.request.method === 'PUT' || exchange.request.method === 'POST';
    const isStore =
      exchange.error !== undefined ||
      (exchange.request.url?.scheme ?? 'none') !== 'none' ||
      exchange.response?.headers.some((header) => header.name.startsWith('x-amz-')) === true;
    return (isFailure ? 8 : 0) + (isStore ? 4 : 0) + (isUpload ? 2 : 0) + (exchange.error ? 1 : 0);
  };
  let best: Exchange | undefined;
  for (const exchange of exchanges) if (!best || score(exchange) >= score(best)) best = exchange;
  return best;
}

function withError(
  exchange: Exchange | undefined,
  errors: readonly StoreError[],
  exchanges: readonly Exchange[],
): Exchange | undefined {
  if (!exchange || exchange.error || exchanges.filter((other) => other.error).length > 0) return exchange;
  const document = errors.filter((error) => error.origin === 'document').at(-1);
  const isFailure =
    exchange.response === undefined || exchange.response.status >= 300 || exchange.response.status === 0;
  return document && isFailure
    ? { ...exchange, error: { ...document, status: exchange.response?.status } }
    : exchange;
}

function fromHar(paste: string, entries: readonly HarEntry[], requests: number, now: EpochMs): Gathered {
  const traffic = classifyEntries(entries);
  const withErrors = entries.map((entry): HarEntry => {
    const body = entry.response?.body ?? '';
    const document = body.includes('<Code>') ? readDocument(body) : undefined;
    if (!document) return entry;
    const anchor = entry.responseBodySpan;
    const elements = new Map(
      [...document.elements].map(([name, field]) => [
        name,
        { value: field.value, span: within(paste, anchor, field.value) },
      ]),
    );
    return {
      ...entry,
      error: {
        ...document,
        elements,
        status: entry.response?.status,
        span: anchor,
        codeSpan: within(paste, anchor, document.code),
        messageSpan: within(paste, anchor, document.message),
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
  const relevant = withErrors.filter((entry) => ofTraffic.has(entry.index));
  const failing = relevant.filter(
    (entry) =>
      (entry.response?.status ?? 0) >= 300 || entry.response === undefined || entry.clientError !== undefined,
  );
  const chosen = decidingExchange(failing.length > 0 ? failing : relevant);
  const entry =
    refusedPreflight(chosen as HarEntry | undefined, traffic, relevant) ?? (chosen as HarEntry | undefined);
  const source: Source = { text: paste, span: (start, end) => ({ start, end }) };
  const caseOf = (exchange: HarEntry | undefined): Case => {
    const text = exchange ? messageText(exchange) : '';
    return makeCase({
      source,
      text,
      textSpan: (start, end) => (exchange ? within(paste, exchange.span, text.slice(start, end)) : null),
      now,
      exchange,
      exchanges: relevant,
      errors: exchange?.error ? [exchange.error] : [],
      urls: exchange?.request.url ? [exchange.request.url] : [],
      signingTexts: exchange?.error ? readSigningTexts(source, [exchange.error], '') : [],
    });
  };
  return {
    case: caseOf(entry),
    recorded: {
      kind: 'har',
      requests,
      failed: failing.length,
      index: entry?.index ?? 0,
      span: entry?.span ?? null,
    },
    failures: failing.slice(0, 200).map(caseOf),
    traffic,
    truncated: false,
  };
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

function fromLog(
  kind: 'access-log' | 'cloudtrail',
  source: Source,
  entries: readonly (Exchange & { index: number; operation: string })[],
  requests: number,
  failed: number,
  now: EpochMs,
  truncated: boolean,
): Gathered {
  const failing = entries.filter(
    (entry) =>
      (entry.error !== undefined || (entry.response?.status ?? 0) >= 300) &&
      !/favicon|robots\.txt/.test(entry.request.url?.path ?? ''),
  );
  const groups = new Map<string, (typeof failing)[number][]>();
  for (const entry of failing) {
    const key = `${entry.operation} ${entry.error?.code ?? entry.response?.status ?? ''}`;
    const group = groups.get(key) ?? [];
    group.push(entry);
    groups.set(key, group);
  }
  const isUpload = (entry: (typeof failing)[number]): boolean =>
    /PUT|POST|Put|Upload|OPTIONS/.test(entry.operation);
  const dominant = [...groups.values()].sort(
    (a, b) =>
      Number(b[0] ? isUpload(b[0]) : false) - Number(a[0] ? isUpload(a[0]) : false) || b.length - a.length,
  )[0];
  const entry = dominant?.at(-1);
  const caseOf = (exchange: Exchange | undefined): Case =>
    makeCase({
      source,
      text: exchange
        ? [exchange.error?.code, exchange.error?.message, exchange.request.url?.raw]
            .filter(Boolean)
            .join('\n')
        : '',
      textSpan: () => exchange?.span ?? null,
      now,
      exchange,
      exchanges: entries,
      errors: exchange?.error ? [exchange.error] : [],
      urls: exchange?.request.url ? [exchange.request.url] : [],
      signingTexts: [],
    });
  return {
    case: caseOf(entry),
    recorded: { kind, requests, failed, index: entry?.index ?? 0, span: entry?.span ?? null },
    failures: failing.slice(0, 200).map(caseOf),
    traffic: undefined,
    truncated,
  };
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

function within(paste: string, anchor: Span | null, value: string): Span | null {
  if (!anchor || value === '') return null;
  const escaped = JSON.stringify(value).slice(1, -1);
  const at = paste.indexOf(escaped, anchor.start);
  return at >= 0 && at < anchor.end ? { start: at, end: at + escaped.length } : null;
}
