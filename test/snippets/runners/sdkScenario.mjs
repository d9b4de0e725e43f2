/* global FormData, Blob */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListPartsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { saysExpired, uploadIsGone } from './answers.mjs';
import { checksumHeaders } from './recorder.mjs';
import { awkwardKey } from './rendered.mjs';

/** What tests need smaller than life. */
export const changedSlots = { ttlSeconds: 5, maxBytes: 100_000, partBytes: 5_242_880 };

/** Tasks whose clients send the checksums that are their SDK's default. */
const withDefaults = new Set(['transfer-manager', 'sigv4-client']);

export const bucket = 'snippets-sdk';
export const contentType = 'video/mp4';

/**
 * Uses the templates of one language on one server: a program in that language, in which they are compiled as a reader gets
 * them, answers these calls (their fields → those of the answer), and everything else is done here.
 *
 * - `presign-put`: `example` → nothing, after it printed the URL of the awkward key; `presign KEY TYPE` → URL, then the
 *   headers to send, as `name: value`
 * - `presign-post`: `presign KEY TYPE` → URL, then the fields, as `name=value`
 * - `multipart`: `create KEY TYPE` → upload id; `sign-part KEY ID NUMBER` → URL, headers; `list KEY ID` → number and ETag of
 *   each part; `complete KEY ID`, then number and ETag of each part; `abort KEY ID`
 * - `transfer-manager`: `upload PATH KEY TYPE`
 * - `sigv4-client`, `no-default-checksums`: `put BUCKET KEY`, which stores "x" with the template's client
 * - `clock`: `presign KEY` → URL, headers; `now` → the program's time in seconds since 1970, which is an hour late
 *
 * `signsType`: this SDK signs the content type of a PUT. `sendsChecksums`: this SDK sends checksums where nothing is set. `sendsTrailers`: this SDK sends its default checksums behind the body, which partial servers and Ceph don't take.
 *
 * `under`: where in the bucket it uploads, since others do at the same time; its example's key is the awkward one there.
 *
 * `call(task, name, ...fields)` makes one; `files` names the template of each task that there is.
 */
export async function runSdkScenario(report, server, options) {
  const {
    files,
    call,
    recorder,
    folder,
    under,
    sendsTrailers = false,
    sendsChecksums = true,
    signsType = true,
  } = options;
  const isWhole = !server.isPartial;
  const s3 = new S3Client({
    region: server.region,
    endpoint: server.endpoint,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    credentials: server.user,
  });
  if (!server.buckets?.includes(bucket)) {
    await s3.send(new CreateBucketCommand({ Bucket: bucket })).catch((error) => {
      if (!/BucketAlready/.test(error.name)) throw error;
    });
  }
  const key = `${under}${isWhole ? awkwardKey : 'uploads/plain.bin'}`;

  const takesTrailers = isWhole && server.name !== 'ceph';
  const check = async (name, task, work) => {
    if (!files[task]) return;
    if (sendsTrailers && withDefaults.has(task) && !takesTrailers) return;
    // What a partial server shows is checked, and not claimed where the template does more.
    const on = isWhole || task !== 'multipart' ? server.label : null;
    await report.check(name, { files: [files[task]], on }, work);
  };
  const stored = async (at) => {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: at }));
    return { bytes: Buffer.from(await answer.Body.transformToByteArray()), contentType: answer.ContentType };
  };
  const isStored = (at) =>
    s3.send(new HeadObjectCommand({ Bucket: bucket, Key: at })).then(
      () => true,
      (error) => {
        if (error.$metadata?.httpStatusCode === 404) return false;
        throw error;
      },
    );
  const presign = async (task, name, ...fields) => {
    const [url, ...headers] = (await call(task, name, ...fields)).fields;
    return { url, headers: headersOf(headers) };
  };

  // Signed first and used last, so that it expires meanwhile.
  const lateAt = `${under}uploads/late.bin`;
  const late = files['presign-put']
    ? await settled(presign('presign-put', 'presign', lateAt, contentType))
    : null;
  const signedAt = performance.now();

  await check('a presigned PUT uploads', 'presign-put', async () => {
    const { url, headers } = await presign('presign-put', 'presign', key, contentType);
    const body = randomBytes(70_000);
    const { status, text } = await put(url, headers, body);
    assert.equal(status, 200, text);
    assert.deepEqual(await stored(key), { bytes: body, contentType });
  });

  if (isWhole) {
    await check('the program prints what uploads', 'presign-put', async () => {
      const { printed } = await call('presign-put', 'example');
      const [url] = /https?:\/\/[^\s"',\]]+/.exec(printed.join('\n')) ?? [];
      assert.ok(url, printed.join('\n'));
      const body = randomBytes(1_000);
      const { status, text } = await put(url, { 'content-type': contentType }, body);
      assert.equal(status, 200, text);
      assert.deepEqual(await stored(`${under}${awkwardKey}`), { bytes: body, contentType });
    });
  }

  if (signsType) {
    await check('a presigned PUT refuses another content type', 'presign-put', async () => {
      const { url, headers } = await presign(
        'presign-put',
        'presign',
        `${under}uploads/typed.bin`,
        contentType,
      );
      const { status, text } = await put(url, { ...headers, 'content-type': 'text/html' }, 'x');
      assert.equal(status, 403, text);
      assert.match(text, /SignatureDoesNotMatch/);
      assert.equal(await isStored(`${under}uploads/typed.bin`), false);
    });
  }

  await check('a presigned form uploads', 'presign-post', async () => {
    const body = randomBytes(70_000);
    const { fields } = await call('presign-post', 'presign', `${key}.post`, contentType);
    const { status, text } = await post(fields, body);
    assert.ok(status === 204 || status === 200, `${status} ${text}`);
    assert.deepEqual((await stored(`${key}.post`)).bytes, body);
  });

  if (isWhole) {
    await check('a presigned form refuses too large a file', 'presign-post', async () => {
      const { fields } = await call('presign-post', 'presign', `${under}uploads/large.bin`, contentType);
      const { status, text } = await post(fields, randomBytes(changedSlots.maxBytes + 1));
      assert.equal(status, 400, text);
      assert.match(text, /EntityTooLarge/);
      assert.equal(await isStored(`${under}uploads/large.bin`), false);
    });
  }

  await check('an upload in signed parts is completed', 'multipart', async () => {
    const at = `${key}.parts`;
    const bodies = [randomBytes(5_242_880), randomBytes(1_000)];
    const [uploadId] = (await call('multipart', 'create', at, contentType)).fields;
    const parts = [];
    for (const [index, body] of bodies.entries()) {
      const { url, headers } = await presign('multipart', 'sign-part', at, uploadId, index + 1);
      const { status, text, etag } = await put(url, headers, body);
      assert.equal(status, 200, text);
      parts.unshift(index + 1, etag);
    }
    if (isWhole) {
      const { fields } = await call('multipart', 'list', at, uploadId);
      assert.deepEqual([fields[0], fields[2], fields.length], ['1', '2', 4]);
    }
    await call('multipart', 'complete', at, uploadId, ...parts);
    assert.deepEqual(await stored(at), { bytes: Buffer.concat(bodies), contentType });
  });

  if (isWhole) {
    await check('an aborted upload is gone', 'multipart', async () => {
      const at = `${under}uploads/aborted.bin`;
      const [uploadId] = (await call('multipart', 'create', at, contentType)).fields;
      const { url, headers } = await presign('multipart', 'sign-part', at, uploadId, 1);
      assert.equal((await put(url, headers, 'part')).status, 200);
      await call('multipart', 'abort', at, uploadId);
      const listing = s3.send(new ListPartsCommand({ Bucket: bucket, Key: at, UploadId: uploadId }));
      await assert.rejects(listing, uploadIsGone(server));
      assert.equal(await isStored(at), false);
    });
  }

  await check('the transfer manager uploads in parts', 'transfer-manager', async () => {
    const at = `${key}.transfer`;
    const body = randomBytes(6_000_000);
    const path = join(folder, 'transfer.bin');
    writeFileSync(path, body);
    await call('transfer-manager', 'upload', path, at, contentType);
    assert.deepEqual(await stored(at), { bytes: body, contentType });
    const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: at }));
    if (isWhole) assert.match(head.ETag, /-2"$/);
  });

  await check('the client signs with version 4', 'sigv4-client', async () => {
    const { headers } = await putWith('sigv4-client', `${under}uploads/v4.bin`);
    assert.match(headers.authorization, new RegExp(`^AWS4-HMAC-SHA256 .*/${server.region}/s3/aws4_request`));
    // The counterpart of the next check: this client sends a checksum.
    assert.equal(checksumHeaders({ headers }).length > 0, sendsChecksums);
  });

  await check('the client sends no checksum', 'no-default-checksums', async () => {
    const { headers } = await putWith('no-default-checksums', `${under}uploads/plain.bin`);
    assert.deepEqual(checksumHeaders({ headers }), []);
  });

  await check("a late clock signs by the store's", 'clock', async () => {
    const [now] = (await call('clock', 'now')).fields;
    assert.ok(Number(now) < Date.now() / 1_000 - 3_000, 'the clock should be late');
    const at = `${key}.clock`;
    const { url, headers } = await presign('clock', 'presign', at);
    const body = randomBytes(1_000);
    const { status, text } = await put(url, headers, body);
    assert.equal(status, 200, text);
    assert.deepEqual((await stored(at)).bytes, body);
  });

  await check('a presigned PUT expires', 'presign-put', async () => {
    const { url, headers } = late();
    assert.equal(new URL(url).searchParams.get('X-Amz-Expires'), String(changedSlots.ttlSeconds));
    await sleep(signedAt + changedSlots.ttlSeconds * 1_000 + 1_100 - performance.now());
    const { status, text } = await put(url, headers, 'x');
    assert.equal(status, 403, text);
    assert.match(text, saysExpired(server));
    assert.equal(await isStored(lateAt), false);
  });

  async function putWith(task, at) {
    recorder.requests.length = 0;
    await call(task, 'put', bucket, at);
    assert.equal((await stored(at)).bytes.toString(), 'x');
    return recorder.requests.find(({ method }) => method === 'PUT');
  }
}

/** A function that gives what came of a promise, or throws it. */
function settled(promise) {
  return promise.then(
    (value) => () => value,
    (error) => () => {
      throw error;
    },
  );
}

function headersOf(lines) {
  const headers = lines.map((line) => [
    line.slice(0, line.indexOf(':')).toLowerCase(),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  // Those that every client sends by itself.
  return Object.fromEntries(headers.filter(([name]) => !['host', 'content-length'].includes(name)));
}

async function put(url, headers, body) {
  const response = await fetch(url, { method: 'PUT', headers, body });
  return { status: response.status, text: await response.text(), etag: response.headers.get('etag') };
}

async function post([url, ...fields], body) {
  const form = new FormData();
  for (const field of fields) {
    form.append(field.slice(0, field.indexOf('=')), field.slice(field.indexOf('=') + 1));
  }
  form.append('file', new Blob([body]));
  const response = await fetch(url, { method: 'POST', body: form });
  return { status: response.status, text: await response.text() };
}
