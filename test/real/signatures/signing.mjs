/** Signs requests with Amazon's own signer, also in the ways in which signers go wrong. */
import { createHash, createHmac } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { without } from './wire.mjs';

/** A hash as the signer wants it. */
class Sha256 {
  #state;
  constructor(secret) {
    this.#state = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }
  update(data) {
    this.#state.update(data);
  }
  digest() {
    return Promise.resolve(new Uint8Array(this.#state.digest()));
  }
}

/** A signer whose canonical request is another than it should be. */
class FaultySignatureV4 extends SignatureV4 {
  #faults;
  constructor(options, faults) {
    super(options);
    this.#faults = faults;
  }
  createCanonicalRequest(...args) {
    const text = super.createCanonicalRequest(...args);
    return this.#faults.canonical ? this.#faults.canonical(text) : text;
  }
}

export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** A segment of a path as S3 wants it encoded. */
const encode = (text) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

export const encodePath = (path) => path.split('/').map(encode).join('/');

const queryText = (query) =>
  Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');

function signerOf({ credentials, region, service = 's3', faults = {} }) {
  return new FaultySignatureV4(
    { credentials, region, service, sha256: Sha256, uriEscapePath: false, applyChecksum: false },
    faults,
  );
}

/** A request with its signature in the query: `{ method, host, target, headers, body }`, `target` being path and query. */
export async function presign({
  method,
  host,
  path,
  query = {},
  headers = {},
  body,
  at = new Date(),
  ...rest
}) {
  const [hostname, port] = host.split(':');
  const names = Object.keys(headers).map((name) => name.toLowerCase());
  const signed = await signerOf(rest).presign(
    {
      protocol: 'http:',
      hostname,
      ...(port ? { port: Number(port) } : {}),
      path,
      query,
      method,
      headers: { host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD', ...headers },
    },
    {
      expiresIn: 900,
      signingDate: at,
      signableHeaders: new Set(['host', ...names]),
      unhoistableHeaders: new Set(names),
    },
  );
  return { method, host, target: `${path}?${queryText(signed.query)}`, headers, body };
}

/** A request with its signature in the Authorization header. */
export async function signHeaders({
  method,
  host,
  path,
  query = {},
  headers = {},
  body = '',
  at = new Date(),
  ...rest
}) {
  const [hostname, port] = host.split(':');
  const given = { host, 'x-amz-content-sha256': sha256(body), ...headers };
  const signed = await signerOf(rest).sign(
    {
      protocol: 'http:',
      hostname,
      ...(port ? { port: Number(port) } : {}),
      path,
      query,
      method,
      headers: given,
    },
    { signingDate: at },
  );
  const sent = without(signed.headers, 'host');
  const tail = Object.keys(query).length > 0 ? `?${queryText(query)}` : '';
  return { method, host, target: path + tail, headers: sent, body };
}

/** A request with a SigV2 signature in the query, as SDKs made them until 2020. */
export async function presignV2({ method, host, path, headers = {}, body, credentials, at = new Date() }) {
  const expires = Math.floor(at.getTime() / 1000) + 900;
  const text = [method, '', headers['content-type'] ?? '', expires, path].join('\n');
  const signature = createHmac('sha1', credentials.secretAccessKey).update(text).digest('base64');
  const query = { AWSAccessKeyId: credentials.accessKeyId, Expires: expires, Signature: signature };
  return { method, host, target: `${path}?${queryText(query)}`, headers, body };
}
