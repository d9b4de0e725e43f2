/** Documents and requests for the differential test: the same ones for the same seed. */

/** A small generator of pseudo-random numbers (mulberry32). */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const pick = (list) => list[Math.floor(next() * list.length)];
  const chance = (share) => next() < share;
  const some = (list, least, most) => {
    const count = least + Math.floor(next() * (most - least + 1));
    return [...new Set(Array.from({ length: count }, () => pick(list)))];
  };
  return { next, pick, chance, some };
}

const patterns = [
  'https://app.example.com',
  'https://www.example.com',
  'https://app.example.com:8443',
  'https://app.example.com:443',
  'https://app.example.com/',
  'https://app.example.com/upload',
  'https://APP.example.com',
  'HTTPS://app.example.com',
  'http://localhost:5173',
  'http://127.0.0.1:8080',
  'https://*.example.com',
  'https://*.example.com:8443',
  'http*://app.example.com',
  'https://*',
  'http://*',
  'https://app.*.com',
  'https://app.example.*',
  'https://app.example.com*',
  '*.example.com',
  '*://app.example.com',
  'app.example.com',
  'https://xn--bcher-kva.example',
  'null',
  '*',
];

const origins = [
  'https://app.example.com',
  'https://www.example.com',
  'https://app.example.com:8443',
  'https://app.example.com:443',
  'https://app.example.com/',
  'https://APP.example.com',
  'https://example.com',
  'https://a.b.example.com',
  'https://app.example.com.evil.example',
  'https://app.example.co',
  'https://app.other.com',
  'http://app.example.com',
  'http://localhost:5173',
  'http://localhost',
  'http://127.0.0.1:8080',
  'https://xn--bcher-kva.example',
  'capacitor://localhost',
  'null',
];

const methods = ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'];
const allowedHeaders = [
  'content-type',
  'Content-Type',
  'content-md5',
  'x-amz-*',
  'X-Amz-*',
  'x-amz-meta-name',
  '*-type',
  'x-*-name',
  'authorization',
  'content-*',
  '*',
];
const requestedHeaders = [
  'content-type',
  'Content-Type',
  'content-md5',
  'x-amz-meta-name',
  'X-Amz-Meta-Name',
  'x-amz-checksum-crc32',
  'x-amz-',
  'authorization',
  'cache-control',
  'x-custom',
];
const exposed = ['ETag', 'x-amz-version-id', 'x-amz-checksum-crc32', 'x-amz-meta-name', 'Content-Length'];

/** Up to five rules. One document in eight has a value that S3 refuses. */
export function makeDocument({ pick, chance, some, next }) {
  const rules = Array.from({ length: 1 + Math.floor(next() * 5) }, (_, index) => ({
    ...(chance(0.3) ? { ID: `rule-${index}` } : {}),
    AllowedOrigins: some(patterns, 1, 3),
    AllowedMethods: some(methods, 1, 3),
    ...(chance(0.75) ? { AllowedHeaders: some(allowedHeaders, 1, 3) } : {}),
    ...(chance(0.6) ? { ExposeHeaders: some(exposed, 1, 3) } : {}),
    ...(chance(0.5) ? { MaxAgeSeconds: pick([0, 5, 3000, 86400]) } : {}),
  }));
  if (chance(1 / 4)) pick(rules).AllowedOrigins.push('*');
  if (chance(1 / 8)) pick(spoilers)(rules);
  return rules;
}

const spoilers = [
  ([rule]) => rule.AllowedMethods.push('OPTIONS'),
  ([rule]) => rule.AllowedMethods.push('PATCH'),
  ([rule]) => rule.AllowedOrigins.push('https://*.*.example.com'),
  (rules) => {
    for (const rule of rules) rule.AllowedMethods = rule.AllowedMethods.map((method) => method.toLowerCase());
  },
  (rules) => {
    for (const rule of rules) rule.AllowedHeaders = ['x-*-*'];
  },
];

/** A preflight, or an upload as it is sent after one. Half of the origins are made to fit a pattern of the document. */
export function makeRequest({ pick, chance, some }, rules) {
  const kind = chance(0.7) ? 'preflight' : 'actual';
  const rule = pick(rules);
  const fitting = pick(rule.AllowedOrigins).replaceAll('*', () => pick(['', 'a', 'app', 'a.b', 'x:1']));
  return {
    kind,
    origin: chance(0.5) && fitting !== '' ? fitting : pick(origins),
    method:
      kind === 'actual'
        ? pick(['GET', 'PUT', 'HEAD', 'DELETE'])
        : chance(0.6)
          ? pick(rule.AllowedMethods).toUpperCase()
          : pick([...methods, 'PATCH']),
    requestHeaders: kind === 'actual' || chance(0.25) ? [] : some(requestedHeaders, 1, 3),
  };
}
