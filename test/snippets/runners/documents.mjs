import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import {
  CreateBucketCommand,
  GetBucketLifecycleConfigurationCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import aws4 from 'aws4';
import { SaxesParser } from 'saxes';
import { renderInto, valuesAt } from './rendered.mjs';

/** The page that the rules are for. */
export const origin = 'https://app.example.org';

/** What the servers take of a bucket's settings. MinIO has one list of origins, and aborts unfinished uploads by itself. */
export const settingsOf = {
  minio: { cors: false, lifecycle: false },
  versitygw: { cors: true, lifecycle: false },
  ceph: { cors: true, lifecycle: true },
};

/** Puts the JSON and XML documents on the servers that take them, and asks whether they do what they are for. */
export const documents = { name: 'documents', lacks: () => null, run: runDocuments };

async function runDocuments(report, server, prepared, { lib, folder }) {
  const files = lib
    .readTemplates()
    .filter(({ language }) => language === 'json' || language === 'xml')
    .map(({ file }) => file);
  const values = { ...valuesAt(server, `documents-${server.name}`), origin, key: 'uploads/plain.bin' };
  const paths = renderInto(join(folder, server.name, 'documents'), lib, files, values);
  const text = (file) => readFileSync(paths[file], 'utf8');
  const client = (credentials) =>
    new S3Client({ region: server.region, endpoint: server.endpoint, forcePathStyle: true, credentials });
  const s3 = client(server.user);
  const newBucket = async (name) => {
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    return name;
  };
  const on = server.label;

  for (const file of files) {
    await report.check('it is well formed', { files: [file], status: 'parsed' }, () => {
      if (file.endsWith('.jsonc')) JSON.parse(text(file));
      else assertXml(text(file));
    });
  }

  const settings = settingsOf[server.name];
  if (settings?.cors) {
    const puts = {
      'cors-rules/console.jsonc': (bucket, document) =>
        // The console itself wraps the array it is given.
        s3.send(
          new PutBucketCorsCommand({
            Bucket: bucket,
            CORSConfiguration: { CORSRules: JSON.parse(document) },
          }),
        ),
      'cors-rules/cli.jsonc': (bucket, document) =>
        s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: JSON.parse(document) })),
      'cors-rules/rest.xml': (bucket, document) => putDocument(server, bucket, 'cors', document),
    };
    for (const [file, put] of Object.entries(puts)) {
      await report.check('CORS allows the page and nobody else', { files: [file], on }, async () => {
        const bucket = await newBucket(file.replace(/\W/g, '-'));
        await put(bucket, text(file));
        await assertCors(`${server.endpoint}/${bucket}/object`);
      });
    }
  }

  if (settings?.lifecycle) {
    const puts = {
      'abort-lifecycle/cli.jsonc': (bucket, document) =>
        s3.send(
          new PutBucketLifecycleConfigurationCommand({
            Bucket: bucket,
            LifecycleConfiguration: JSON.parse(document),
          }),
        ),
      'abort-lifecycle/rest.xml': (bucket, document) => putDocument(server, bucket, 'lifecycle', document),
    };
    for (const [file, put] of Object.entries(puts)) {
      await report.check('the bucket has the rule then', { files: [file], on }, async () => {
        const bucket = await newBucket(file.replace(/\W/g, '-'));
        await put(bucket, text(file));
        const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
        assert.deepEqual(
          Rules.map(({ Status, AbortIncompleteMultipartUpload: rule }) => [Status, rule]),
          [['Enabled', { DaysAfterInitiation: 7 }]],
        );
      });
    }
  }

  if (server.name === 'versitygw') {
    await report.check(
      'the policy allows the upload and nothing beside it',
      { files: ['least-privilege/iam.jsonc'], on },
      async () => {
        const bucket = await newBucket(values.bucket);
        const policy = JSON.parse(text('least-privilege/iam.jsonc'));
        // On a bucket a statement names who it is for; in IAM that is the user it is attached to.
        for (const statement of policy.Statement) statement.Principal = { AWS: [server.other.accessKeyId] };
        const other = client(server.other);
        const upload = (key) => other.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: 'x' }));
        await assert.rejects(upload('uploads/a.bin'), { name: 'AccessDenied' });
        await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) }));
        await upload('uploads/a.bin');
        await assert.rejects(upload('elsewhere/a.bin'), { name: 'AccessDenied' });
      },
    );
  }
}

function assertXml(text) {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}

/** Asks as browsers do, whether the rule allows the page's upload, and neither another page nor another request. */
export async function assertCors(url) {
  const preflight = (from, method, headers) =>
    send(url, 'OPTIONS', {
      origin: from,
      'access-control-request-method': method,
      'access-control-request-headers': headers,
    });
  const allowed = await preflight(origin, 'PUT', 'content-type');
  assert.equal(allowed.status, 200, allowed.text);
  assert.equal(allowed.headers['access-control-allow-origin'], origin);
  for (const refused of [
    await preflight('https://elsewhere.example.org', 'PUT', 'content-type'),
    await preflight(origin, 'DELETE', 'content-type'),
    await preflight(origin, 'PUT', 'x-amz-acl'),
  ]) {
    assert.equal(refused.status, 403, refused.text);
    assert.equal(refused.headers['access-control-allow-origin'], undefined);
  }
  assert.match(allowed.headers['access-control-expose-headers'] ?? '', /etag/i);
}

/** Puts a document as its own text, as a client without an SDK would. */
async function putDocument(server, bucket, name, document) {
  const { hostname, port } = new URL(server.endpoint);
  const options = aws4.sign(
    {
      service: 's3',
      region: server.region,
      host: `${hostname}:${port}`,
      method: 'PUT',
      path: `/${bucket}?${name}`,
      body: document,
      headers: {
        'Content-MD5': createHash('md5').update(document).digest('base64'),
        'Content-Type': 'application/xml',
      },
    },
    server.user,
  );
  const answer = await send(`${server.endpoint}${options.path}`, 'PUT', options.headers, document);
  assert.equal(answer.status, 200, answer.text);
}

/** `fetch` would not send an Origin of ours. */
function send(url, method, headers, body) {
  return new Promise((done, fail) => {
    const outgoing = request(url, { method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (data) => (text += data));
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, text }));
    });
    outgoing.once('error', fail);
    outgoing.end(body);
  });
}
