/* global FormData, Blob */
/**
 * Runs the rendered server-side templates of one language against one server, whose keys are in the environment:
 *
 *   node nodeScenario.mjs '{ server, bucket, folder, extension, lib }'
 */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { saysExpired, uploadIsGone } from './answers.mjs';
import { checksumHeaders, startRecorder } from './recorder.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { Report } from './report.mjs';

const { server, bucket, folder, extension, libPath } = JSON.parse(process.argv[2]);
const lib = await import(pathToFileURL(libPath));
const values = valuesAt(server, bucket);
const { key, contentType } = values;
// What a partial server shows is checked, and not claimed where the template does more.
const isWhole = !server.isPartial;
const on = server.label;
const report = new Report();
const s3 = new S3Client({
  region: server.region,
  endpoint: server.endpoint,
  forcePathStyle: true,
  requestChecksumCalculation: 'WHEN_REQUIRED',
});
if (!server.buckets?.includes(bucket)) await s3.send(new CreateBucketCommand({ Bucket: bucket }));

/** Loads a template rendered for this server, with what it printed while it was loaded. */
async function load(name, changed = {}, at = values) {
  const file = `${name}.${extension}`;
  const part = join(
    folder,
    `${name.replace('/', '-')}-${JSON.stringify(changed).replace(/\W+/g, '-')}-${at.endpoint.replace(/\W+/g, '-')}`,
  );
  const path = renderInto(part, lib, [file], at, changed)[file];
  const printed = [];
  const { log } = console;
  console.log = (...what) => printed.push(...what);
  try {
    return { module: await import(pathToFileURL(path)), printed };
  } finally {
    console.log = log;
  }
}

async function stored(at) {
  const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: at }));
  return { bytes: Buffer.from(await answer.Body.transformToByteArray()), contentType: answer.ContentType };
}

async function isStored(at) {
  return s3.send(new HeadObjectCommand({ Bucket: bucket, Key: at })).then(
    () => true,
    (error) => {
      if (error.$metadata?.httpStatusCode === 404) return false;
      throw error;
    },
  );
}

async function put(url, headers, body) {
  const response = await fetch(url, { method: 'PUT', headers, body });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag') };
}

const files = (name) => [`${name}.${extension}`];
const check = (name, template, task) =>
  report.check(
    name,
    { files: files(template), on: isWhole || !template.startsWith('multipart/') ? on : null },
    task,
  );

await check('a presigned PUT uploads', 'presign-put/aws-sdk-v3', async () => {
  const { printed } = await load('presign-put/aws-sdk-v3');
  const body = randomBytes(70_000);
  const answer = await put(printed[0].url, printed[0].headers, body);
  assert.equal(answer.status, 200, answer.text);
  assert.deepEqual(await stored(key), { bytes: body, contentType });
});

await check('a presigned PUT refuses another content type', 'presign-put/aws-sdk-v3', async () => {
  const { module } = await load('presign-put/aws-sdk-v3');
  const { url } = await module.presignPut('uploads/typed.bin', contentType);
  const { status, text } = await put(url, { 'content-type': 'text/html' }, 'x');
  assert.equal(status, 403, text);
  assert.match(text, /SignatureDoesNotMatch/);
  assert.equal(await isStored('uploads/typed.bin'), false);
});

await check('a presigned PUT expires', 'presign-put/aws-sdk-v3', async () => {
  const { module } = await load('presign-put/aws-sdk-v3', { ttlSeconds: 1 });
  const { url, headers } = await module.presignPut('uploads/late.bin', contentType);
  await sleep(2_100);
  const { status, text } = await put(url, headers, 'x');
  assert.equal(status, 403, text);
  assert.match(text, saysExpired(server));
  assert.equal(await isStored('uploads/late.bin'), false);
});

async function post({ url, fields }, body) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([body]));
  const response = await fetch(url, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
}

await check('a presigned form uploads', 'presign-post/aws-sdk-v3', async () => {
  const { module } = await load('presign-post/aws-sdk-v3');
  const at = `${key}.post`;
  const body = randomBytes(70_000);
  const { status, text } = await post(await module.presignPost(at, contentType), body);
  assert.ok(status === 204 || status === 200, `${status} ${text}`);
  assert.deepEqual((await stored(at)).bytes, body);
});

if (isWhole) {
  await check('a presigned form refuses too large a file', 'presign-post/aws-sdk-v3', async () => {
    const { module } = await load('presign-post/aws-sdk-v3', { maxBytes: 1_000 });
    const { status, text } = await post(
      await module.presignPost('uploads/large.bin', contentType),
      randomBytes(1_001),
    );
    assert.equal(status, 400, text);
    assert.match(text, /EntityTooLarge/);
    assert.equal(await isStored('uploads/large.bin'), false);
  });
}

await check('an upload in signed parts is completed', 'multipart/aws-sdk-v3', async () => {
  const { module } = await load('multipart/aws-sdk-v3');
  const at = `${key}.parts`;
  const bodies = [randomBytes(5_242_880), randomBytes(1_000)];
  const upload = await module.createUpload(at, contentType);
  const parts = [];
  for (const [index, body] of bodies.entries()) {
    const answer = await put(await module.signPart(upload, index + 1), {}, body);
    assert.equal(answer.status, 200, answer.text);
    parts.unshift({ partNumber: index + 1, etag: answer.etag });
  }
  if (isWhole) {
    const listed = await module.listParts(upload);
    assert.deepEqual(
      listed.map(({ partNumber }) => partNumber),
      [1, 2],
    );
  }
  await module.completeUpload(upload, parts);
  assert.deepEqual(await stored(at), { bytes: Buffer.concat(bodies), contentType });
});

if (isWhole) {
  await check('an aborted upload is gone', 'multipart/aws-sdk-v3', async () => {
    const { module } = await load('multipart/aws-sdk-v3');
    const upload = await module.createUpload('uploads/aborted.bin', contentType);
    const answer = await put(await module.signPart(upload, 1), {}, 'part');
    assert.equal(answer.status, 200, answer.text);
    await module.abortUpload(upload);
    await assert.rejects(module.listParts(upload), uploadIsGone(server));
    assert.equal(await isStored('uploads/aborted.bin'), false);
  });
}

await check('the transfer manager uploads in parts', 'transfer-manager/lib-storage', async () => {
  const { module } = await load('transfer-manager/lib-storage', { partBytes: 5_242_880 });
  const at = `${key}.transfer`;
  const body = randomBytes(6_000_000);
  const path = join(folder, 'transfer.bin');
  writeFileSync(path, body);
  const { log } = console;
  console.log = () => {};
  try {
    await module.uploadFile(path, at, contentType);
  } finally {
    console.log = log;
  }
  assert.deepEqual(await stored(at), { bytes: body, contentType });
  const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: at }));
  if (isWhole) assert.match(head.ETag, /-2"$/);
});

const recorder = await startRecorder(server.endpoint);
const recorded = { ...values, endpoint: recorder.endpoint };

await check('the client signs with version 4', 'sigv4-client/aws-sdk-v3', async () => {
  const { module } = await load('sigv4-client/aws-sdk-v3', {}, recorded);
  recorder.requests.length = 0;
  await module.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'uploads/v4.bin', Body: 'x' }));
  const [sent] = recorder.requests;
  assert.match(
    sent.headers.authorization,
    new RegExp(`^AWS4-HMAC-SHA256 .*/${server.region}/s3/aws4_request`),
  );
  // The counterpart of the next check: this client sends a checksum.
  assert.notDeepEqual(checksumHeaders(sent), []);
});

await check('the client sends no checksum', 'no-default-checksums/aws-sdk-v3', async () => {
  const { module } = await load('no-default-checksums/aws-sdk-v3', {}, recorded);
  recorder.requests.length = 0;
  await module.s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'uploads/plain.bin', Body: 'x' }));
  assert.deepEqual(checksumHeaders(recorder.requests[0]), []);
  assert.equal((await stored('uploads/plain.bin')).bytes.toString(), 'x');
});
await recorder.stop();

for (const result of report.results) process.stdout.write(`${JSON.stringify(result)}\n`);
