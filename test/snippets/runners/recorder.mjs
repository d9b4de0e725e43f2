import { createServer, request } from 'node:http';

/**
 * Passes requests on to a server and keeps their headers. The host stays as it was, since it is signed.
 *
 * With `firstPort` it listens on the first free port from there on, which stays the same from run to run, so that programs
 * in which it is compiled needn't be compiled again; `pointAt` names the server then.
 */
export async function startRecorder(endpoint, firstPort = 0) {
  let target = endpoint && new URL(endpoint);
  const requests = [];
  const server = createServer((incoming, answer) => {
    const { method, url, headers } = incoming;
    requests.push({ method, url, headers });
    const { hostname, port } = target;
    let isWhole = false;
    const onward = request({ hostname, port, method, path: url, headers }, (response) => {
      answer.writeHead(response.statusCode, response.headers);
      // Ceph sends a body after it, which is an error when the answer is whole already.
      if (method === 'HEAD') {
        isWhole = true;
        answer.end();
      } else {
        response.once('end', () => (isWhole = true)).pipe(answer);
      }
    });
    onward.on('error', () => {
      if (!isWhole) answer.destroy();
    });
    incoming.pipe(onward);
  });
  await listen(server, firstPort);
  return {
    endpoint: `http://127.0.0.1:${server.address().port}`,
    requests,
    pointAt: (other) => {
      target = new URL(other);
      requests.length = 0;
    },
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

async function listen(server, firstPort) {
  for (let port = firstPort; ; port += 1) {
    try {
      await new Promise((done, fail) => {
        server.once('error', fail).listen(port, '127.0.0.1', () => {
          server.removeListener('error', fail);
          done();
        });
      });
      return;
    } catch (error) {
      server.removeAllListeners('error');
      if (error.code !== 'EADDRINUSE' || port === firstPort + 20) throw error;
    }
  }
}

/** The names by which a request carries a checksum, in its headers or behind its body. */
export function checksumHeaders({ headers }) {
  return Object.keys(headers).filter(
    (name) => name.startsWith('x-amz-checksum-') || name === 'x-amz-trailer',
  );
}
