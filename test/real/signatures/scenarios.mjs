/**
 * The ways in which a request loses its signature. Each is provoked on every server.
 *
 * `onTheWay` is what a proxy does to the request that the client sent; `byClient` what the client does to the signed URL
 * before it sends it; `faults` and `secret` what the signer does wrong. `transformation` is what a proof must name, `cause`
 * what must be named without the secret where the paste holds both sides, and `says` what must stand in its evidence.
 */
import { encodePath, presign, presignV2, sha256, signHeaders } from './signing.mjs';
import { without } from './wire.mjs';

const withQuery = (request, edit) => {
  const [path, query] = request.target.split('?');
  return { ...request, target: `${path}?${edit(query)}` };
};
const withPath = (request, edit) => {
  const [path, ...query] = request.target.split('?');
  return { ...request, target: [edit(path), ...query].join('?') };
};
const withHeader = (request, name, value) => {
  const headers = without(request.headers, name);
  return { ...request, headers: value === null ? headers : { ...headers, [name]: value } };
};
/** Changes one line of a canonical request: 0 the method, 1 the path, 2 the query. */
const onLine = (number, edit) => (text) =>
  text
    .split('\n')
    .map((line, at) => (at === number ? edit(line) : line))
    .join('\n');

const byLowerCase = (a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1);

const token = 'Fake+Session/Token+'.repeat(6);

export const scenarios = [
  {
    name: 'a URL for GET is used with PUT',
    transformation: 'method-changed',
    cause: 'signature-method-mismatch',
    says: /GET[^]*PUT|PUT[^]*GET/,
    method: 'GET',
    query: { 'x-id': 'GetObject' },
    byClient: (request) => ({ ...request, method: 'PUT' }),
  },
  {
    name: 'a reverse proxy writes its own Host',
    transformation: 'host-changed',
    cause: 'signature-host-mismatch',
    says: /host/i,
    onTheWay: (request, { upstream }) => ({ ...request, host: upstream }),
  },
  {
    name: 'a reverse proxy drops the port of Host',
    transformation: 'port-dropped',
    cause: 'signature-host-mismatch',
    says: /port|host/i,
    onTheWay: (request) => ({ ...request, host: request.host.split(':')[0] }),
  },
  {
    name: 'a proxy encodes the path again',
    transformation: 'path-encoded-again',
    cause: 'signature-url-altered',
    says: /encoded (?:again|twice)|%25/i,
    key: 'holiday films/beach.mp4',
    onTheWay: (request) => withPath(request, (path) => path.replaceAll('%', '%25')),
  },
  {
    name: 'a proxy decodes the path once',
    transformation: 'path-decoded',
    cause: 'signature-url-altered',
    says: /decoded/i,
    key: '50%20off.mp4',
    onTheWay: (request) => withPath(request, (path) => path.replaceAll('%25', '%')),
  },
  {
    name: 'a proxy merges the slashes of the path',
    transformation: 'path-normalised',
    cause: 'signature-url-altered',
    says: /slash|normalis|segment|path/i,
    key: 'films//beach.mp4',
    onTheWay: (request) => withPath(request, (path) => path.replaceAll('//', '/')),
  },
  {
    name: 'a proxy strips a prefix of the path',
    transformation: 'path-prefix-changed',
    cause: 'signature-url-altered',
    says: /storage|prefix/i,
    prefix: '/storage',
    onTheWay: (request) => withPath(request, (path) => path.replace('/storage', '')),
  },
  {
    name: 'a client sends + for a space of the key',
    transformation: 'plus-for-space',
    cause: 'signature-url-altered',
    says: /\+|plus|space/i,
    key: 'holiday films.mp4',
    byClient: (request) => withPath(request, (path) => path.replaceAll('%20', '+')),
  },
  {
    name: 'a client sends the key in another Unicode form',
    transformation: 'unicode-normalised',
    cause: 'signature-url-altered',
    says: /composed/i,
    key: 'café.mp4'.normalize('NFC'),
    byClient: (request) => withPath(request, (path) => encodePath(decodeURIComponent(path).normalize('NFD'))),
  },
  {
    name: 'a URL is copied out of HTML with its &amp;',
    transformation: 'html-escaped',
    cause: 'signature-url-altered',
    says: /&amp;|HTML/,
    query: { 'x-id': 'PutObject' },
    byClient: (request) => withQuery(request, (query) => query.replaceAll('&', '&amp;')),
  },
  {
    name: 'a page adds a parameter against caches',
    transformation: 'parameter-added',
    cause: 'signature-url-altered',
    says: /nocache/,
    byClient: (request) => withQuery(request, (query) => `${query}&nocache=1763990530`),
  },
  {
    name: 'a proxy adds a parameter',
    transformation: 'parameter-added',
    cause: 'signature-url-altered',
    says: /tenant/,
    onTheWay: (request) => withQuery(request, (query) => `${query}&tenant=7`),
  },
  {
    name: 'a proxy drops a parameter',
    transformation: 'parameter-dropped',
    cause: 'signature-url-altered',
    says: /x-id/,
    query: { 'x-id': 'PutObject' },
    onTheWay: (request) =>
      withQuery(request, (query) => query.replace(/&x-id=PutObject|x-id=PutObject&/, '')),
  },
  {
    name: 'a page asks for a longer lifetime',
    transformation: 'parameter-changed',
    cause: 'signature-url-altered',
    says: /expires/i,
    byClient: (request) =>
      withQuery(request, (query) => query.replace('X-Amz-Expires=900', 'X-Amz-Expires=86400')),
  },
  {
    name: 'the date of the URL is edited',
    // Any second may have been signed: the proof needs the URL as it was.
    isPairNeeded: true,
    transformation: 'date-changed',
    cause: 'signature-url-altered',
    says: /date/i,
    byClient: (request) =>
      withQuery(request, (query) =>
        query.replace(
          /(X-Amz-Date=\d{8}T\d{5})(\d)/,
          (_all, front, digit) => `${front}${(Number(digit) + 1) % 10}`,
        ),
      ),
  },
  {
    name: 'the + signs of the token become spaces',
    transformation: 'token-damaged',
    cause: 'signature-url-altered',
    says: /token/i,
    token,
    byClient: (request) => withQuery(request, (query) => query.replaceAll('%2B', '%20')),
  },
  {
    name: 'a browser adds a charset to the signed Content-Type',
    transformation: 'content-type-by-client',
    cause: 'signature-header-mismatch',
    says: /content-type/i,
    headers: { 'content-type': 'text/plain' },
    onTheWay: (request) => withHeader(request, 'content-type', 'text/plain;charset=UTF-8'),
  },
  {
    name: 'a proxy changes a signed header',
    transformation: 'header-changed',
    cause: 'signature-header-mismatch',
    says: /x-amz-meta-title/i,
    headers: { 'x-amz-meta-title': 'Beach' },
    onTheWay: (request) => withHeader(request, 'x-amz-meta-title', 'Strand'),
  },
  {
    name: 'a proxy drops a signed header',
    transformation: 'header-dropped',
    // It writes “undefined” in its place.
    transformationOn: { s3rver: 'header-changed' },
    cause: 'signature-header-mismatch',
    says: /x-amz-meta-title/i,
    headers: { 'x-amz-meta-title': 'Beach' },
    onTheWay: (request) => withHeader(request, 'x-amz-meta-title', null),
  },
  {
    name: 'a client adds a header that only S3 gives a meaning',
    transformation: 'header-added',
    cause: 'signature-header-mismatch',
    says: /x-amz-acl|header that the signature does not cover/i,
    byClient: (request) => withHeader(request, 'x-amz-acl', 'public-read'),
  },
  {
    name: 'a proxy changes x-amz-content-sha256',
    transformation: 'payload-hash-changed',
    cause: 'signature-header-mismatch',
    says: /x-amz-content-sha256|payload/i,
    by: signHeaders,
    onTheWay: (request) => withHeader(request, 'x-amz-content-sha256', sha256('something else')),
  },
  {
    name: 'the signer writes + for a space of the key',
    transformation: 'plus-for-space',
    key: 'holiday films.mp4',
    faults: { canonical: onLine(1, (path) => path.replaceAll('%20', '+')) },
  },
  {
    name: 'the signer writes escapes in lower case',
    transformation: 'percent-case',
    key: 'café.mp4'.normalize('NFC'),
    faults: {
      canonical: onLine(1, (path) => path.replace(/%[0-9A-F]{2}/g, (escape) => escape.toLowerCase())),
    },
  },
  {
    name: 'the signer encodes the path twice, as other services want it',
    transformation: 'path-decoded',
    key: 'holiday films.mp4',
    faults: { canonical: onLine(1, (path) => path.replaceAll('%', '%25')) },
  },
  {
    name: 'the signer sorts the parameters without regard to their case',
    transformation: 'parameters-reordered',
    query: { partNumber: '1', uploadId: 'an-upload' },
    faults: { canonical: onLine(2, (query) => query.split('&').sort(byLowerCase).join('&')) },
  },
  {
    name: 'the signer keeps the spaces of a header',
    transformation: 'header-whitespace',
    headers: { 'x-amz-meta-title': 'Two  spaces' },
    by: signHeaders,
    faults: {
      canonical: (text) => text.replace('x-amz-meta-title:Two spaces', 'x-amz-meta-title:Two  spaces'),
    },
  },
  {
    name: 'the region of a URL for another region is edited',
    transformation: 'region-changed',
    cause: 'signature-url-altered',
    says: /region|credential/i,
    region: 'eu-west-1',
    byClient: (request) => withQuery(request, (query) => query.replace('%2Feu-west-1%2F', '%2Fus-east-1%2F')),
  },
  {
    name: 'the service of a URL for another service is edited',
    transformation: 'service-changed',
    cause: 'signature-url-altered',
    says: /service|credential/i,
    service: 'execute-api',
    byClient: (request) => withQuery(request, (query) => query.replace('%2Fexecute-api%2F', '%2Fs3%2F')),
  },
  {
    name: 'the secret key has a line break at its end',
    transformation: 'secret-whitespace',
    secret: (key) => `${key}\n`,
  },
  {
    name: 'the secret key lost its last character',
    transformation: 'secret-truncated',
    secret: (key) => key.slice(0, -1),
  },
  {
    name: 'the secret key belongs to another access key',
    transformation: 'secret-of-other-key',
    secret: () => 'another-example-secret',
    otherSecrets: ['another-example-secret'],
  },
  {
    name: 'SigV2: the client adds a Content-Type',
    transformation: 'content-type-by-client',
    cause: 'signature-header-mismatch',
    says: /content-type/i,
    by: presignV2,
    byClient: (request) => withHeader(request, 'content-type', 'application/x-www-form-urlencoded'),
  },
];

/** Signs the request of a scenario for a host. */
export function signedRequest(scenario, { host, bucket, region, user }, isControl = false) {
  const {
    method = 'PUT',
    key = 'films/beach.mp4',
    prefix = '',
    query,
    headers,
    faults,
    by = presign,
    secret,
  } = scenario;
  const { service, region: otherRegion = region } = isControl ? {} : scenario;
  const secretAccessKey = secret ? secret(user.secretAccessKey) : user.secretAccessKey;
  return by({
    method,
    host,
    path: `${prefix}/${bucket}/${encodePath(key)}`,
    query,
    headers,
    body: 'The film.',
    credentials: {
      accessKeyId: user.accessKeyId,
      secretAccessKey,
      ...(scenario.token ? { sessionToken: scenario.token } : {}),
    },
    region: otherRegion,
    service,
    faults,
  });
}
