import type { ClientRequest, IncomingMessage, RequestOptions } from 'node:http';
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { decodeBody, oddities } from './answerBody.js';
import type { Answer, Outcome, PlannedRequest, Send } from '../check.js';
import { commonHeaders } from '../exchangeText.js';
import { noAnswer } from './failures.js';
import { requestParts } from './requestParts.js';
import { Wire } from './wire.js';

/** How long and how much; tests take less. */
export interface SendLimits {
  /** To the first byte of the answer. */
  readonly firstByteMs: number;
  /** For the whole exchange. */
  readonly totalMs: number;
  /** For a refusal behind `100 Continue`, which some servers send before they look. */
  readonly afterContinueMs: number;
  readonly bodyBytes: number;
  readonly headBytes: number;
}

export const sendLimits: SendLimits = {
  firstByteMs: 10_000,
  totalMs: 20_000,
  afterContinueMs: 1_000,
  bodyBytes: 64 * 1024,
  headBytes: 32 * 1024,
};

export interface SendParts {
  readonly limits?: Partial<SendLimits>;
  readonly now?: () => number;
  /** How names are resolved and which authorities are trusted, where it isn't the system's way. */
  readonly connection?: Pick<RequestOptions, 'lookup'> & { readonly ca?: string };
}

type Transport = typeof import('node:http');

/**
 * Sends requests with Node's own clients. They are required by the names under which VS Code puts its proxy and
 * certificate settings into them.
 */
export function nodeSend(parts: SendParts = {}): Send {
  const open = opener(parts);
  return (request, signal) => open(request, signal, null);
}

/** Sends a request with a body, for calls that change what the user has agreed to change. */
export function nodeSendBody(
  parts: SendParts = {},
): (request: PlannedRequest, body: Uint8Array, signal: AbortSignal) => Promise<Outcome> {
  const open = opener(parts);
  return (request, body, signal) => open(request, signal, body);
}

function opener({ limits = {}, now = Date.now, connection = {} }: SendParts) {
  const require = createRequire(import.meta.url);
  const bounds = { ...sendLimits, ...limits };
  return (request: PlannedRequest, signal: AbortSignal, body: Uint8Array | null): Promise<Outcome> => {
    const name = request.url.toLowerCase().startsWith('https:') ? 'https' : 'http';
    const transport = require(name) as Transport;
    return exchange({ request, body, signal, limits: bounds, now, connection, transport });
  };
}

interface ExchangeParts {
  readonly body: Uint8Array | null;
  readonly request: PlannedRequest;
  readonly signal: AbortSignal;
  readonly limits: SendLimits;
  readonly now: () => number;
  readonly connection: NonNullable<SendParts['connection']>;
  readonly transport: Transport;
}

function exchange({
  request,
  body,
  signal,
  limits,
  now,
  connection,
  transport,
}: ExchangeParts): Promise<Outcome> {
  const { host, hostname, port, path } = requestParts(request.url);
  return new Promise((done) => {
    const times = { sentAt: now(), firstByteAt: undefined as number | undefined };
    let client: ClientRequest | undefined;
    let connected: Socket | undefined;
    let isOver = false;
    const finish = (outcome: Outcome): void => {
      if (isOver) return;
      isOver = true;
      clearTimeout(firstByte);
      clearTimeout(total);
      signal.removeEventListener('abort', cancel);
      client?.destroy();
      // After a whole answer the client lets go of its socket without closing it.
      connected?.destroy();
      done(outcome);
    };
    const cancel = (): void => {
      finish(noAnswer(host, { code: 'CANCELLED' }));
    };
    const firstByte = setTimeout(() => {
      finish(noAnswer(host, { code: 'FIRST_BYTE', milliseconds: limits.firstByteMs }));
    }, limits.firstByteMs);
    const total = setTimeout(() => {
      finish(noAnswer(host, { code: 'TOTAL', milliseconds: limits.totalMs }));
    }, limits.totalMs);
    signal.addEventListener('abort', cancel, { once: true });
    if (signal.aborted) {
      cancel();
      return;
    }
    const fail = (error: unknown): void => {
      finish(noAnswer(host, error));
    };
    const answerOf = (
      message: Pick<IncomingMessage, 'statusCode' | 'statusMessage' | 'rawHeaders'>,
      content: Buffer,
      notes: readonly string[],
    ): Answer => {
      const headers = pairs(message.rawHeaders);
      const decoded = decodeBody(content, headers, limits.bodyBytes);
      return {
        kind: 'answer',
        status: message.statusCode ?? 0,
        reason: (message.statusMessage ?? '').slice(0, 80),
        headers,
        body: decoded.text,
        sentAt: times.sentAt,
        roundTripMs: (times.firstByteAt ?? now()) - times.sentAt,
        notes: [...notes, ...decoded.notes, ...oddities(headers, decoded.text)],
      };
    };

    try {
      client = transport.request({
        ...connection,
        method: request.method,
        hostname,
        port,
        path,
        maxHeaderSize: limits.headBytes,
        headers: {
          host,
          ...Object.fromEntries([...commonHeaders, ...request.headers]),
        },
      });
    } catch (error) {
      // A header or path that HTTP can't carry.
      fail(error);
      return;
    }
    const came = { callForBody: false, response: false };
    // A server that asked for the body has answered, whatever it does while it waits in vain.
    const askedForBody = (): void => {
      finish(answerOf({ statusCode: 100, statusMessage: 'Continue', rawHeaders: [] }, Buffer.alloc(0), []));
    };
    const wire = new Wire();
    const lose = (error: unknown): void => {
      // A response tells of its own end.
      if (came.response) return;
      if (came.callForBody) askedForBody();
      else fail(error);
    };
    client.on('error', lose);
    client.on('close', () => {
      lose({ code: 'ECONNRESET' });
    });
    client.on('socket', (socket) => {
      connected = socket;
      whenConnected(socket, () => {
        times.sentAt = now();
      });
      socket.on('data', (chunk: Buffer) => {
        times.firstByteAt ??= now();
        clearTimeout(firstByte);
        wire.take(chunk);
      });
    });
    client.on('continue', () => {
      came.callForBody = true;
      setTimeout(askedForBody, limits.afterContinueMs).unref();
    });
    client.on('upgrade', (message) => {
      finish(answerOf(message, Buffer.alloc(0), []));
    });
    client.on('response', (message) => {
      came.response = true;
      readBody(message, limits, (body, notes) => {
        finish(answerOf(message, body, [...notes, ...wire.notes(request.method)]));
      });
    });
    // The announced body never follows.
    if (request.isAnnouncement) client.flushHeaders();
    else if (body === null) client.end();
    else client.end(body);
  });
}

function whenConnected(socket: Socket, tell: () => void): void {
  if (!socket.connecting) return;
  socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', tell);
}

/** Collects what fits. An answer whose end is missing is still an answer, and says so. */
function readBody(
  message: IncomingMessage,
  { bodyBytes, totalMs }: SendLimits,
  finish: (body: Buffer, notes: readonly string[]) => void,
): void {
  const chunks: Buffer[] = [];
  let length = 0;
  const end = (...notes: string[]): void => {
    clearTimeout(slow);
    finish(Buffer.concat(chunks).subarray(0, bodyBytes), notes);
  };
  // Comes before the end of the exchange as a whole, so that what was read is kept.
  const slow = setTimeout(() => {
    end('The answer went on for too long; this is its beginning.');
  }, totalMs * 0.8);
  message.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    length += chunk.length;
    if (length > bodyBytes)
      end(`The answer was longer than ${Math.round(bodyBytes / 1024)} KiB; this is its beginning.`);
  });
  message.on('end', () => {
    end();
  });
  // What broke is told by the end that follows.
  message.on('error', () => undefined);
  message.on('close', () => {
    clearTimeout(slow);
    if (!message.complete) end('The connection broke before the answer ended; this is its beginning.');
  });
}

function pairs(raw: readonly string[]): (readonly [string, string])[] {
  return raw.flatMap((name, index) => (index % 2 === 0 ? [[name, raw[index + 1] ?? ''] as const] : []));
}
