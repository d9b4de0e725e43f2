/** Files as large as wanted, as browsers and stores write them, each with the one failure that a diagnosis must find. */
import { closeSync, openSync, writeSync } from 'node:fs';

const signedQuery =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T120000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=' +
  'c0ffee'.repeat(11).slice(0, 64);
const refusal =
  '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>900</X-Amz-Expires><Expires>2026-11-24T12:15:00Z</Expires><ServerTime>2026-11-24T12:18:00Z</ServerTime><RequestId>0123456789ABCDEF</RequestId></Error>';

const headers = (list) => Object.entries(list).map(([name, value]) => ({ name, value }));

/** A request for a page's own files or its API: of no interest, and most of a recording. */
function pageRequest(index, text, mimeType, encoding) {
  return {
    _initiator: {
      type: 'script',
      stack: {
        callFrames: [
          { functionName: 'load', url: 'https://app.example.com/main.js', lineNumber: index % 900 },
        ],
      },
    },
    _priority: 'High',
    _resourceType: 'fetch',
    cache: {},
    connection: '443',
    pageref: 'page_1',
    request: {
      method: 'GET',
      url: `https://app.example.com/api/items/${index}?page=${index % 100}`,
      httpVersion: 'http/2.0',
      headers: headers({
        ':authority': 'app.example.com',
        accept: 'application/json',
        'accept-encoding': 'gzip, deflate, br, zstd',
        'accept-language': 'en-GB,en;q=0.9',
        'user-agent':
          'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
      }),
      queryString: [{ name: 'page', value: String(index % 100) }],
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: 200,
      statusText: '',
      httpVersion: 'http/2.0',
      headers: headers({
        'content-type': mimeType,
        'cache-control': 'max-age=300',
        date: 'Tue, 24 Nov 2026 12:00:00 GMT',
        etag: `"${index.toString(16)}"`,
        server: 'nginx',
        'x-amz-cf-id': 'abcdefghijklmnopqrstuvwxyz0123456789',
      }),
      cookies: [],
      content: { size: text.length, mimeType, text, ...(encoding ? { encoding } : {}) },
      redirectURL: '',
      headersSize: -1,
      bodySize: -1,
      _transferSize: text.length,
    },
    serverIPAddress: '192.0.2.1',
    startedDateTime: '2026-11-24T12:00:00.000Z',
    time: 12.5,
    timings: { blocked: 1, dns: -1, ssl: -1, connect: -1, send: 0.5, wait: 10, receive: 1 },
  };
}

function upload(index, status, text) {
  const entry = pageRequest(index, text, 'application/xml');
  return {
    ...entry,
    request: {
      ...entry.request,
      method: 'PUT',
      url: `https://uploads-example.s3.eu-central-1.amazonaws.com/videos/${index}.mp4?${signedQuery}`,
      headers: headers({ origin: 'https://app.example.com', 'content-type': 'video/mp4' }),
    },
    response: {
      ...entry.response,
      status,
      headers: headers({
        server: 'AmazonS3',
        date: 'Tue, 24 Nov 2026 12:18:00 GMT',
        'x-amz-request-id': '0123456789ABCDEF',
        'x-amz-id-2': 'EXAMPLE=',
      }),
    },
    startedDateTime: '2026-11-24T12:18:00.000Z',
  };
}

const base64Body = 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo0NTY3ODkw'.repeat(24_000);
const jsonBody = JSON.stringify({
  items: Array.from({ length: 4000 }, (_, id) => ({
    id,
    name: `item ${id}`,
    tags: ['a', 'b'],
    text: 'line\nline',
  })),
});
const smallBody = (index) => JSON.stringify({ id: index, name: 'A thing', text: 'x'.repeat(index % 1400) });

function* archive(entries, indent) {
  yield `{"log":{"version":"1.2","creator":{"name":"WebInspector","version":"537.36"},"pages":[],"entries":[`;
  let isFirst = true;
  for (const entry of entries) {
    yield `${isFirst ? '' : ','}${JSON.stringify(entry, null, indent)}`;
    isFirst = false;
  }
  yield ']}}\n';
}

/** The failure stands a little before the end. */
function* withFailure(count, make) {
  for (let index = 0; index < count; index++)
    yield index === count - 3 ? upload(index, 403, refusal) : make(index);
}

function* accessLog(count) {
  for (let index = 0; index < count; index++) {
    const isFailure = index % 50 === 0;
    const second = String(index % 60).padStart(2, '0');
    yield `79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be uploads-example [24/Nov/2026:12:18:${second} +0000] 192.0.2.${index % 250} ${isFailure ? '-' : 'arn:aws:iam::123456789012:user/uploader'} 0123456789ABCDEF REST.PUT.OBJECT videos/${index}.mp4 "PUT /videos/${index}.mp4?${signedQuery} HTTP/1.1" ${isFailure ? '403 AccessDenied 243 -' : '200 - - 104857600'} 42 7 "https://app.example.com/" "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36" - EXAMPLEhostid= SigV4 TLS_AES_128_GCM_SHA256 QueryString uploads-example.s3.eu-central-1.amazonaws.com TLSv1.3 - -\n`;
  }
}

/** Kinds of big files: their pieces for about as many bytes, and how quick they must be beside a bare scan. */
export const bigFiles = [
  {
    name: 'HAR, bodies dominate (base64)',
    share: 1 / 2,
    cause: 'expired-url',
    pieces: (bytes) =>
      archive(
        withFailure(Math.ceil(bytes / base64Body.length), (index) =>
          pageRequest(index, base64Body, 'image/png', 'base64'),
        ),
      ),
  },
  {
    name: 'HAR, bodies dominate (JSON)',
    share: 1 / 2,
    cause: 'expired-url',
    pieces: (bytes) =>
      archive(
        withFailure(Math.ceil(bytes / (jsonBody.length * 1.2)), (index) =>
          pageRequest(index, jsonBody, 'application/json'),
        ),
        2,
      ),
  },
  {
    name: 'HAR, small entries',
    share: 1 / 5,
    cause: 'expired-url',
    pieces: (bytes) =>
      archive(
        withFailure(Math.ceil(bytes / 2600), (index) =>
          pageRequest(index, smallBody(index), 'application/json'),
        ),
      ),
  },
  {
    name: 'HAR, small entries, all uploads',
    share: 1 / 5,
    cause: 'expired-url',
    pieces: (bytes) => archive(withFailure(Math.ceil(bytes / 1950), (index) => upload(index, 200, ''))),
  },
  {
    name: 'access log',
    share: 1 / 2,
    cause: 'expired-url',
    pieces: (bytes) => accessLog(Math.ceil(bytes / 720)),
  },
];

export function writeBigFile(path, pieces) {
  const file = openSync(path, 'w');
  let held = [];
  let size = 0;
  let total = 0;
  const flush = () => {
    total += writeSync(file, held.join(''));
    held = [];
    size = 0;
  };
  for (const piece of pieces) {
    held.push(piece);
    size += piece.length;
    if (size > 4_000_000) flush();
  }
  flush();
  closeSync(file);
  return total;
}
