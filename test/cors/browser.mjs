/* global Blob, FormData, document, window -- they are the page's */
/**
 * Proves the smallest change in a real browser: for each kind of CORS failure an upload from a page in Chromium fails with the rules as
 * they are on a real server, and passes once the change that the evaluator proposes is set there.
 *
 *   node test/cors/browser.mjs                   prints what was tried and `N passed, N failed`
 *   node test/cors/browser.mjs --only ceph       on one server
 */
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import {
  CreateBucketCommand,
  DeleteBucketCorsCommand,
  HeadObjectCommand,
  PutBucketCorsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { chromium } from 'playwright-core';
import { allServers } from '../support/servers/index.mjs';
import { findChromium } from '../support/vscode/cache.mjs';
import { browserCases } from './browserCases.mjs';
import { loadLibrary, plainRules } from './library.mjs';

const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1].split(',') : undefined;
const requireAll = args.includes('--require-all') || (Boolean(process.env.CI) && process.env.CI !== 'false');
const bucket = 'cors-browser';
const counts = { passed: 0, failed: 0 };

async function main() {
  const executablePath = findChromium();
  if (!executablePath) missing('Chromium (Debian: apt-get install chromium; or set CHROMIUM)');
  else {
    const pages = createServer((request, response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>page</title>'),
    );
    await new Promise((done) => pages.listen(0, '127.0.0.1', done));
    const { port } = pages.address();
    const browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A name with the default port, for origins without one.
        `--host-resolver-rules=MAP app.example.com:80 127.0.0.1:${port}`,
      ],
    });
    const library = await loadLibrary('browser');
    proposeAll(library);
    try {
      for (const name of ['ceph', 'versitygw'].filter((name) => only?.includes(name) ?? true))
        await runOn(name, { browser, library, port });
    } finally {
      await browser.close();
      pages.close();
    }
  }
  console.log(`${counts.passed} passed, ${counts.failed} failed`);
  process.exitCode = counts.failed > 0 ? 1 : 0;
}

/** Where no server can be had: each case has at least a change by which the evaluator would let it pass. */
function proposeAll(library) {
  for (const {
    name,
    page = 'http://localhost',
    method = 'PUT',
    headers,
    credentials = false,
    rules,
  } of browserCases) {
    const [document] = library.readCors(JSON.stringify(rules).replaceAll('PAGE', page)).documents;
    const reads = method === 'PUT' ? ['ETag'] : [];
    const names = method === 'PUT' ? ['content-type', ...Object.keys(headers ?? {})] : [];
    const request = { origin: page, method, headers: names, credentials, reads };
    const change = library.smallestChange(document, request);
    if (change && library.judgeUpload(library.readCors(change.text).documents[0].rules, request).passes)
      counts.passed++;
    else {
      counts.failed++;
      console.log(`failed: ${name}: ${change ? 'the change does not help' : 'no change is proposed'}`);
    }
  }
}

function missing(what) {
  console.log(`not exercised: CORS changes in a browser; get it with ${what}`);
  if (requireAll) counts.failed++;
}

async function runOn(name, { browser, library, port }) {
  const server = allServers.find((other) => other.name === name);
  const lacking = server ? server.lacks() : 'a file in test/support/servers';
  if (lacking) return missing(lacking);
  await server.prepare();
  const running = await server.start();
  const s3 = new S3Client({
    region: running.region,
    endpoint: running.endpoint,
    forcePathStyle: true,
    credentials: running.user,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  try {
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    for (const one of browserCases.filter(({ on }) => on?.includes(name) ?? true)) {
      try {
        await tryCase(one, { browser, library, port, s3, store: name === 'ceph' ? 'ceph' : 's3' });
        counts.passed++;
        console.log(`passed: ${running.label}: ${one.name}`);
      } catch (error) {
        counts.failed++;
        console.log(`failed: ${running.label}: ${one.name}: ${error.stack}`);
      }
    }
  } finally {
    s3.destroy();
    await running.stop();
  }
}

async function tryCase(one, { browser, library, port, s3, store }) {
  const { page: where = `http://127.0.0.1:${port}`, method = 'PUT', credentials = false } = one;
  const headers = method === 'PUT' ? { 'content-type': 'video/mp4', ...one.headers } : {};
  const reads = method === 'PUT' ? ['ETag'] : [];
  const upload = { where, port, browser, s3, method, headers, reads, credentials };
  const text = JSON.stringify(one.rules, null, 2).replaceAll('PAGE', where);
  const request = { origin: where, method, headers: Object.keys(headers), credentials, reads, store };

  const [before] = library.readCors(text).documents;
  assert.ok(!library.judgeUpload(before.rules, request).passes, 'the evaluator lets it pass as it is');
  await setRules(s3, JSON.parse(text));
  const failure = await uploadFromPage(upload);
  assert.ok(failure.error ?? failure.hidden, `it passes as it is: ${JSON.stringify(failure)}`);
  if (method === 'POST') await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: failure.key }));

  const change = library.smallestChange(before, request);
  assert.ok(change, 'no change is proposed');
  const [after] = library.readCors(change.text).documents;
  await setRules(s3, JSON.parse(library.writeCors(after.rules, 'console')));
  assert.deepEqual(
    plainRules(JSON.parse(library.writeCors(after.rules, 'console'))),
    plainRules(JSON.parse(change.text)),
    'the document in its own form says something else',
  );
  const success = await uploadFromPage(upload);
  assert.equal(success.error, undefined, `${change.sentence} did not help: ${success.error}`);
  assert.equal(success.hidden, false, `${change.sentence} did not help: the ETag is hidden`);
  await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: success.key }));
}

/** Sets the rules; where the server refuses them, and where there are none, the bucket has none. */
async function setRules(s3, rules) {
  await s3.send(new DeleteBucketCorsCommand({ Bucket: bucket }));
  if (rules.length === 0) return;
  try {
    await s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: rules } }));
  } catch (error) {
    if (!['InvalidRequest', 'MalformedXML'].includes(error.name)) throw error;
  }
}

let uploads = 0;

/** Uploads from a page of its own, without anything in its cache; says what the page's script sees. */
async function uploadFromPage({ where, port, browser, s3, method, headers, reads, credentials }) {
  const key = `uploads/${++uploads}.mp4`;
  const job = { method, headers, credentials, reads };
  if (method === 'POST') Object.assign(job, await createPresignedPost(s3, { Bucket: bucket, Key: key }));
  else {
    const command = new PutObjectCommand({
      Bucket: bucket,
      Key: key,
      ContentType: headers['content-type'],
      ...(headers['x-amz-meta-name'] ? { Metadata: { name: headers['x-amz-meta-name'] } } : {}),
    });
    job.url = await getSignedUrl(s3, command, {
      signableHeaders: new Set(Object.keys(headers)),
      unhoistableHeaders: new Set(Object.keys(headers)),
    });
  }
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(where === 'null' ? `http://127.0.0.1:${port}/` : `${where}/`);
    const run = where === 'null' ? inSandbox : undefined;
    const seen = run
      ? await page.evaluate(run, { source: send.toString(), job })
      : await page.evaluate(({ source, job }) => (0, eval)(`(${source})`)(job), {
          source: send.toString(),
          job,
        });
    return { ...seen, key };
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
async function send({ url, method, headers, fields, credentials, reads }) {
  let body = 'bytes';
  if (fields) {
    body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append('file', new Blob(['bytes']), 'film.mp4');
  }
  try {
    const response = await fetch(url, {
      method,
      headers,
      body,
      credentials: credentials ? 'include' : 'omit',
    });
    if (!response.ok) return { error: `${response.status} ${await response.text()}` };
    return { hidden: reads.some((name) => response.headers.get(name) === null) };
  } catch (error) {
    return { error: `${error.name}: ${error.message}` };
  }
}

/** Runs in the page: sends from a sandboxed frame, whose origin is null. */
function inSandbox({ source, job }) {
  return new Promise((done) => {
    window.addEventListener('message', ({ data }) => done(data), { once: true });
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts');
    const script = `(${source})(${JSON.stringify(job)}).then((seen) => parent.postMessage(seen, '*'))`;
    frame.srcdoc = `<script>${script.replaceAll('<', '\\u003c')}</script>`;
    document.body.append(frame);
  });
}

await main();
