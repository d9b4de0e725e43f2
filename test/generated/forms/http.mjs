/** Failures as exchanges: bodies, curl, raw HTTP, recordings, server logs. */
import { okAnswer, plainAnswer, reasonOf } from '../exchange.mjs';
import { clfOf, isoMsOf, isoZoneOf } from '../times.mjs';

const all = ['code', 'message', 'extras', 'url', 'method', 'sent', 'status', 'received', 'body'];
const bodySees = ['code', 'message', 'extras', 'body'];

/** Drops what the answer doesn't have. */
export function clean(sees, { response }) {
  const set = new Set(sees);
  if (!response.code) ['code', 'message', 'extras'].forEach((clue) => set.delete(clue));
  if (!response.message) set.delete('message');
  if (response.extras.length === 0) set.delete('extras');
  if (response.body === '') set.delete('body');
  return set;
}

export function pretty(body, indent = '  ') {
  return body
    .replace(
      /><(?!\/)/g,
      (m, at) =>
        `>\n${body.slice(0, at).includes('<Error>') || body.slice(at - 6, at + 1) === '<Error>' ? indent : ''}<`,
    )
    .replace('</Error>', '\n</Error>')
    .replace(/\n\n/g, '\n');
}
const escapeHtml = (text) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');

/** A body in one of the shapes in which it gets copied. */
export function drawBody(draw, body) {
  return draw.weighted([
    [8, () => body],
    [4, () => pretty(body)],
    [2, () => body.replace(/^<\?xml[^>]*>\n/, '')],
    [1, () => `\uFEFF${body}`],
    [1, () => JSON.stringify(body)],
    [1, () => escapeHtml(body)],
    [1, () => body.replace(/\n/g, '\r\n')],
    [1, () => JSON.stringify({ status: 'failed', detail: body })],
  ])();
}

const lines = (headers) => headers.map(([n, v]) => `${n}: ${v}`).join('\n');
const pathOf = (url) => url.replace(/^https?:\/\/[^/]+/, '') || '/';
const hostOf = (url) => /^https?:\/\/([^/]+)/.exec(url)[1];

const xml = ({ response }, draw) => ({ text: drawBody(draw, response.body), sees: bodySees });
const urlAndXml = ({ request, response }, draw) => ({
  text: draw.pick([
    `${request.url}\n\n${drawBody(draw, response.body)}`,
    `PUT URL:\n${request.url}\nresponse:\n${drawBody(draw, response.body)}\n`.replace('PUT', request.method),
    `${drawBody(draw, response.body)}\n\nurl was ${request.url}`,
  ]),
  sees: [...bodySees, 'url'],
});
const http1 = ({ request, response }) => ({
  text: `${request.method} ${request.url}\n${lines(request.headers)}\n\nHTTP/1.1 ${response.status} ${reasonOf(response.status)}\n${lines(response.headers)}\n\n${response.body}`,
  sees: all,
});
const rawHttp = ({ request, response }) => ({
  text: `${request.method} ${pathOf(request.url)} HTTP/1.1\n${lines(request.headers)}\n\n\nHTTP/1.1 ${response.status} ${reasonOf(response.status)}\n${lines(response.headers)}\n\n${response.body}`,
  sees: all,
});

function curlVerbose({ request, response }, draw) {
  const host = hostOf(request.url);
  const upper = draw.chance(0.5);
  const version = draw.pick(['1.1', '2']);
  const name = (n) => (version === '2' ? n.toLowerCase() : n);
  const command = `$ curl -v ${request.method === 'PUT' ? '-T file' : `-X ${request.method}`} ${upper ? `'${request.url}'` : '"$URL"'}`;
  const ip = `52.218.${draw.int(1, 250)}.${draw.int(1, 250)}`;
  const sent = request.headers
    .filter(([n]) => n !== 'User-Agent' && (version === '1.1' || n !== 'Host'))
    .map(([n, v]) => `> ${name(n)}: ${v}`);
  const status =
    version === '2'
      ? `< HTTP/2 ${response.status} `
      : `< HTTP/1.1 ${response.status} ${reasonOf(response.status)}`;
  return {
    text: [
      command,
      `*   Trying ${ip}:443...`,
      `* Connected to ${host} (${ip}) port 443`,
      `> ${request.method} ${pathOf(request.url)} HTTP/${version}`,
      `> Host: ${host}`,
      '> User-Agent: curl/8.9.1',
      ...sent.filter((l) => !/^> host:/i.test(l)),
      '> ',
      ...(draw.chance(0.5) ? ['* upload completely sent off: 1024 bytes'] : []),
      status,
      ...response.headers.map(([n, v]) => `< ${name(n)}: ${v}`),
      '< ',
      response.body,
      '* Connection #0 to host left intact',
    ].join('\n'),
    sees: all,
  };
}

const har = (list) => list.map(([name, value]) => ({ name, value }));
function entry({ request, response }, at, isFirefox) {
  const url = new URL(request.url);
  return {
    ...(isFirefox
      ? { startedDateTime: isoZoneOf(at, 120).replace(/([+-]\d\d:\d\d)$/, '.114$1') }
      : { _resourceType: 'fetch', startedDateTime: isoMsOf(at) }),
    time: 231.7,
    request: {
      method: request.method,
      url: request.url,
      httpVersion: isFirefox ? 'HTTP/2' : 'h2',
      headers: har(request.headers),
      queryString: har([...url.searchParams]),
      cookies: [],
      headersSize: -1,
      bodySize: 0,
    },
    response: {
      status: response.status,
      statusText: reasonOf(response.status),
      httpVersion: 'h2',
      headers: har(response.headers),
      cookies: [],
      content: {
        size: response.body.length,
        mimeType: response.headers.find(([n]) => n === 'Content-Type')?.[1] ?? 'text/html',
        text: response.body,
      },
      redirectURL: '',
      headersSize: -1,
      bodySize: response.body.length,
    },
    cache: {},
    timings: { blocked: 1.2, dns: -1, ssl: -1, connect: -1, send: 3.4, wait: 220.1, receive: 1.1 },
  };
}
function harFile(failure, draw) {
  const isFirefox = draw.chance(0.4);
  const { request, response, world } = failure;
  const ok = {
    request: { method: 'GET', url: `${request.page}/`, headers: [['Host', hostOf(request.page)]] },
    response: {
      ...plainAnswer(
        world,
        200,
        [
          ['Content-Type', 'text/html'],
          ['Server', 'nginx'],
        ],
        '<!doctype html><title>Upload</title>',
      ),
    },
  };
  const sign = {
    request: {
      method: 'POST',
      url: `${request.page}/api/uploads/sign`,
      headers: [['Content-Type', 'application/json']],
    },
    response: plainAnswer(
      world,
      200,
      [
        ['Content-Type', 'application/json'],
        ['Server', 'nginx'],
      ],
      '{"ok":true}',
    ),
  };
  const other = {
    request: {
      method: 'PUT',
      url: request.url.split('?')[0].replace(/[^/]*$/, 'other.png') + '?X-Amz-Expires=900',
      headers: [['Host', hostOf(request.url)]],
    },
    response: okAnswer(world),
  };
  const neighbours = draw.pick([[], [ok], [ok, sign], [ok, sign, other]]);
  const entries = [...neighbours, { request, response }];
  if (draw.chance(0.3)) entries.push(ok);
  const log = {
    version: '1.2',
    creator: isFirefox ? { name: 'Firefox', version: '144.0' } : { name: 'WebInspector', version: '537.36' },
    pages: [],
    entries: entries.map((e, i) => entry(e, response.at - 300 + i * 40, isFirefox)),
  };
  return { text: JSON.stringify({ log }, null, draw.pick([0, 2])), sees: all };
}

const consoleStatus = ({ request, response }, draw) => ({
  text: draw.pick([
    `${request.method} ${request.url} ${response.status} (${reasonOf(response.status)})`,
    `upload.js:${draw.int(3, 90)} \n ${request.method} ${request.url} net::ERR_ABORTED ${response.status} (${reasonOf(response.status)})\nupload.js:44 Upload failed Error: HTTP ${response.status}\n    at put (upload.js:44:11)`,
    `Failed to load resource: the server responded with a status of ${response.status} (${reasonOf(response.status)})\n${request.url}`,
  ]),
  sees: ['url', 'status', 'method'],
});
const consoleBody = ({ request, response }, draw) => ({
  text: `${request.method} ${request.url} ${response.status} (${reasonOf(response.status)})\nuploader.ts:${draw.int(20, 99)} Error: S3 answered ${response.status}: ${response.body}`,
  sees: ['url', 'status', 'method', 'code', 'message', 'extras', 'body'],
});
const axios = ({ request, response }) => ({
  text: `AxiosError: Request failed with status code ${response.status}\n    at settle (file:///srv/node_modules/axios/lib/core/settle.js:19:12) {\n  code: '${response.status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE'}',\n  config: {\n    method: '${request.method.toLowerCase()}',\n    url: '${request.url}',\n    headers: Object [AxiosHeaders] {\n${request.headers
    .filter(([n]) => n !== 'Host')
    .map(([n, v]) => `      '${n}': '${v}'`)
    .join(
      ',\n',
    )}\n    }\n  },\n  response: {\n    status: ${response.status},\n    statusText: '${reasonOf(response.status)}',\n    headers: Object [AxiosHeaders] {\n${response.headers.map(([n, v]) => `      '${n.toLowerCase()}': '${v}'`).join(',\n')}\n    },\n    data: ${JSON.stringify(response.body).replace(/^"|"$/g, "'").replace(/\\"/g, '"')}\n  }\n}`,
  sees: all,
});
const requestsPy = ({ request, response }) => ({
  text: `DEBUG:urllib3.connectionpool:Starting new HTTPS connection (1): ${hostOf(request.url)}:443\nDEBUG:urllib3.connectionpool:${request.url.split('/').slice(0, 3).join('/')}:443 "${request.method} ${pathOf(request.url)} HTTP/1.1" ${response.status} None\n${response.status}\n${response.body}`,
  sees: ['url', 'method', 'status', 'code', 'message', 'extras', 'body'],
});
function nodeFetch({ request, response }, draw) {
  const at = response.at + 400;
  return {
    text: `${isoMsOf(at - draw.int(80, 900))} debug PUT -> ${request.url}\n${isoMsOf(at)} error upload failed status=${response.status} body=${response.body.replace(/\n/g, '')}`.replace(
      'PUT',
      request.method,
    ),
    sees: ['url', 'method', 'status', 'code', 'message', 'extras', 'body', 'clientTime'],
  };
}
function jsonLog({ request, response }, draw) {
  const at = response.at + 300;
  const record = draw.pick([
    {
      level: 'error',
      ts: isoMsOf(at),
      msg: 'upload failed',
      method: request.method,
      url: request.url,
      status: response.status,
      body: response.body,
    },
    {
      severity: 'ERROR',
      timestamp: isoZoneOf(at, 330),
      message: `S3 upload failed: ${response.status} ${response.body}`,
      labels: { service: 'uploader' },
    },
    {
      time: isoZoneOf(at, -300),
      level: 'ERROR',
      event: 's3.put',
      request: { method: request.method, url: request.url },
      response: {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: response.body,
      },
    },
  ]);
  const sees = [...bodySees, 'status', 'clientTime'];
  if (record.url || record.request) sees.push('url', 'method');
  if (record.response) sees.push('received');
  return { text: JSON.stringify(record), sees };
}
function s3AccessLog({ request, response, world }, draw) {
  const isQuery = request.auth === 'query';
  const key = pathOf(request.url).split('?')[0].slice(1);
  const operation =
    {
      PutObject: 'REST.PUT.OBJECT',
      UploadPart: 'REST.PUT.PART',
      CompleteMultipartUpload: 'REST.POST.UPLOAD',
      PostObject: 'REST.POST.BUCKET',
    }[request.op] ?? 'REST.PUT.OBJECT';
  const uri = pathOf(request.url);
  return {
    text: `${draw.hex(64)} ${world.bucket} [${clfOf(response.at)}] 198.51.100.${draw.int(1, 250)} - ${world.ids.request} ${operation} ${key} "${request.method} ${uri} HTTP/1.1" ${response.status} ${response.code} ${response.body.length} - ${draw.int(5, 60)} - "-" "Mozilla/5.0" - ${world.ids.host} ${request.auth === 'none' ? '-' : request.url.includes('AWSAccessKeyId') ? 'SigV2' : 'SigV4'} TLS_AES_128_GCM_SHA256 ${request.auth === 'none' ? '-' : isQuery ? 'QueryString' : 'AuthHeader'} ${hostOf(request.url)} TLSv1.3 - -`,
    sees: ['code', 'status', 'url', 'method', 'received', 'serverLog'],
  };
}
function cloudTrail({ request, response, world }, draw) {
  const event = {
    eventVersion: '1.11',
    userIdentity:
      request.auth === 'none'
        ? { type: 'AWSAccount', principalId: '', accountId: 'anonymous' }
        : {
            type: 'IAMUser',
            principalId: `AIDA${draw.upper(9)}EXAMPLE`,
            arn: `arn:aws:iam::${world.account}:user/uploader`,
            accountId: world.account,
            accessKeyId: world.keys.id,
          },
    eventTime: new Date(response.at).toISOString().replace('.000Z', 'Z'),
    eventSource: 's3.amazonaws.com',
    eventName: request.op,
    awsRegion: world.region,
    sourceIPAddress: `198.51.100.${draw.int(1, 250)}`,
    userAgent: '[Mozilla/5.0]',
    errorCode: response.code,
    errorMessage: response.message,
    requestParameters: { bucketName: world.bucket, Host: hostOf(request.url), key: world.key },
    responseElements: null,
    requestID: world.ids.request,
    eventID: `${draw.hex(8)}-${draw.hex(4)}-4${draw.hex(3)}-a${draw.hex(3)}-${draw.hex(12)}`,
    readOnly: false,
    eventType: 'AwsApiCall',
  };
  return { text: JSON.stringify(event, null, draw.pick([0, 2, 4])), sees: ['code', 'message', 'serverLog'] };
}
function proxyLog({ request, response }, draw) {
  return {
    text: `203.0.113.${draw.int(1, 250)} - - [${clfOf(response.at, draw.pick([0, 120, -480, 330]))}] "${request.method} ${pathOf(request.url)} HTTP/1.1" ${response.status} ${response.body.length} "${request.page}/" "Mozilla/5.0" "-"`,
    sees: ['url', 'method', 'status', 'received'],
  };
}

const isAws = (f) => f.world.provider === 'aws';
const isS3 = (f) => f.response.code !== null;
const isPresigned = (f) => f.request.auth === 'query';
export const httpForms = [
  [10, 'xml', isS3, xml],
  [10, 'url+xml', (f) => isS3(f) && isPresigned(f), urlAndXml],
  [6, 'http', () => true, http1],
  [5, 'raw-http', () => true, rawHttp],
  [8, 'curl-v', () => true, curlVerbose],
  [8, 'har', (f) => f.request.auth !== 'header', harFile],
  [3, 'console', (f) => f.request.auth !== 'header', consoleStatus],
  [4, 'console+body', (f) => f.request.auth !== 'header', consoleBody],
  [3, 'axios', (f) => f.request.auth !== 'header', axios],
  [3, 'urllib3', (f) => f.request.auth !== 'header', requestsPy],
  [3, 'app-log', (f) => f.request.auth !== 'header', nodeFetch],
  [4, 'json-log', (f) => isS3(f), jsonLog],
  [3, 's3-access-log', (f) => isS3(f) && isAws(f) && f.request.auth !== 'post', s3AccessLog],
  [
    2,
    'cloudtrail',
    (f) =>
      isS3(f) &&
      isAws(f) &&
      f.response.message &&
      f.request.auth !== 'post' &&
      !f.world.region.startsWith('cn-'),
    cloudTrail,
  ],
  [1, 'proxy-log', (f) => f.request.auth !== 'header', proxyLog],
];
