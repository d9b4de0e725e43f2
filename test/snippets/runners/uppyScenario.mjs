/* global document, File -- they are the page's */
/**
 * Runs the rendered Uppy templates and the plain form in Chromium against one server, whose keys are in the environment:
 *
 *   node uppyScenario.mjs '{ server, libPath, folder, chromium }'
 *
 * The page's own server signs with the rendered signing templates. Where a server has no CORS rules per bucket it allows all.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import {
  CreateBucketCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  PutBucketCorsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { renderInto, valuesAt } from './rendered.mjs';
import { Report } from './report.mjs';

const { server, libPath, folder, chromium: executablePath } = JSON.parse(process.argv[2]);
const lib = await import(pathToFileURL(libPath));
const bucket = 'snippets-uppy';
const contentType = 'video/mp4';
const report = new Report();
const s3 = new S3Client({ region: server.region, endpoint: server.endpoint, forcePathStyle: true });
await s3.send(new CreateBucketCommand({ Bucket: bucket }));

let form = '';
const signed = [];
const bundles = new Map();
const pages = createServer(answer);
await new Promise((done) => pages.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${pages.address().port}`;

const values = { ...valuesAt(server, bucket), origin };
const fileName = values.key.replace('uploads/', '');
const templates = [
  ...['ts', 'js'].flatMap((extension) => [
    `browser-put/uppy.${extension}`,
    `browser-multipart/uppy.${extension}`,
    `multipart/aws-sdk-v3-for-uppy.${extension}`,
  ]),
  'presign-put/aws-sdk-v3.js',
  'presign-post/aws-sdk-v3.js',
  'browser-post/form.html',
  'cors-rules/cli.jsonc',
];
const paths = renderInto(folder, lib, templates, values, {
  partBytes: 5_242_880,
  methods: ['GET', 'PUT', 'POST', 'DELETE'],
});
const load = async (file) => {
  const { log } = console;
  console.log = () => {};
  try {
    return await import(pathToFileURL(paths[file]));
  } finally {
    console.log = log;
  }
};
const { presignPut } = await load('presign-put/aws-sdk-v3.js');
const { presignPost } = await load('presign-post/aws-sdk-v3.js');
let signer = null;

const hasCors = server.name !== 'minio';
if (hasCors) {
  const rules = JSON.parse(readFileSync(paths['cors-rules/cli.jsonc'], 'utf8'));
  await s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: rules }));
}

/** The page, the templates bundled as an application's build would, and the routes of a signing backend. */
async function answer(request, response) {
  const { pathname } = new URL(request.url, origin);
  const send = (type, body, status = 200) => response.writeHead(status, { 'content-type': type }).end(body);
  try {
    if (pathname === '/')
      return send('text/html; charset=utf-8', `<!doctype html><title>page</title>${form}`);
    if (pathname.startsWith('/module/')) return send('text/javascript', await bundle(pathname.slice(8)));
    let body = '';
    for await (const data of request) body += data;
    const asked = JSON.parse(body || 'null');
    signed.push(asked);
    if (pathname === '/api/put')
      return send('application/json', JSON.stringify(await presignPut(asked.key, asked.contentType)));
    if (pathname === '/api/sign')
      return send('application/json', JSON.stringify(await signer.signRequest(asked)));
    return send('text/plain', 'no such page', 404);
  } catch (error) {
    return send('text/plain', String(error), 500);
  }
}

async function bundle(file) {
  if (!bundles.has(file)) {
    const built = await build({ entryPoints: [paths[file]], bundle: true, format: 'esm', write: false });
    bundles.set(file, built.outputFiles[0].text);
  }
  return bundles.get(file);
}

const browser = await chromium.launch({
  executablePath,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ],
});
const on = ['Chromium', server.label];
const check = (name, file, task) => report.check(name, { files: [file], on }, task);

async function withPage(task) {
  const page = await browser.newPage();
  try {
    await page.goto(`${origin}/`);
    return await task(page);
  } finally {
    await page.close();
  }
}

/** Runs in the page: uploads a file with the template's Uppy, or stops it at the first progress. */
async function upload({ url, route, name, size, stops }) {
  const { createUppy } = await import(url);
  const post = async (asked) => {
    const response = await fetch(route, { method: 'POST', body: JSON.stringify(asked) });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  const uppy = createUppy(route.endsWith('put') ? (key, contentType) => post({ key, contentType }) : post);
  const bytes = Uint8Array.from({ length: size }, (_, index) => (index * 31 + (index >> 8)) & 255);
  uppy.addFile({ name, type: 'video/mp4', data: new File([bytes], name, { type: 'video/mp4' }) });
  const progress = [];
  uppy.on('upload-progress', (_, { bytesUploaded }) => {
    progress.push(bytesUploaded);
    if (stops) uppy.cancelAll();
  });
  const result = await uppy.upload();
  return {
    successful: result?.successful?.length ?? 0,
    failed: (result?.failed ?? []).map(({ error }) => String(error)),
    progress,
  };
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

for (const extension of ['ts', 'js']) {
  const single = `browser-put/uppy.${extension}`;
  await check('Uppy uploads with a presigned PUT', single, async () => {
    const name = `${extension}-${fileName}`;
    const url = `${origin}/module/${single}`;
    const result = await withPage((page) =>
      page.evaluate(upload, { url, route: '/api/put', name, size: 300_000 }),
    );
    assert.deepEqual([result.successful, result.failed], [1, []]);
    await assertStored(`uploads/${name}`, 300_000);
  });

  const inParts = `browser-multipart/uppy.${extension}`;
  const signing = `multipart/aws-sdk-v3-for-uppy.${extension}`;
  signer = await load(signing);
  await report.check('Uppy uploads in parts', { files: [inParts, signing], on }, async () => {
    const name = `parts-${extension}-${fileName}`;
    signed.length = 0;
    const url = `${origin}/module/${inParts}`;
    const result = await withPage((page) =>
      page.evaluate(upload, { url, route: '/api/sign', name, size: 12_000_000 }),
    );
    assert.deepEqual([result.successful, result.failed], [1, []]);
    await assertStored(`uploads/${name}`, 12_000_000);
    const { ETag } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: `uploads/${name}` }));
    assert.match(ETag, /-3"$/);
    // Each part's URL is asked for when its turn has come.
    assert.deepEqual(signed.map(({ partNumber }) => partNumber).filter(Boolean), [1, 2, 3]);
  });
  await report.check(
    'an upload that the user stops leaves nothing behind',
    { files: [inParts, signing], on },
    async () => {
      const name = `stopped-${extension}.mp4`;
      signed.length = 0;
      const url = `${origin}/module/${inParts}`;
      await withPage(async (page) => {
        await page.evaluate(upload, { url, route: '/api/sign', name, size: 12_000_000, stops: true });
        await page.waitForTimeout(1_000);
      });
      assert.ok(
        signed.some(({ method }) => method === 'DELETE'),
        'nobody asked to abort',
      );
      const { Uploads = [] } = await s3.send(
        new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: `uploads/${name}` }),
      );
      assert.deepEqual(Uploads, []);
    },
  );
}

await check('a plain form uploads', 'browser-post/form.html', async () => {
  const presigned = await presignPost(values.key, contentType);
  // The page's server writes the values in capitals; those of the case are in the template's output already.
  form = readFileSync(paths['browser-post/form.html'], 'utf8');
  await withPage(async (page) => {
    const inPage = await page.evaluate(() =>
      Object.fromEntries(
        Array.from(document.querySelectorAll('[type=hidden]'), ({ name, value }) => [name, value]),
      ),
    );
    assert.deepEqual([inPage.key, inPage['Content-Type']], [values.key, contentType]);
    await page.evaluate(({ url, fields }) => {
      document.querySelector('form').action = url;
      for (const input of document.querySelectorAll('[type=hidden]')) {
        const value = Object.entries(fields).find(
          ([name]) => name.toLowerCase() === input.name.toLowerCase(),
        )?.[1];
        if (value === undefined) input.remove();
        else if (/^[A-Z]+$/.test(input.value)) input.value = value;
      }
    }, presigned);
    const bytes = Buffer.from(
      Uint8Array.from({ length: 90_000 }, (_, index) => (index * 31 + (index >> 8)) & 255),
    );
    await page.setInputFiles('[type=file]', { name: 'film.mp4', mimeType: contentType, buffer: bytes });
    const [response] = await Promise.all([
      page.waitForResponse((candidate) => candidate.url().startsWith(server.endpoint)),
      page.click('button'),
    ]);
    assert.ok([200, 204].includes(response.status()), `${response.status()}`);
  });
  await assertStored(values.key, 90_000);
});

await report.check('a value is text in HTML, and no markup', { files: [], on }, async () => {
  const { string } = lib.languages.find(({ id }) => id === 'html');
  form = lib.hostileTexts
    .map((text) => `<input type="hidden" name="value" value=${string(text)} />\n`)
    .join('');
  const found = await withPage((page) =>
    page.evaluate(() => ({
      values: Array.from(document.querySelectorAll('input'), ({ value }) => value),
      others: document.body.querySelectorAll(':not(input)').length,
    })),
  );
  const unknown = /(?![\t\n\r])\p{Cc}|[\ud800-\udfff]/gu;
  assert.deepEqual(found, {
    values: lib.hostileTexts.map((text) => text.replace(unknown, '\ufffd')),
    others: 0,
  });
});

await browser.close();
pages.closeAllConnections();
pages.close();
for (const result of report.results) process.stdout.write(`${JSON.stringify(result)}\n`);
