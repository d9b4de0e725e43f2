import { connect, createServer } from 'node:net';

/** Passes bytes on to a server on this machine and counts who came: what a store would see of an extension. */
export function startCountingProxy(port) {
  const counts = { connections: 0 };
  const server = createServer((socket) => {
    counts.connections++;
    const onward = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ]) {
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () =>
      done({
        endpoint: `http://127.0.0.1:${server.address().port}`,
        connections: () => counts.connections,
        stop: () => new Promise((closed) => server.close(closed)),
      }),
    );
  });
}
