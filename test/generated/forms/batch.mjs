/** Many uploads in one log, of which one failed. */
import { reasonOf } from '../exchange.mjs';
import { clfOf, isoMsOf } from '../times.mjs';

const pathOf = (url) => url.replace(/^https?:\/\/[^/]+/, '') || '/';
const flat = (text) => text.replace(/\n/g, '\\n');

/** `count` lines before and after the one that matters. */
const among = (draw, line, other) => {
  const before = Array.from({ length: draw.int(2, 12) }, (_, i) => other(i));
  const after = Array.from({ length: draw.int(0, 6) }, (_, i) => other(i + 20));
  return [...before, line, ...after].join('\n');
};

function accessLog({ request, response, world }, draw) {
  const owner = draw.hex(64);
  const shared = (at, id, key, uri, status, code) =>
    `${owner} ${world.bucket} [${clfOf(at)}] 198.51.100.${draw.int(1, 250)} - ${id} REST.PUT.OBJECT ${key} "PUT ${uri} HTTP/1.1" ${status} ${code} 243 - 31 - "-" "aws-sdk-go-v2/1.39.2" - ${world.ids.host} SigV4 TLS_AES_128_GCM_SHA256 AuthHeader ${world.host} TLSv1.3 - -`;
  const key = world.path.replace(world.prefix, '').slice(1);
  const line = shared(
    response.at,
    world.ids.request,
    key,
    pathOf(request.url),
    response.status,
    response.code,
  );
  const other = (i) =>
    shared(
      response.at + (i - 10) * 3000,
      draw.upper(16),
      `ok/${i}.bin`,
      `${world.prefix}/ok/${i}.bin`,
      200,
      '-',
    );
  return {
    text: among(draw, line, other),
    sees: ['code', 'status', 'url', 'method', 'received', 'serverLog'],
  };
}
function appLog({ request, response }, draw) {
  const line = `${isoMsOf(response.at)} ERROR upload 7 failed: ${request.method} ${request.url} -> ${response.status} ${flat(response.body)}`;
  const other = (i) =>
    `${isoMsOf(response.at + (i - 10) * 2000)} INFO  upload ${i} done: ${response.status === 200 ? 201 : 200} in ${draw.int(80, 900)} ms`;
  return {
    text: among(draw, line, other),
    sees: ['code', 'message', 'extras', 'body', 'url', 'method', 'status'],
  };
}
function jsonLines({ request, response }, draw) {
  const line = JSON.stringify({
    time: isoMsOf(response.at),
    level: 'error',
    msg: 'put failed',
    url: request.url,
    method: request.method,
    status: response.status,
    response: response.body,
  });
  const other = (i) =>
    JSON.stringify({
      time: isoMsOf(response.at + (i - 10) * 2000),
      level: 'info',
      msg: 'put ok',
      key: `ok/${i}.bin`,
      status: 200,
      ms: draw.int(50, 700),
    });
  return {
    text: among(draw, line, other),
    sees: ['code', 'message', 'extras', 'body', 'url', 'method', 'status'],
  };
}
function summary(f, draw) {
  const line = `upload failed: ./data/7.bin to s3://${f.world.bucket}/7.bin An error occurred (${f.response.code}) when calling the ${f.request.op} operation: ${f.response.message}`;
  const other = (i) => `upload: ./data/${i}.bin to s3://${f.world.bucket}/${i}.bin`;
  return {
    text: `$ aws s3 sync ./data s3://${f.world.bucket}/\n${among(draw, line, other)}\nCompleted 1.2 GiB/1.3 GiB (${draw.int(10, 80)}.1 MiB/s) with 1 file(s) remaining`,
    sees: ['code', 'message', 'op', 'sdk'],
  };
}
function goodCurl({ request, response }, draw) {
  const ok = `> PUT /first.bin HTTP/1.1\n> Host: ${/^https?:\/\/([^/]+)/.exec(request.url)[1]}\n> \n< HTTP/1.1 200 OK\n< ETag: "${draw.hex(32)}"\n< \n`;
  const failed = `> ${request.method} ${pathOf(request.url)} HTTP/1.1\n${request.headers.map(([n, v]) => `> ${n}: ${v}`).join('\n')}\n> \n< HTTP/1.1 ${response.status} ${reasonOf(response.status)}\n${response.headers.map(([n, v]) => `< ${n}: ${v}`).join('\n')}\n< \n${response.body}`;
  return {
    text: `${ok}\n${failed}`,
    sees: ['code', 'message', 'extras', 'url', 'method', 'sent', 'status', 'received', 'body'],
  };
}

const isS3 = (f) => f.response.code !== null && f.response.status >= 300;
const isSigned = (f) =>
  isS3(f) && f.request.auth === 'header' && f.world.provider === 'aws' && f.request.op === 'PutObject';
export const batchForms = [
  [2, 'batch-access-log', isSigned, accessLog],
  [2, 'batch-log', (f) => isS3(f) && f.request.auth === 'query', appLog],
  [2, 'batch-json', (f) => isS3(f) && f.request.auth === 'query', jsonLines],
  [2, 'batch-sync', (f) => isSigned(f) && Boolean(f.response.message), summary],
  [2, 'batch-curl', isS3, goodCurl],
];
