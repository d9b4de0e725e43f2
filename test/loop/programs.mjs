import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { transformSync } from 'esbuild';
import { credentials } from '../snippets/runners/report.mjs';

/** The SDKs whose templates run here. */
const names = ['aws-sdk-v3', 'lib-storage', 'boto3', 'fetch', 'cli', 'rest', 'iam'];

/** The template of a task in one language, as a reader gets it; null where there is none. */
export function renderTask({ lib, templates }, task, language, values) {
  const template = templates.find(
    (each) => each.task === task && each.language === language && names.includes(each.name),
  );
  if (!template) return null;
  return { file: template.file, text: lib.renderTemplate(template.text, language, lib.slotsFrom(values)) };
}

/** Loads rendered TypeScript into this process; the SDK in it finds the keys of `user` in the environment. */
export async function loadTypeScript({ file, text }, folder, user) {
  const path = join(folder, file.replace(/\.ts$/, '.mjs'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, transformSync(text, { loader: 'ts' }).code);
  for (const [name, value] of Object.entries(environment(user))) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  const module = await silently(() => import(pathToFileURL(path)));
  return {
    file,
    presignPut: (key, type) => silently(() => module.presignPut(key, type)),
    presignPost: (key, type) => module.presignPost(key, type),
    uploadFile: (path, key, type) => silently(() => module.uploadFile(path, key, type)),
    uploadBlob: (blob, presigned) => module.uploadFile(blob, presigned),
    put: (bucket, key, bytes) =>
      module.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes })),
    createUpload: (key, type) => module.createUpload(key, type),
    signPart: (upload, number) => module.signPart(upload, number),
    completeUpload: (upload, parts) => module.completeUpload(upload, parts),
  };
}

/** The same for Python, in a process beside this one. */
export class Python {
  #child;
  #answers;
  #folder;

  constructor(command, folder) {
    this.#folder = folder;
    this.#child = spawn(command, ['test/loop/worker.py'], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONUTF8: '1' },
    });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  load({ file, text }, folder, user) {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const env = Object.fromEntries(
      Object.entries(environment(user)).map(([name, value]) => [name, value ?? null]),
    );
    const call = (name, ...args) => this.#ask({ path, env, call: name, args });
    return {
      file,
      presignPut: (key, type) => call('presign_put', key, type),
      presignPost: (key, type) => call('presign_post', key, type),
      uploadFile: (source, key, type) => call('upload_file', source, key, type),
      put: (bucket, key, bytes) => {
        const source = join(this.#folder, 'python-body.bin');
        writeFileSync(source, bytes);
        return this.#ask({ path, env, put: { bucket, key, file: source } });
      },
      createUpload: async (key, type) => ({ key, uploadId: await call('create_upload', key, type) }),
      signPart: ({ key, uploadId }, number) => call('sign_part', key, uploadId, number),
      completeUpload: ({ key, uploadId }, parts) =>
        call(
          'complete_upload',
          key,
          uploadId,
          parts.map(({ partNumber, etag }) => ({ PartNumber: partNumber, ETag: etag })),
        ),
    };
  }

  async #ask(request) {
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    const { value, done } = await this.#answers.next();
    if (done) throw new Error('the Python process has ended');
    const { result, error } = JSON.parse(value);
    if (error) throw new Error(error);
    return result;
  }

  stop() {
    this.#child.stdin.end();
  }
}

function environment(user) {
  return { ...credentials(user), AWS_SESSION_TOKEN: user.sessionToken };
}

/** The templates print what they made, which is for their reader. */
async function silently(task) {
  const { log } = console;
  console.log = () => {};
  try {
    return await task();
  } finally {
    console.log = log;
  }
}
