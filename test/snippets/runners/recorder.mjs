import { createServer, request } from 'node:http';

/** Passes requests on to a server and keeps their headers. The host stays as it was, since it is signed. */
export async function startRecorder(endpoint) {
  const { hostname, port } = new URL(endpoint);
  const requests = [];
  const server = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    requests.push({ method, url, headers });
    const onward = request({ hostname, port, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode, response.headers);
      response.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    incoming.pipe(onward);
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    requests,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

/** The names by which a request carries a checksum, in its headers or behind its body. */
export function checksumHeaders({ headers }) {
  return Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-checksum-') || name === 'x-amz-trailer',
  );
}
