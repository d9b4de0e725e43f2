/**
 * What a paste can tell, before anybody judges it. Readers fill these shapes; causes read them.
 * Every piece keeps the span of the paste it was read from.
 */
import type { EpochMs, Span } from '../diagnosis.js';

/** A text and where it stood. */
export interface Field {
  readonly value: string;
  readonly span: Span | null;
}

/** One header, name in lower case. */
export interface Header {
  readonly name: string;
  readonly value: string;
  readonly span: Span | null;
}

/** A refusal in the store's own words, from a document, an exception or a log line. */
export interface StoreError {
  readonly code: string;
  /** The paste shows only the message, which belongs to this code. */
  readonly isCodeImplied?: true;
  readonly message: string;
  readonly status: number | undefined;
  readonly origin: 'document' | 'exception' | 'log' | 'word';
  /** S3's operation, such as `PutObject`, where an SDK names it. */
  readonly operation: string | undefined;
  /** Elements of the document by name, in the spelling of the document. */
  readonly elements: ReadonlyMap<string, Field>;
  readonly span: Span | null;
  readonly codeSpan: Span | null;
  readonly messageSpan: Span | null;
}

export type SigningScheme =
  'v4' | 'v4a' | 'v2' | 'goog4' | 'goog2' | 'oss1' | 'oss4' | 'azure' | 'cloudfront' | 'none';

/** A query parameter as it stands in the URL. */
export interface Parameter {
  readonly name: string;
  /** Percent-decoded once. */
  readonly value: string;
  readonly raw: string;
  readonly span: Span | null;
}

/** Something that copying, templating or a proxy did to a URL. */
export interface Damage {
  readonly kind:
    | 'html-escaped'
    | 'encoded-twice'
    | 'line-wrapped'
    | 'signature-cut'
    | 'fragment'
    | 'unicode-escape'
    | 'masked'
    | 'space-in-token'
    | 'doubled-question-mark'
    | 'duplicate-parameter';
  readonly text: string;
  readonly span: Span | null;
}

/** A URL of an upload, with its query authentication taken apart. */
export interface SignedUrl {
  readonly raw: string;
  readonly span: Span;
  readonly scheme: SigningScheme;
  readonly protocol: string;
  /** Host with port, lower case. */
  readonly host: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly keyId: string | undefined;
  readonly scopeDate: string | undefined;
  readonly region: string | undefined;
  readonly service: string | undefined;
  readonly signedAt: EpochMs | undefined;
  readonly ttlSeconds: number | undefined;
  readonly expiresAt: EpochMs | undefined;
  readonly signedHeaders: readonly string[];
  readonly hasToken: boolean;
  readonly signature: string | undefined;
  readonly damages: readonly Damage[];
}

export interface Request {
  readonly method: string | undefined;
  readonly url: SignedUrl | undefined;
  readonly headers: readonly Header[];
  /** Bytes of the body, from Content-Length or the recording. */
  readonly bytes: number | undefined;
  readonly body: string | undefined;
  /** When the client began, by its own clock. */
  readonly startedAt: EpochMs | undefined;
  readonly span: Span | null;
}

export interface Response {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
  readonly span: Span | null;
}

/** One request with its answer, or a half of it. */
export interface Exchange {
  readonly request: Request;
  readonly response: Response | undefined;
  readonly error: StoreError | undefined;
  /** The client's own word for a failure without an answer, such as `net::ERR_CONNECTION_RESET`. */
  readonly clientError: Field | undefined;
  readonly origin: 'message' | 'curl' | 'har' | 'log' | 'console' | 'cloudtrail';
  readonly span: Span | null;
}

/** A canonical request or string to sign as some side wrote it down. */
export interface SigningText {
  readonly kind: 'canonical-request' | 'string-to-sign';
  readonly side: 'client' | 'server';
  readonly text: string;
  readonly span: Span | null;
}

/** All that readers found. */
export interface Evidence {
  readonly urls: readonly SignedUrl[];
  readonly exchanges: readonly Exchange[];
  readonly errors: readonly StoreError[];
  readonly signingTexts: readonly SigningText[];
  /** Requests in the input, where it is a log or a recording. */
  readonly recorded:
    { readonly requests: number; readonly kind: 'har' | 'access-log' | 'cloudtrail' } | undefined;
}
