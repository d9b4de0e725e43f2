/** Sends requests byte for byte as they are given, through a proxy that changes them, and writes down what a user would paste. */
import { createServer, request as openRequest } from 'node:http';

/** Sends a request to a port of the loopback interface, whatever host it names. */
export function send(port, { method, host, target, headers, body = '' }) {
  const length = method === 'GET' ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((done, fail) => {
    const request = openRequest(
      {
        host: '127.0.0.1',
        port,
        method,
        path: target,
        setHost: false,
        agent: false,
        headers: { host, ...headers, ...length },
      },
      (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk));
        response.on('error', fail);
        response.once('end', () =>
          done({
            status: response.statusCode,
            reason: response.statusMessage,
            headers: response.headers,
            body: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    request.on('error', fail);
    request.setTimeout(10_000, () => request.destroy(new Error('no answer within 10 s')));
    request.end(method === 'GET' ? undefined : body);
  });
}

/** A proxy that changes each request on its way as `change` says. */
export async function startProxy(upstreamPort) {
  let change = (request) => request;
  const server = createServer((incoming, answer) => {
    const chunks = [];
    incoming.on('error', () => {}); // The client gave up, and hears of it itself.
    incoming.on('data', (chunk) => chunks.push(chunk));
    incoming.once('end', () => {
      const { host } = incoming.headers;
      const headers = without(incoming.headers, 'host', 'content-length', 'connection');
      const { method, url: target } = incoming;
      const body = Buffer.concat(chunks).toString();
      send(upstreamPort, change({ method, host, target, headers, body })).then(
        (response) => {
          const kept = without(response.headers, 'transfer-encoding', 'connection');
          answer.writeHead(response.status, kept).end(response.body);
        },
        (error) => answer.writeHead(502).end(error.message),
      );
    });
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address();
  return {
    port,
    host: `127.0.0.1:${port}`,
    changeBy: (next) => (change = next),
    stop: () => new Promise((done) => server.close(done)),
  };
}

/** What curl -v shows of a request and its answer. */
export function transcript({ method, host, target, headers, body = '' }, response) {
  const sent = { Host: host, 'User-Agent': 'curl/8.14.1', Accept: '*/*', ...headers };
  return [
    `> ${method} ${target} HTTP/1.1`,
    ...Object.entries(sent).map(([name, value]) => `> ${name}: ${value}`),
    `> Content-Length: ${Buffer.byteLength(body)}`,
    '>',
    `< HTTP/1.1 ${response.status} ${response.reason}`,
    ...Object.entries(response.headers).map(([name, value]) => `< ${name}: ${value}`),
    '<',
    response.body,
  ].join('\n');
}

/** The same headers but these. */
export function without(headers, ...names) {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

export const urlOf = ({ host, target }) => `http://${host}${target}`;
