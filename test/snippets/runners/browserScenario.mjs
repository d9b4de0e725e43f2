/* global File, localStorage -- they are the page's */
/**
 * Runs the rendered browser templates in Chromium against a server with bucket CORS, whose keys are in the environment:
 *
 *   node browserScenario.mjs '{ server, libPath, folder, chromium }'
 *
 * The pages' own server signs with the rendered signing templates, so both halves of an upload are what a reader gets.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { CreateBucketCommand, GetObjectCommand, PutBucketCorsCommand, S3Client } from '@aws-sdk/client-s3';
import { chromium } from 'playwright-core';
import { renderInto, valuesAt } from './rendered.mjs';
import { Report } from './report.mjs';

const options = JSON.parse(process.argv[2]);
const { server, folder } = options;
const lib = await import(pathToFileURL(options.libPath));
const bucket = 'snippets-browser';
const contentType = 'video/mp4';
const report = new Report();
const s3 = new S3Client({ region: server.region, endpoint: server.endpoint, forcePathStyle: true });
await s3.send(new CreateBucketCommand({ Bucket: bucket }));

const pages = createServer(answer);
await new Promise((done) => pages.listen(0, '127.0.0.1', done));
const { port } = pages.address();
const origin = `http://127.0.0.1:${port}`;
// The same pages under a name that no rule allows.
const stranger = `http://localhost:${port}`;

const values = { ...valuesAt(server, bucket), origin };
const at = join(folder, server.name, 'browser');
const files = lib
  .readTemplates()
  .filter(({ language }) => language === 'typescript' || language === 'javascript')
  .map(({ file }) => file);
const paths = renderInto(at, lib, [...files, 'cors-rules/cli.jsonc'], values, {
  partBytes: 5_242_880,
  methods: ['PUT', 'POST'],
});
const expiring = renderInto(join(at, 'expiring'), lib, ['presign-put/aws-sdk-v3.ts'], values, {
  ttlSeconds: 1,
});
const load = async (path) => {
  const { log } = console;
  console.log = () => {};
  try {
    return await import(pathToFileURL(path));
  } finally {
    console.log = log;
  }
};
const { presignPut } = await load(paths['presign-put/aws-sdk-v3.ts']);
const { presignPut: presignShortly } = await load(expiring['presign-put/aws-sdk-v3.ts']);
const { presignPost } = await load(paths['presign-post/aws-sdk-v3.ts']);
const multipart = await load(paths['multipart/aws-sdk-v3.ts']);

const cors = JSON.parse(readFileSync(paths['cors-rules/cli.jsonc'], 'utf8'));
await s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: cors }));

/** The pages' server: the page, the templates as modules, and the routes of a signing backend. */
const signed = [];
let spoilFirst = false;
const routes = {
  create: async ({ key }) => multipart.createUpload(key, contentType),
  signPart: async ({ upload, partNumber }) => {
    signed.push(partNumber);
    const url = await multipart.signPart(upload, partNumber);
    const isFirst = signed.filter((other) => other === partNumber).length === 1;
    // As if it had expired while it waited for its turn.
    return spoilFirst && isFirst ? url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=1') : url;
  },
  // As a server tells a page that the store knows no such upload.
  listParts: async ({ upload }) =>
    multipart.listParts(upload).catch((error) => {
      if (error.name === 'NoSuchUpload') return null;
      throw error;
    }),
  complete: async ({ upload, parts }) => multipart.completeUpload(upload, parts),
  abort: async ({ upload }) => multipart.abortUpload(upload),
};
async function answer(request, response) {
  const { pathname } = new URL(request.url, origin);
  const send = (type, body, status = 200) => response.writeHead(status, { 'content-type': type }).end(body);
  try {
    if (pathname === '/') return send('text/html', '<!doctype html><title>page</title>');
    if (pathname.startsWith('/module/'))
      return send('text/javascript', readFileSync(paths[pathname.slice(8)]));
    const route = routes[pathname.slice(5)];
    if (!route) return send('text/plain', 'no such page', 404);
    let body = '';
    for await (const data of request) body += data;
    return send('application/json', JSON.stringify((await route(JSON.parse(body))) ?? null));
  } catch (error) {
    return send('text/plain', String(error), 500);
  }
}

const browser = await chromium.launch({
  executablePath: options.chromium,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});
const on = ['Chromium', server.label];
const check = (name, file, task) => report.check(name, { files: [file], on }, task);

/** Runs a function of the test in a page that has loaded the template. */
async function inPage(file, where, task, argument) {
  const page = await browser.newPage();
  try {
    await page.goto(`${where}/`);
    return await page.evaluate(
      async ({ url, source, argument }) => {
        const module = await import(url);
        const bytes = (size) =>
          Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255);
        const task = (0, eval)(`(${source})`);
        try {
          return await task(module, argument, bytes);
        } catch (error) {
          return { error: `${error.name}: ${error.message}` };
        }
      },
      { url: `${where}/module/${file}`, source: task.toString(), argument },
    );
  } finally {
    await page.close();
  }
}

async function assertStored(key, size) {
  const object = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
  const body = Buffer.from(await object.Body.transformToByteArray());
  const expected = Buffer.from(
    Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255),
  );
  assert.ok(body.equals(expected), `${key} holds ${body.length} bytes, which are not the ${size} sent`);
  assert.equal(object.ContentType, contentType);
}

/** A part that was on its way can outlive the first abort, as on S3 itself; a second one then takes it along. */
async function assertGone(upload) {
  await sleep(500);
  await multipart.abortUpload(upload).catch((error) => assert.equal(error.name, 'NoSuchUpload'));
  await assert.rejects(multipart.listParts(upload), { name: 'NoSuchUpload' });
}

/**
 * Runs in a page: uploads with what the page remembers. Comes back when so many parts have arrived and the next ones wait
 * for their signatures for ever, as they would in a page that is closed then; or with the outcome.
 */
async function uploadRemembered({ url, key, size, partsBeforeReload }) {
  const { uploadInParts } = await import(url);
  const call = async (name, body) => {
    const response = await fetch(`/api/${name}`, { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const waiting = partsBeforeReload ?? Infinity;
  const outcome = { created: 0, progress: [] };
  const backend = {
    async create() {
      outcome.created += 1;
      outcome.upload = await call('create', { key });
      return outcome.upload;
    },
    signPart: (upload, partNumber) =>
      partNumber > waiting ? new Promise(() => {}) : call('signPart', { upload, partNumber }),
    listParts: (upload) => call('listParts', { upload }),
    complete: (upload, parts) => call('complete', { upload, parts }),
    abort: (upload) => call('abort', { upload }),
  };
  const body = Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255);
  const file = new File([body], 'film.mp4', { lastModified: 1 });
  return new Promise((done) => {
    const onProgress = (fraction) => {
      outcome.progress.push(fraction);
      // Told once more when the answer is there: the bytes alone could still be on their way.
      const isThere = outcome.progress.filter((other) => other === fraction).length > 1;
      if (isThere && fraction >= (waiting * 5_242_880) / size) setTimeout(() => done(outcome), 200);
    };
    uploadInParts(file, backend, { onProgress, memory: localStorage }).then(
      () => done({ ...outcome, remembered: localStorage.length }),
      (error) => done({ ...outcome, error: `${error.name}: ${error.message}` }),
    );
  });
}

const upload = async ({ uploadFile }, { presigned, size }, bytes) => {
  const progress = [];
  const file = new File([bytes(size)], 'film.mp4', { type: 'video/mp4' });
  await uploadFile(file, presigned, { onProgress: (fraction) => progress.push(fraction) });
  return { progress };
};
const uploadWithFetch = async ({ uploadFile }, { presigned, size }, bytes) => {
  await uploadFile(new File([bytes(size)], 'film.mp4', { type: 'video/mp4' }), presigned);
  return {};
};

for (const extension of ['ts', 'js']) {
  for (const [name, task] of Object.entries({ fetch: uploadWithFetch, xhr: upload })) {
    const file = `browser-put/${name}.${extension}`;
    await check('a page uploads to a presigned URL', file, async () => {
      const key = `${values.key}.${name}.${extension}`;
      const presigned = await presignPut(key, contentType);
      const result = await inPage(file, origin, task, { presigned, size: 300_000 });
      assert.equal(result.error, undefined);
      if (result.progress) assert.equal(result.progress.at(-1), 1);
      await assertStored(key, 300_000);
    });
    await check('a refusal says what the store said', file, async () => {
      const presigned = await presignShortly(`uploads/late-${name}.${extension}`, contentType);
      await sleep(2_100);
      const { error } = await inPage(file, origin, task, { presigned, size: 10 });
      assert.match(error, /403.*expired/is);
    });
    await check('a page of another origin is stopped by CORS', file, async () => {
      const presigned = await presignPut(`uploads/stranger-${name}.${extension}`, contentType);
      const { error } = await inPage(file, stranger, task, { presigned, size: 10 });
      assert.match(error, /Failed to fetch|before an answer could be read/);
    });
  }

  const form = `browser-post/fetch.${extension}`;
  await check('a page uploads with a presigned form', form, async () => {
    const key = `uploads/form.${extension}`;
    const presigned = await presignPost(key, contentType);
    const result = await inPage(form, origin, uploadWithFetch, { presigned, size: 300_000 });
    assert.equal(result.error, undefined);
    await assertStored(key, 300_000);
  });
  await check('a refusal says what the store said', form, async () => {
    const presigned = await presignPost(`uploads/form-spoilt.${extension}`, contentType);
    presigned.fields['Content-Type'] = 'text/html';
    const { error } = await inPage(form, origin, uploadWithFetch, { presigned, size: 10 });
    assert.match(error, /403.*AccessDenied/is);
  });

  const inParts = `browser-multipart/xhr.${extension}`;
  const multipartUpload = async ({ uploadInParts }, { key, size, abortAt }, bytes) => {
    const calls = [];
    const call = async (name, body) => {
      calls.push(name);
      const response = await fetch(`/api/${name}`, { method: 'POST', body: JSON.stringify(body) });
      if (!response.ok) throw new Error(await response.text());
      const result = await response.json();
      if (name === 'create') uploads.push(result);
      return result;
    };
    const uploads = [];
    const backend = {
      create: () => call('create', { key }),
      signPart: (upload, partNumber) => call('signPart', { upload, partNumber }),
      listParts: (upload) => call('listParts', { upload }),
      complete: (upload, parts) => call('complete', { upload, parts }),
      abort: (upload) => call('abort', { upload }),
    };
    const stop = new AbortController();
    const progress = [];
    const onProgress = (fraction) => {
      progress.push(fraction);
      if (fraction > abortAt) stop.abort();
    };
    const result = await uploadInParts(new File([bytes(size)], 'film.mp4'), backend, {
      onProgress,
      signal: stop.signal,
    }).then(
      () => ({}),
      (error) => ({ error: `${error.name}: ${error.message}` }),
    );
    return { ...result, calls, progress, upload: uploads[0] };
  };
  const size = 12_000_000;

  await check('a page uploads in parts, with a fresh signature where one has expired', inParts, async () => {
    const key = `${values.key}.parts.${extension}`;
    signed.length = 0;
    spoilFirst = true;
    const result = await inPage(inParts, origin, multipartUpload, { key, size, abortAt: 2 });
    spoilFirst = false;
    assert.equal(result.error, undefined);
    assert.deepEqual([...signed].sort(), [1, 1, 2, 2, 3, 3]);
    assert.equal(result.progress.at(-1), 1);
    assert.equal(result.calls.includes('abort'), false);
    await assertStored(key, size);
  });
  await check('an upload goes on where it was when its page was reloaded', inParts, async () => {
    const key = `${values.key}.resumed.${extension}`;
    signed.length = 0;
    const page = await browser.newPage();
    try {
      await page.goto(`${origin}/`);
      const argument = { url: `${origin}/module/${inParts}`, key, size };
      const before = await page.evaluate(uploadRemembered, { ...argument, partsBeforeReload: 1 });
      await page.reload();
      const after = await page.evaluate(uploadRemembered, { ...argument, partsBeforeReload: null });
      assert.deepEqual([before.created, after.created, after.error], [1, 0, undefined]);
      // The first part was there already, so nobody asked for its URL again, and progress began behind it.
      assert.deepEqual([...signed].sort(), [1, 2, 3]);
      assert.ok(after.progress[0] > 0.4, `progress began at ${after.progress[0]}`);
      assert.equal(after.remembered, 0);
    } finally {
      await page.close();
    }
    await assertStored(key, size);
  });
  await check('an upload that is remembered and gone begins anew', inParts, async () => {
    const key = `uploads/begun-anew.${extension}`;
    const page = await browser.newPage();
    try {
      await page.goto(`${origin}/`);
      const argument = { url: `${origin}/module/${inParts}`, key, size };
      const before = await page.evaluate(uploadRemembered, { ...argument, partsBeforeReload: 1 });
      await multipart.abortUpload(before.upload);
      await assertGone(before.upload);
      await page.reload();
      const after = await page.evaluate(uploadRemembered, { ...argument, partsBeforeReload: null });
      assert.deepEqual([after.created, after.error], [1, undefined]);
    } finally {
      await page.close();
    }
    await assertStored(key, size);
  });
  await check('an upload that the user stops leaves nothing behind', inParts, async () => {
    const key = `uploads/stopped.${extension}`;
    const result = await inPage(inParts, origin, multipartUpload, { key, size, abortAt: 0.05 });
    assert.match(result.error, /AbortError/);
    assert.equal(result.calls.at(-1), 'abort');
    await assertGone(result.upload);
  });
}

await browser.close();
pages.closeAllConnections();
pages.close();
for (const result of report.results) process.stdout.write(`${JSON.stringify(result)}\n`);
