/**
 * Signs generated requests with `@smithy/signature-v4`, `aws4` and botocore, and wants what the engine says a server will
 * check to give the same signature; of botocore also the same canonical request and string to sign, byte for byte.
 *
 *   node test/signing/run.mjs [COUNT]     COUNT requests for each way of signing; unless given, enough for 20,000 in all
 */
import { spawn } from 'node:child_process';
import { createHash, createHmac } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { SignatureV4 } from '@smithy/signature-v4';
import { build } from 'esbuild';
import { lacksPython, preparePython } from '../snippets/runners/python.mjs';
import { requests, written } from './cases.mjs';

const aws4 = createRequire(import.meta.url)('aws4');
const lacking = lacksPython();
const count = Number(process.argv[2] ?? (lacking ? 5_000 : 3_000));
const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const date = '20260122T100359Z';
const scope = { date: '20260122', region: 'eu-west-1', service: 's3', terminal: 'aws4_request' };
const shownFailures = 5;

const engine = await loadEngine();
let passed = 0;
const failures = [];
for (const [at, [name, agree]] of Object.entries({
  'smithy, in the query': smithyQuery,
  'smithy, in headers': smithyHeader,
  'aws4, in the query': (request) => aws4Signed(request, true),
  'aws4, in headers': (request) => aws4Signed(request, false),
}).entries()) {
  for (const request of requests(count, 20_261_125 + at)) note(name, request, await agree(request));
  console.log(`${name}: ${count} requests`);
}
if (lacking) console.log(`botocore: not asked, for want of ${lacking}`);
else {
  const python = await preparePython();
  for (const [at, auth] of ['v4 query', 'v4 header', 'v2 query', 'v2 header'].entries()) {
    const cases = requests(count, 20_261_225 + at).map((request) => botocoreCase(request, auth));
    const answers = await ask(python, cases);
    for (const [index, answer] of answers.entries())
      note(`botocore, ${auth}`, cases[index], botocoreAgrees(cases[index], answer));
    console.log(`botocore, ${auth}: ${answers.length} requests`);
  }
}
for (const failure of failures.slice(0, shownFailures)) console.log(failure);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length > 0 ? 1 : 0;

/** `problem` is undefined where both agree. */
function note(name, request, problem) {
  if (problem === undefined) passed++;
  else failures.push(`${name}: ${problem}\n${JSON.stringify(request)}\n`);
}

async function smithyQuery({ host, method, path, query, headers, secret, token }) {
  const presigned = await smithy(secret, token).presign(
    {
      method,
      protocol: 'https:',
      hostname: host,
      path,
      query,
      headers: { ...headers, host, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    },
    { expiresIn: 900, signingDate: new Date('2026-01-22T10:03:59Z') },
  );
  const url = `https://${host}${path}?${written(presigned.query)}`;
  return compareVersion4(
    method,
    url,
    Object.entries(presigned.headers),
    secret,
    presigned.query['X-Amz-Signature'],
  );
}

async function smithyHeader({ host, method, path, query, headers, body, secret, token }) {
  const signed = await smithy(secret, token).sign(
    {
      method,
      protocol: 'https:',
      hostname: host,
      path,
      query,
      headers: { ...headers, host },
      body: body ?? '',
    },
    { signingDate: new Date('2026-01-22T10:03:59Z') },
  );
  const url = `https://${host}${path}?${written(query)}`;
  const signature = /Signature=([0-9a-f]+)/.exec(signed.headers.authorization)?.[1];
  return compareVersion4(method, url, Object.entries(signed.headers), secret, signature);
}

function smithy(secretAccessKey, sessionToken) {
  return new SignatureV4({
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
    region: scope.region,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
  });
}

function aws4Signed({ host, method, path, query, headers, body, secret, token }, signQuery) {
  const wanted = written(signQuery ? { ...query, 'X-Amz-Date': date, 'X-Amz-Expires': '900' } : query);
  const signed = aws4.sign(
    {
      host,
      method,
      path: wanted === '' ? path : `${path}?${wanted}`,
      service: 's3',
      region: scope.region,
      signQuery,
      ...(body === undefined ? {} : { body }),
      headers: signQuery ? headers : { ...headers, 'X-Amz-Date': date },
    },
    { accessKeyId, secretAccessKey: secret, ...(token === undefined ? {} : { sessionToken: token }) },
  );
  const signature = signQuery
    ? /X-Amz-Signature=([0-9a-f]+)/.exec(signed.path)?.[1]
    : /Signature=([0-9a-f]+)/.exec(signed.headers.Authorization)?.[1];
  return compareVersion4(
    method,
    `https://${host}${signed.path}`,
    Object.entries(signed.headers),
    secret,
    signature,
  );
}

function compareVersion4(method, url, headers, secret, signature) {
  const implied = engine.impliedCanonicalRequest({
    method,
    url,
    headers: headers.map(([name, value]) => ({ name, value: String(value) })),
  });
  if (!implied) return 'no signed request was seen';
  const made = engine.signature({
    secret,
    date,
    scope,
    canonicalRequestHash: engine.sha256Hex(implied.text),
  });
  return made === signature ? undefined : `another signature, for\n${implied.text}`;
}

function botocoreCase({ scheme, host, method, path, query, headers, body, secret, token }, auth) {
  // An empty sub-resource is written without its sign, as SDKs send it; of one with it servers differ in what they make.
  const wanted = written(query).replace(/(?<=(?:^|&)(?:uploads|uploadId|partNumber|versionId))=(?=&|$)/g, '');
  return {
    auth,
    keyId: accessKeyId,
    secret,
    token: token ?? null,
    method,
    url: `${scheme}://${host}${path}${wanted === '' ? '' : `?${wanted}`}`,
    headers,
    ...(auth === 'v4 header' && body !== undefined ? { body } : {}),
  };
}

function botocoreAgrees({ auth, method, secret }, { url, headers, canonical, stringToSign, signature }) {
  const sent = { method, url, headers: headers.map(([name, value]) => ({ name, value })) };
  if (auth.startsWith('v2')) {
    const implied = engine.impliedStringToSign(sent);
    if (implied?.text !== stringToSign)
      return `another string to sign:\n${implied?.text}\ninstead of\n${stringToSign}`;
    return engine.hmacSha1Base64(secret, implied.text) === signature ? undefined : 'another signature';
  }
  const implied = engine.impliedCanonicalRequest(sent);
  if (implied?.text !== canonical)
    return `another canonical request:\n${implied?.text}\ninstead of\n${canonical}`;
  const written = `AWS4-HMAC-SHA256\n${date}\n20260122/eu-west-1/s3/aws4_request\n${engine.sha256Hex(implied.text)}`;
  if (written !== stringToSign) return `another string to sign:\n${written}\ninstead of\n${stringToSign}`;
  const made = engine.signature({
    secret,
    date,
    scope,
    canonicalRequestHash: engine.sha256Hex(implied.text),
  });
  return made === signature ? undefined : 'another signature';
}

/** One Python for all cases: a line in, a line out. */
async function ask(python, cases) {
  const child = spawn(python, ['test/signing/sign.py'], { stdio: ['pipe', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (text) => (output += text));
  child.stdin.end(cases.map((one) => JSON.stringify(one)).join('\n'));
  const code = await new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', done);
  });
  if (code !== 0) throw new Error(`sign.py ended with ${code}`);
  return output
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

async function loadEngine() {
  const outfile = resolve('out/signing/engine.mjs');
  mkdirSync(resolve('out/signing'), { recursive: true });
  await build({
    stdin: {
      contents: ['canonicalRequest', 'hash', 'sigv2']
        .map((name) => `export * from './src/core/sigv4/${name}.ts';`)
        .join('\n'),
      resolveDir: process.cwd(),
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile));
}

/** What smithy wants of a hash. */
function Sha256(secret) {
  const hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  this.update = (data) => void hash.update(bytesOf(data));
  this.digest = () => Promise.resolve(new Uint8Array(hash.digest()));
}

function bytesOf(data) {
  return typeof data === 'string'
    ? Buffer.from(data, 'utf8')
    : Buffer.from(data.buffer ?? data, data.byteOffset, data.byteLength);
}
