import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { DeleteBucketCorsCommand, PutBucketCorsCommand } from '@aws-sdk/client-s3';
import { renderTask } from '../programs.mjs';

const headers = { 'content-type': 'video/mp4' };
const cannot = { minio: 'it judges CORS for all buckets alike, by a setting of the server' };
const rule = { AllowedMethods: ['PUT'], AllowedHeaders: ['content-type'], ExposeHeaders: ['ETag'] };

/** A page uploads under these rules; `paste` is what the browser's console says. */
const uploadUnder = (rules, { isRefused = true, ...options } = {}) =>
  async function fail(bench) {
    const place = await bench.place();
    const browser = await bench.browser();
    if (rules) {
      const CORSRules = rules(browser.origin);
      await bench.s3.send(
        new PutBucketCorsCommand({ Bucket: place.bucket, CORSConfiguration: { CORSRules } }),
      );
    }
    const url = await bench.presign(place);
    const seen = await browser.upload(url, 'film', { headers, ...options });
    assert.equal(seen.status, isRefused ? 0 : 200);
    // That the ETag was kept back says nothing of the page’s origin.
    const reader = isRefused ? {} : { origin: browser.origin };
    return { ...place, url, reader, paste: `${browser.origin}/\n${seen.console}` };
  };

/** Puts the rule as it is generated, in both forms that the API has, and uploads from the page under each. */
async function applyRules(bench, failure, { values }) {
  const { bucket } = failure;
  const browser = await bench.browser();
  const puts = {
    json: (text) =>
      bench.s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: JSON.parse(text) })),
    xml: (text) => putXml(bench, bucket, text),
  };
  const ran = [];
  let sent;
  for (const [language, put] of Object.entries(puts)) {
    const { file, text } = renderTask(bench, 'cors-rules', language, values);
    await bench.s3.send(new DeleteBucketCorsCommand({ Bucket: bucket }));
    await put(text);
    sent = `film under ${file}`;
    const seen = await browser.upload(await bench.presign(failure), sent, { headers });
    assert.equal(seen.status, 200, `under ${file}: ${seen.console}`);
    assert.ok(seen.etag, `under ${file} the page can't read the ETag`);
    ran.push(file);
  }
  return { sent: Buffer.from(sent), ran };
}

async function putXml(bench, bucket, text) {
  const md5 = createHash('md5').update(text).digest('base64');
  const sending = { 'Content-Type': 'application/xml', 'Content-MD5': md5 };
  const answer = await bench.send('PUT', `/${bucket}?cors`, { headers: sending, body: text });
  assert.equal(answer.status, 200, answer.text);
}

/** The same upload with the code for pages that ships, which sends no cookies. */
async function applyTemplate(bench, failure) {
  const browser = await bench.browser();
  const sent = 'film without cookies';
  const seen = await browser.uploadWithTemplate(await bench.presign(failure), sent, headers);
  assert.equal(seen.status, 200, seen.error);
  return { sent: Buffer.from(sent), ran: ['browser-put/fetch.ts'] };
}

const setCors = { fix: 'set-cors', apply: applyRules, needsBrowser: true, cannot };

export const cases = [
  { ...setCors, name: 'the bucket has no rule', fail: uploadUnder(null) },
  {
    ...setCors,
    name: 'the rule names another origin',
    fail: uploadUnder(() => [{ ...rule, AllowedOrigins: ['https://app.example.com'] }]),
  },
  {
    ...setCors,
    name: 'the rule does not allow the method',
    fail: uploadUnder((origin) => [{ ...rule, AllowedOrigins: [origin], AllowedMethods: ['GET'] }]),
  },
  {
    ...setCors,
    name: 'the rule does not allow a header',
    fail: uploadUnder((origin) => [{ ...rule, AllowedOrigins: [origin], AllowedHeaders: ['x-amz-acl'] }]),
  },
  {
    ...setCors,
    fix: 'expose-etag',
    cannot: { ...cannot, versitygw: 'it exposes the ETag in any case' },
    name: 'the page can’t read the ETag',
    fail: uploadUnder((origin) => [{ ...rule, AllowedOrigins: [origin], ExposeHeaders: undefined }], {
      isRefused: false,
    }),
  },
  {
    ...setCors,
    fix: 'no-credentials-mode',
    apply: applyTemplate,
    name: 'the page sends cookies, and the rule allows every origin',
    fail: uploadUnder(() => [{ ...rule, AllowedOrigins: ['*'] }], { withCredentials: true }),
  },
];
