import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import aws4 from 'aws4';
import { Browser } from './browser.mjs';
import { credentials } from '../snippets/runners/report.mjs';

const curlWithinSeconds = '25';

/** What a scenario works with at one server: clients, buckets, a signer to misuse, and a terminal whose text is pasted. */
export class Bench {
  #next = 1;
  #browser = null;

  constructor({ server, lib, folder, python }) {
    this.server = server;
    this.lib = lib;
    this.templates = lib.readTemplates();
    this.folder = folder;
    this.python = python;
    mkdirSync(folder, { recursive: true });
    this.s3 = this.client();
  }

  /** An SDK client with this server's user, or as said. */
  client(options = {}) {
    const { region, endpoint, user: credentials } = this.server;
    return new S3Client({
      region,
      endpoint,
      credentials,
      forcePathStyle: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      ...options,
    });
  }

  /** A new bucket, where the server can make one, and a key in it that nothing is stored at. */
  async place(extension = 'bin', options = {}) {
    const number = this.#next++;
    const key = `uploads/film-${number}.${extension}`;
    if (this.server.buckets) return { bucket: this.server.buckets[0], key };
    const bucket = `loop-${String(number)}-${randomBytes(3).toString('hex')}`;
    await this.s3.send(new CreateBucketCommand({ Bucket: bucket, ...options }));
    return { bucket, key };
  }

  /** A presigned URL of the SDK; a PUT unless another command is given. */
  presign({ bucket, key }, { client = this.s3, command, expiresIn = 900, ...options } = {}) {
    const put = new PutObjectCommand({ Bucket: bucket, Key: key });
    return getSignedUrl(client, command ?? put, { expiresIn, ...options });
  }

  /** A header-signed request as `aws4` makes it, to be sent by `curl`. */
  sign(method, path, { headers = {}, body = '', user = this.server.user, region, service = 's3' } = {}) {
    const { host } = new URL(this.server.endpoint);
    return aws4.sign(
      { service, region: region ?? this.server.region, host, method, path, headers, body },
      user,
    ).headers;
  }

  /** Signs and sends a request. */
  async send(method, path, options = {}) {
    const headers = this.sign(method, path, options);
    return this.curl(method, `${this.server.endpoint}${path}`, { ...options, headers });
  }

  /** Sends a request with curl; `text` is what the terminal shows. */
  async curl(method, url, { headers = {}, body = null, args = [], withinSeconds = curlWithinSeconds } = {}) {
    const all = ['-sv', '-X', method, '--max-time', withinSeconds];
    const own = ['host', 'content-length'];
    for (const [name, value] of Object.entries(headers)) {
      if (!own.includes(name.toLowerCase())) all.push('-H', `${name}: ${value}`);
    }
    if (body !== null) all.push('--data-binary', `@${this.file(body)}`);
    // curl would call any body a form.
    if (body !== null && !hasHeader(headers, 'content-type')) all.push('-H', 'Content-Type:');
    const { output, errors } = await run('curl', [...all, ...args, url]);
    const status = Number(/^< HTTP\/1\.1 (?!100)(\d+)/m.exec(errors)?.[1] ?? 0);
    return { status, body: output, text: `$ curl -v -X ${method} '${url}'\n${errors}${output}\n` };
  }

  /** What Node prints for the error that an SDK call ends with. */
  async refusal(promise) {
    try {
      await promise;
    } catch (error) {
      return inspect(error);
    }
    throw new Error('the call was to fail, and did not');
  }

  /** What boto3 logs and prints when this user uploads there. */
  async debugLog({ bucket, key }, user) {
    const { endpoint, region } = this.server;
    const env = { ...process.env, ...credentials(user) };
    const options = JSON.stringify({ endpoint, region, bucket, key });
    const { code, errors } = await run(this.python, ['test/loop/debugLog.py', options], env);
    if (code === 0) throw new Error('the upload was to be refused');
    return errors;
  }

  /** Chromium with a page of its own, started when it is first asked for. */
  browser() {
    this.#browser ??= Browser.start();
    return this.#browser;
  }

  async stop() {
    if (this.#browser) await (await this.#browser).stop();
  }

  /** A file with this content, for programs that read one. */
  file(content) {
    const path = join(this.folder, `body-${this.#next++}.bin`);
    writeFileSync(path, content);
    return path;
  }

  /** The bytes stored there; null where there is nothing. */
  async stored({ bucket, key }, reader) {
    const client = reader ? this.client({ credentials: reader }) : this.s3;
    try {
      const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      return Buffer.from(await answer.Body.transformToByteArray());
    } catch (error) {
      if (error.$metadata?.httpStatusCode === 404) return null;
      throw error;
    }
  }
}

function hasHeader(headers, wanted) {
  return Object.keys(headers).some((name) => name.toLowerCase() === wanted);
}

/** Runs a program to its end. */
export function run(command, args, env = process.env) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let errors = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
    child.once('error', fail);
    child.once('close', (code) => done({ code, output, errors }));
  });
}
