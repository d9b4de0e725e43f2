import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

/** Sends the head of a request and less of its body than it says, and ends its side; gives both as an HTTP log shows them. */
async function sendShort(url, body, length) {
  const { hostname, port, pathname, search, host } = new URL(url);
  const head = `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: ${length}\r\n\r\n`;
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.setTimeout(20_000, () => socket.destroy(new Error('no answer')));
  socket.end(head + body);
  return `${head}${body}\n\n${await text(socket)}\n`.replaceAll('\r\n', '\n');
}

export const cases = [
  {
    name: 'fewer bytes arrive than Content-Length says',
    cannot: {
      versitygw: 'it answers with an error of its own',
      ceph: 'it answers that there is no such key',
    },
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place);
      return { ...place, paste: await sendShort(url, 'film', 4_000) };
    },
  },
];
