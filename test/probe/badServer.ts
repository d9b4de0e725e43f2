import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { setTimeout as sleep } from 'node:timers/promises';

/** What a server does with a connection once the head of a request has come. */
export type Misbehaviour = (socket: Socket, request: string) => void;

export interface BadServer {
  readonly port: number;
  /** Heads of requests, in order. */
  readonly requests: readonly string[];
  /** Bytes of bodies that came. */
  readonly bodyBytes: () => number;
  /** Waits until the other side has closed every connection; false where it keeps one. */
  readonly isForsaken: () => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

/** A server on the loopback interface that misbehaves as it is told. */
export async function startBadServer(
  misbehave: Misbehaviour,
  tls?: { readonly cert: string; readonly key: string },
): Promise<BadServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let bodyBytes = 0;
  const serve = (socket: Socket): void => {
    let text = '';
    let isAnswered = false;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {
      socket.destroy();
    });
    socket.on('data', (chunk) => {
      if (isAnswered) {
        bodyBytes += chunk.length;
        return;
      }
      text += chunk.toString('latin1');
      const end = text.indexOf('\r\n\r\n');
      if (end < 0) return;
      isAnswered = true;
      bodyBytes += text.length - end - 4;
      requests.push(text.slice(0, end));
      misbehave(socket, text.slice(0, end));
    });
  };
  const server = tls ? createTlsServer(tls, serve) : createServer(serve);
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    requests,
    bodyBytes: () => bodyBytes,
    async isForsaken() {
      for (let attempt = 0; attempt < 100 && sockets.size > 0; attempt++) await sleep(20);
      return sockets.size === 0;
    },
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Writes a text again and again until the other side has had enough. */
export function writeForEver(socket: Socket, text: string, everyMs = 1): void {
  const timer = setInterval(() => {
    if (socket.writableLength < 1_000_000) socket.write(text);
  }, everyMs);
  socket.on('close', () => {
    clearInterval(timer);
  });
}
