/** Requests as clients send them and answers as stores give them. */
import { authorize, encode, presign, sha256 } from './signing.mjs';
import { httpOf, minute, second } from './times.mjs';

const agents = [
  'curl/8.9.1',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  'python-requests/2.32.5',
  'axios/1.12.2',
  'node',
  'okhttp/5.1.0',
];
const reasons = {
  200: 'OK',
  204: 'No Content',
  301: 'Moved Permanently',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  408: 'Request Timeout',
  409: 'Conflict',
  411: 'Length Required',
  412: 'Precondition Failed',
  413: 'Request Entity Too Large',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
  507: 'Insufficient Storage',
};
export const reasonOf = (status) => reasons[status] ?? '';

const clientHeaders = (world, type) => [
  ['Host', world.host],
  ['User-Agent', world.draw.pick(agents)],
  ['Accept', '*/*'],
  ...(type ? [['Content-Type', type]] : []),
  ['Content-Length', String(world.size)],
];

/** A presigned PUT. `at`: signed; `edit`: changes made to the URL afterwards. */
export function presignedPut(world, options = {}) {
  const {
    method = 'PUT',
    signedMethod = method,
    at = world.arrived - world.draw.int(1, Math.min(world.ttl - 1, 50)) * second,
    ttl = world.ttl,
    signedHeaders = [],
    sent = [],
    extra = [],
    type = world.draw.chance(0.5) ? world.type : '',
    region = world.region,
    signer = world.signer,
    keys = world.keys,
  } = options;
  const made = presign({
    method: signedMethod,
    origin: world.origin,
    host: world.host,
    path: world.path,
    headers: signedHeaders,
    extra,
    signer,
    at,
    ttl,
    region,
    keys,
  });
  const headers = [...clientHeaders(world, type), ...sent];
  return { auth: 'query', op: 'PutObject', method, url: made.url, headers, made, at, ttl, page: world.page };
}

/** A request that an SDK signs in its Authorization header. */
export function sdkPut(world, options = {}) {
  const {
    method = 'PUT',
    op = 'PutObject',
    pairs = [],
    at = world.arrived - world.draw.int(0, 2) * second,
    sent = [],
    region = world.region,
    keys = world.keys,
  } = options;
  const payload = options.payload ?? (world.draw.chance(0.4) ? 'UNSIGNED-PAYLOAD' : sha256(world.key));
  const plain = [
    ['User-Agent', 'aws-sdk-go-v2/1.39.2 ua/2.1 os/linux lang/go#1.25.1 md/GOOS#linux api/s3#1.88.4'],
    ['Content-Length', String(world.size)],
    ['Content-Type', world.type],
    ...sent,
  ];
  const made = authorize({
    method,
    host: world.host,
    path: world.path,
    pairs,
    headers: plain,
    payload,
    at,
    region,
    keys,
  });
  const query = pairs.map(([n, v]) => `${encode(n)}=${encode(v)}`).join('&');
  return {
    auth: 'header',
    op,
    method,
    url: `${world.origin}${world.path}${query ? `?${query}` : ''}`,
    headers: made.headers,
    made,
    at,
    ttl: 0,
    page: world.page,
  };
}

/** Nothing signed at all. */
export function plainRequest(
  world,
  { method = 'PUT', op = 'PutObject', sent = [], url = `${world.origin}${world.path}` } = {},
) {
  return {
    auth: 'none',
    op,
    method,
    url,
    headers: [...clientHeaders(world, world.type), ...sent],
    made: null,
    at: world.arrived,
    ttl: 0,
    page: world.page,
  };
}

const escapeXml = (text) => String(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** An error answer: `extras` are the elements that stand between the message and the ids. */
export function answer(world, status, code, message, extras = [], { headers = [], at = world.arrived } = {}) {
  const isMinio = world.provider === 'minio';
  const isGarage = world.provider === 'garage';
  const own = isMinio
    ? [
        ['Key', world.key],
        ['BucketName', world.bucket],
        ['Resource', `/${world.bucket}/${world.key}`],
      ]
    : isGarage
      ? [
          ['Resource', world.path],
          ['Region', 'garage'],
        ]
      : [];
  const ids =
    world.provider === 'r2' || isGarage
      ? []
      : [
          ['RequestId', world.ids.request],
          ['HostId', world.ids.host],
        ];
  const elements = [
    ['Code', code],
    ...(message === null ? [] : [['Message', message]]),
    ...extras,
    ...own,
    ...ids,
  ];
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${elements.map(([n, v]) => `<${n}>${escapeXml(v)}</${n}>`).join('')}</Error>`;
  const server = { aws: 'AmazonS3', minio: 'MinIO', ceph: '', r2: 'cloudflare', garage: '' }[world.provider];
  return {
    status,
    code,
    message,
    extras: [...extras, ...own],
    at,
    body,
    headers: [
      ...(world.provider === 'r2' || isGarage ? [] : [['x-amz-request-id', world.ids.request]]),
      ...(world.provider === 'aws' ? [['x-amz-id-2', world.ids.host]] : []),
      ...headers,
      ['Content-Type', 'application/xml'],
      ['Date', httpOf(at)],
      ...(server ? [['Server', server]] : []),
      ['Connection', 'close'],
    ],
  };
}

/** An answer that no S3 server wrote. */
export const plainAnswer = (world, status, headers, body) => ({
  status,
  code: null,
  message: null,
  extras: [],
  at: world.arrived,
  body,
  headers: [['Date', httpOf(world.arrived)], ...headers],
});

export const okAnswer = (world) => ({
  ...plainAnswer(
    world,
    200,
    [
      ['ETag', `"${world.draw.hex(32)}"`],
      ['Content-Length', '0'],
      ['Server', 'AmazonS3'],
      ['x-amz-request-id', world.draw.upper(16)],
    ],
    '',
  ),
  at: world.arrived - minute,
});
