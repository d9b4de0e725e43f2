import type { EpochMs, Fact, Span } from '../diagnosis.js';
import { providerName } from '../providers/capabilities.js';
import type { ProviderId } from '../providers/index.js';
import { placeOf, type Place } from '../providers/placeOf.js';
import { recognise } from '../providers/recognise.js';
import { parseTime } from '../text/amzDate.js';
import { Phrases } from '../text/phrases.js';
import type { Source } from '../text/source.js';
import { decodePercent } from '../text/url.js';
import { viewSignature } from './signature.js';
import type { SignatureView } from './signatureView.js';
import type { Exchange, Field, Header, SignedUrl, SigningText, StoreError } from './evidence.js';

/** A regular expression's hit in the text of the case. */
export interface Match extends Field {
  readonly groups: Readonly<Record<string, string | undefined>>;
}

/**
 * The request that failed, with everything the paste says about it: what a cause judges.
 *
 * A paste may hold many requests; `gather` picks the one that decides, and this is its view of the evidence.
 */
export interface Case {
  readonly now: EpochMs;
  /** Decoded text that belongs to the case, for phrases. Bounded. */
  readonly text: string;
  /** Everything the engine found no structure in is empty: nothing was pasted, or nothing that speaks of a request. */
  readonly isEmpty: boolean;
  readonly error: StoreError | undefined;
  readonly errors: readonly StoreError[];
  readonly code: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly operation: string | undefined;
  readonly method: string | undefined;
  readonly url: SignedUrl | undefined;
  /** All URLs of the paste, the case's own first. */
  readonly urls: readonly SignedUrl[];
  readonly exchange: Exchange | undefined;
  readonly exchanges: readonly Exchange[];
  /** Recorded calls whose answers held this case's signature: where the URL was signed. */
  readonly signingCalls: readonly Exchange[];
  readonly place: Place | undefined;
  readonly provider: ProviderId | 'unknown';
  readonly providerName: string;
  /** The provider is known from its own words, not guessed. */
  readonly isProviderCertain: boolean;
  /** The sign the provider was recognised by, as a clause; empty when there was none. */
  readonly recognisedBy: string;
  readonly signingTexts: readonly SigningText[];
  readonly signedAt: EpochMs | undefined;
  readonly ttlSeconds: number | undefined;
  readonly expiresAt: EpochMs | undefined;
  /** When the request reached the store, by the store's clock: ServerTime, else the answer's Date. */
  readonly arrivedAt: EpochMs | undefined;
  /** When the client sent it, by the client's clock. */
  readonly clientAt: EpochMs | undefined;
  element(name: string): Field | undefined;
  requestHeader(name: string): Header | undefined;
  responseHeader(name: string): Header | undefined;
  /** The first of these phrases that the text holds, however it is wrapped, spaced or cased. */
  says(...phrases: readonly string[]): Field | undefined;
  find(pattern: RegExp): Match | undefined;
  /** What a refused signature tells; computed once, since it may hash hundreds of candidates. */
  signature(): SignatureView | undefined;
  fact(text: string, at?: { readonly span: Span | null } | null): Fact;
  /** The store's own code and message as facts. */
  errorFacts(): Fact[];
}

export interface CaseInput {
  readonly source: Source;
  readonly text: string;
  /** Where `text` begins in the decoded source; undefined when it was put together from a recording. */
  readonly textSpan: ((start: number, end: number) => Span | null) | undefined;
  readonly now: EpochMs;
  readonly exchange: Exchange | undefined;
  readonly exchanges: readonly Exchange[];
  readonly signingCalls?: readonly Exchange[];
  readonly errors: readonly StoreError[];
  readonly urls: readonly SignedUrl[];
  readonly signingTexts: readonly SigningText[];
}

export function makeCase(input: CaseInput): Case {
  const { source, text, exchange, urls } = input;
  const error = exchange?.error ?? mainError(input.errors);
  const url =
    exchange?.request.url ??
    urls.find((candidate) => candidate.scheme !== 'none') ??
    urls.find((candidate) => !isDocumentationUrl(candidate));
  let phrasesOfText: Phrases | undefined;
  const spanOf = (start: number, end: number): Span | null =>
    input.textSpan ? input.textSpan(start, end) : source.span(start, end);
  const element = (name: string): Field | undefined => {
    const own = error?.elements.get(name);
    if (own) return own;
    for (const other of input.errors) {
      const field = other.elements.get(name);
      if (field && (error === undefined || other.code === error.code || error.origin !== 'document'))
        return field;
    }
    return loggedNames.has(name) ? logged(name) : undefined;
  };
  /** Loggers write the elements of a document as `name=value`. */
  const logged = (name: string): Field | undefined => {
    const match = new RegExp(`\\b${name}["']?\\s?[=:]\\s?["']?([0-9][0-9TZ:.+-]{0,40})`).exec(text);
    const value = match?.[1] ?? '';
    const start = (match?.index ?? 0) + (match?.[0].length ?? 0) - value.length;
    return value === '' ? undefined : { value, span: spanOf(start, start + value.length) };
  };
  const requestHeader = (name: string): Header | undefined =>
    exchange?.request.headers.find((header) => header.name === name);
  const responseHeader = (name: string): Header | undefined =>
    exchange?.response?.headers.find((header) => header.name === name);
  const place = url && url.host !== '' ? placeOf(url.host, url.path) : undefined;
  const recognition = recognise({
    hosts: url?.host ? [url.host] : [],
    headers: exchange?.response?.headers ?? [],
    elements: new Map([...(error?.elements ?? [])].map(([name, field]) => [name, field.value])),
    codes: input.errors.map((candidate) => candidate.code).filter(Boolean),
    messages: input.errors.map((candidate) => candidate.message).filter(Boolean),
    text: text.slice(0, 65_536),
  });
  const provider = recognition.id !== 'unknown' ? recognition.id : (place?.provider ?? 'unknown');
  const serverTime = parseTime(element('ServerTime')?.value ?? '');
  const date = parseTime(responseHeader('date')?.value ?? '');
  const code = error?.code ?? '';
  let signatureView: { readonly value: SignatureView | undefined } | undefined;
  const self: Case = {
    now: input.now,
    text,
    isEmpty: text.trim() === '',
    error,
    errors: input.errors,
    code,
    message: error?.message ?? '',
    status:
      // A status of 0 is a recording's word for none.
      [exchange?.response?.status, error?.status, ...input.errors.map((candidate) => candidate.status)].find(
        (status) => status !== undefined && status !== 0,
      ) ?? printedStatus(text),
    operation:
      error?.operation ??
      input.errors.find((candidate) => candidate.operation !== undefined)?.operation ??
      // PHP’s SDK names it in a sentence of its own.
      /\bError executing \\?"(\w{2,60})\\?" on /.exec(text)?.[1],
    method: exchange?.request.method,
    url,
    urls: url ? [url, ...urls.filter((other) => other !== url)] : urls,
    exchange,
    exchanges: input.exchanges,
    signingCalls: input.signingCalls ?? [],
    place,
    provider,
    providerName: provider === 'unknown' ? 'The store' : providerName(provider),
    isProviderCertain: recognition.strength === 'certain' || recognition.strength === 'likely',
    recognisedBy: recognition.because,
    signingTexts: input.signingTexts,
    signedAt: url?.signedAt,
    ttlSeconds: url?.ttlSeconds ?? numeric(element('X-Amz-Expires')?.value),
    expiresAt: url?.expiresAt ?? parseTime(element('Expires')?.value ?? ''),
    arrivedAt: serverTime ?? date,
    clientAt: exchange?.request.startedAt,
    element,
    requestHeader,
    responseHeader,
    says(...phrases) {
      phrasesOfText ??= new Phrases(text);
      for (const phrase of phrases) {
        const found = phrasesOfText.find(phrase);
        if (found) return { value: text.slice(found.start, found.end), span: spanOf(found.start, found.end) };
      }
      return undefined;
    },
    find(pattern) {
      const match = pattern.exec(text);
      return match
        ? {
            value: match[0],
            span: spanOf(match.index, match.index + match[0].length),
            groups: match.groups ?? {},
          }
        : undefined;
    },
    signature() {
      signatureView ??= { value: viewSignature(self) };
      return signatureView.value;
    },
    fact: (fact, at) => ({ text: fact, span: at?.span ?? null }),
    errorFacts() {
      if (!error) return [];
      const facts: Fact[] = [];
      if (error.code !== '' && !error.isCodeImplied)
        facts.push({
          text: `Code ${error.code}${error.status ? `, status ${error.status}` : ''}`,
          span: error.codeSpan ?? error.span,
        });
      if (error.message !== '')
        facts.push({ text: `Message: “${error.message.slice(0, 200)}”`, span: error.messageSpan });
      return facts;
    },
  };
  return self;
}

/** The status that clients print without the rest of the answer. */
function printedStatus(text: string): number | undefined {
  const match: readonly (string | undefined)[] = statusWords.exec(text.slice(0, 200_000)) ?? [];
  const status = match.slice(1).find((group) => group !== undefined);
  return status === undefined ? undefined : Number(status);
}

const statusWords = new RegExp(
  [
    String.raw`\b([2-5]\d\d) (?:Client|Server) Error: `,
    String.raw`the server responded with a status of ([2-5]\d\d)\b`,
    String.raw`Request failed with status code ([2-5]\d\d)\b`,
    String.raw`\bhas a status code of ([2-5]\d\d)\b`,
    String.raw`\bStatus Code:?\s{1,8}([2-5]\d\d)\b`,
    String.raw`<-- ([2-5]\d\d) `,
    String.raw`\bHTTP\/[\d.]{1,3} ([2-5]\d\d)\b`,
    String.raw`(?<![.\w])status=([2-5]\d\d)\b`,
  ].join('|'),
);

/** Elements whose value has a form of its own, so that it is known wherever it stands. */
const loggedNames: ReadonlySet<string> = new Set([
  'RequestTime',
  'ServerTime',
  'ProposedSize',
  'MaxSizeAllowed',
]);

/** What is known of the bucket and key, from the answer first and from the address otherwise. */
export function targetOf(c: Case): { bucket: string | null; key: string | null } {
  const bucket = c.element('BucketName')?.value ?? c.element('Bucket')?.value ?? null;
  const key = c.element('Key')?.value ?? null;
  // The path of an application’s own address names no bucket.
  const place = isOfApplication(c) ? undefined : c.place;
  return {
    bucket: bucket === null || bucket === '' ? (place?.bucket ?? null) : bucket,
    key: key === null || key === '' ? (place?.key ? decodePercent(place.key) : null) : key,
  };
}

function isOfApplication({ url, place, method }: Case): boolean {
  return (
    url?.scheme === 'none' &&
    place?.provider === 'unknown' &&
    method !== 'PUT' &&
    !/^(?:localhost|\d{1,3}(?:\.\d{1,3}){3}|\[)|:\d+$|s3|minio|storage|bucket|object/i.test(url.host)
  );
}

function mainError(errors: readonly StoreError[]): StoreError | undefined {
  const order = ['document', 'exception', 'log', 'word'] as const;
  for (const origin of order) {
    const withCode = errors.filter((error) => error.origin === origin && error.code !== '');
    if (withCode.length > 0)
      return withCode.reduce((best, error) => (specificity(error) >= specificity(best) ? error : best));
  }
  return errors[0];
}

/** A generic code beside a specific one is the wrapper, not the cause. */
function specificity(error: StoreError): number {
  if (/^(?:Forbidden|BadRequest|NotFound|Unauthorized|InternalError)$/.test(error.code)) return 0;
  return error.message !== '' || error.elements.size > 2 ? 2 : 1;
}

function isDocumentationUrl(url: SignedUrl): boolean {
  return (
    /(?:^|\.)(?:docs\.[a-z0-9.-]{3,80}|developer\.[a-z0-9.-]{3,80}|aws\.amazon\.com|repost\.aws|curl\.haxx\.se|curl\.se|github\.com|w3\.org|whatwg\.org|stackoverflow\.com|uppy\.io|nodejs\.org|npmjs\.com|pkg\.go\.dev|terraform\.io|go\.microsoft\.com|cloud\.google\.com)$/.test(
      url.host,
    ) ||
    /^\/docs?\//.test(url.path) ||
    url.path.endsWith('.htm') ||
    url.path.includes('/doc/2006-03-01')
  );
}

function numeric(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
}
