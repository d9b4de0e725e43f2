import { Readable } from 'node:stream';
import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { Answer, HeaderLine } from '../check.js';
import { nodeSendBody, nodeSend, type SendParts } from './nodeSend.js';

/** Whose credentials are used, and for which store. All of it comes from the user's own settings. */
export interface AccountChoice {
  /** A profile of the AWS configuration files; null for the SDK's default chain. */
  readonly profile: string | null;
  /** Null for Amazon S3. */
  readonly endpoint: string | null;
  readonly region: string;
  /** Given in tests in place of a profile. */
  readonly credentials?: NonNullable<S3ClientConfig['credentials']>;
}

/** A client whose every request goes through the bounded sender, once, and follows no redirect. */
export interface Account {
  readonly client: S3Client;
  readonly choice: AccountChoice;
  readonly close: () => void;
}

export function openAccount(choice: AccountChoice, parts: SendParts = {}): Account {
  const client = new S3Client({
    region: choice.region,
    maxAttempts: 1,
    followRegionRedirects: false,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: boundedHandler(parts),
    ...(choice.profile === null ? {} : { profile: choice.profile }),
    ...(choice.endpoint === null ? {} : { endpoint: choice.endpoint, forcePathStyle: true }),
    ...(choice.credentials === undefined ? {} : { credentials: choice.credentials }),
  });
  return {
    client,
    choice,
    close: () => {
      client.destroy();
    },
  };
}

/** The host that requests for this bucket go to, for the one who must agree to them. */
export function hostOf({ endpoint, region }: AccountChoice, bucket: string): string {
  if (endpoint !== null) return new URL(endpoint).host;
  return bucket.includes('.') ? `s3.${region}.amazonaws.com` : `${bucket}.s3.${region}.amazonaws.com`;
}

/** No answer came, or none that could be read whole. */
export class NoReply extends Error {
  override readonly name = 'NoReply';
}

/** What the SDK asks of the one who sends for it. */
interface SdkRequest {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

function boundedHandler(parts: SendParts) {
  const send = nodeSend(parts);
  const sendBody = nodeSendBody(parts);
  return {
    async handle(request: SdkRequest, options?: { readonly abortSignal?: unknown }) {
      const signal = signalOf(options?.abortSignal);
      const planned = {
        method: request.method,
        url: urlOf(request),
        headers: Object.entries(request.headers) satisfies readonly HeaderLine[],
        purpose: '',
        isAnnouncement: false,
      };
      const body = bodyOf(request.body);
      const outcome = body === null ? await send(planned, signal) : await sendBody(planned, body, signal);
      if (outcome.kind === 'none') throw new NoReply(outcome.sentence);
      const [note] = outcome.notes;
      // Half a document must not be taken for the whole.
      if (note !== undefined) throw new NoReply(note);
      return { response: responseOf(outcome) };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function urlOf({ protocol, hostname, port, path, query }: SdkRequest): string {
  const parameters = Object.entries(query).flatMap(([name, value]) =>
    value === null ? [encoded(name)] : [value].flat().map((one) => `${encoded(name)}=${encoded(one)}`),
  );
  const queryText = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}${queryText}`;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function bodyOf(body: unknown): Uint8Array | null {
  if (body === undefined || body === null || body === '') return null;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new Error('Only documents are sent here.');
}

function responseOf({ status, reason, headers, body }: Answer) {
  return {
    statusCode: status,
    reason,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: Readable.from([Buffer.from(body)]),
  };
}

/** The SDK has its own idea of a signal, which a platform's also is. */
function signalOf(given: unknown): AbortSignal {
  return given instanceof AbortSignal ? given : new AbortController().signal;
}
