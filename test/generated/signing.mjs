/** Signature versions 4 and 2 from the specification, for clients that sign and for stores that recompute. */
import { createHash, createHmac } from 'node:crypto';
import { amzOf, dayOf } from './times.mjs';

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const hmac = (key, text) => createHmac('sha256', key).update(text).digest();

export const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
export const encodePath = (path) => path.split('/').map(encode).join('/');

const decode = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** Query parameters as a store reads them: decoded pairs in the order sent. */
export const pairsOf = (query) =>
  query === ''
    ? []
    : query.split('&').map((part) => {
        const at = part.indexOf('=');
        return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
      });

export function canonicalQuery(pairs) {
  return pairs
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => [encode(name), encode(value)])
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : x > y ? 1 : 0))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

export const headerOf = (headers, name) => headers.find(([n]) => n.toLowerCase() === name.toLowerCase())?.[1];

/** `path` as it stands in the URL, encoded. */
export function canonicalRequest({ method, path, pairs, headers, signed, payload = 'UNSIGNED-PAYLOAD' }) {
  const lines = signed.map((name) => `${name}:${(headerOf(headers, name) ?? '').trim().replace(/ +/g, ' ')}`);
  return [method, path, canonicalQuery(pairs), ...lines, '', signed.join(';'), payload].join('\n');
}

export const stringToSign = (canonical, at, region, service = 's3') =>
  ['AWS4-HMAC-SHA256', amzOf(at), `${dayOf(at)}/${region}/${service}/aws4_request`, sha256(canonical)].join(
    '\n',
  );

export function signV4(secret, text, at, region, service = 's3') {
  const key = [dayOf(at), region, service, 'aws4_request'].reduce(hmac, `AWS4${secret}`);
  return hmac(key, text).toString('hex');
}

/** What `getSignedUrl` and its like return. */
export function presign({
  method,
  origin,
  host,
  path,
  headers = [],
  extra = [],
  signer,
  at,
  ttl,
  region,
  keys,
}) {
  const all = [['host', host], ...headers];
  const signed = all.map(([name]) => name.toLowerCase()).sort();
  const credential = `${keys.id}/${dayOf(at)}/${region}/s3/aws4_request`;
  const own = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', credential],
    ['X-Amz-Date', amzOf(at)],
    ['X-Amz-Expires', String(ttl)],
    ...(keys.token ? [['X-Amz-Security-Token', keys.token]] : []),
    ['X-Amz-SignedHeaders', signed.join(';')],
  ];
  const isJs = signer === 'js3';
  if (isJs) own.push(['X-Amz-Content-Sha256', 'UNSIGNED-PAYLOAD']);
  const pairs = [...extra, ...own];
  if (isJs && method === 'PUT') pairs.push(['x-id', 'PutObject']);
  if (isJs && method === 'GET') pairs.push(['x-id', 'GetObject']);
  const canonical = canonicalRequest({ method, path, pairs, headers: all, signed });
  const text = stringToSign(canonical, at, region);
  const signature = signV4(keys.secret, text, at, region);
  const withSignature = [...pairs, ['X-Amz-Signature', signature]];
  if (isJs) withSignature.sort(([a], [b]) => (a < b ? -1 : 1));
  const query = withSignature.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
  return { url: `${origin}${path}?${query}`, canonical, text, signature, signed };
}

/** Headers of a request that an SDK signs itself. */
export function authorize({ method, host, path, pairs = [], headers, payload, at, region, keys }) {
  const all = [
    ...headers,
    ['Host', host],
    ['X-Amz-Content-SHA256', payload],
    ['X-Amz-Date', amzOf(at)],
    ...(keys.token ? [['X-Amz-Security-Token', keys.token]] : []),
  ];
  const signed = all
    .map(([name]) => name.toLowerCase())
    .filter((name) => name !== 'user-agent' && name !== 'content-length' && name !== 'accept')
    .sort();
  const canonical = canonicalRequest({ method, path, pairs, headers: all, signed, payload });
  const text = stringToSign(canonical, at, region);
  const signature = signV4(keys.secret, text, at, region);
  const value = `AWS4-HMAC-SHA256 Credential=${keys.id}/${dayOf(at)}/${region}/s3/aws4_request, SignedHeaders=${signed.join(';')}, Signature=${signature}`;
  return { headers: [...all, ['Authorization', value]], canonical, text, signature, signed };
}

/** What a store computes for a presigned request as it arrived. */
export function recompute({ method, url, headers, host, secret, at, region }) {
  const [before, query = ''] = url.split('?');
  const path = before.replace(/^https?:\/\/[^/]+/, '');
  const pairs = pairsOf(query);
  const signed = (pairs.find(([n]) => n === 'X-Amz-SignedHeaders')?.[1] ?? 'host').split(';');
  const canonical = canonicalRequest({
    method,
    path,
    pairs,
    headers: [...headers.filter(([n]) => n.toLowerCase() !== 'host'), ['host', host]],
    signed,
  });
  const text = stringToSign(canonical, at, region);
  return { canonical, text, signature: signV4(secret, text, at, region) };
}

export function presignV2({ method, origin, path, resource, contentType = '', expires, keys }) {
  const text = [method, '', contentType, expires, resource].join('\n');
  const signature = createHmac('sha1', keys.secret).update(text).digest('base64');
  const query = [
    ['AWSAccessKeyId', keys.id],
    ['Signature', signature],
    ['Expires', String(expires)],
  ];
  return { url: `${origin}${path}?${query.map(([n, v]) => `${n}=${encode(v)}`).join('&')}`, text, signature };
}

export const bytesOf = (text) => Buffer.from(text).toString('hex').match(/../g).join(' ');
