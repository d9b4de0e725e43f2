/* global FormData, Blob */
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { loadTypeScript, renderTask } from './programs.mjs';

const contentType = 'video/mp4';
const smallBytes = 2_000;

/** How an upload goes with the program of each task: `run(program, slots)` uploads and returns the bytes it sent. */
const uploads = {
  'presign-put': async (program, { key }) => {
    const body = randomBytes(smallBytes);
    const { url, headers } = await program.presignPut(key, contentType);
    await put(url, body, headers);
    return body;
  },
  'presign-post': async (program, { key }) => {
    const body = randomBytes(smallBytes);
    const { url, fields } = await program.presignPost(key, contentType);
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([body]));
    const answer = await fetch(url, { method: 'POST', body: form });
    assert.ok(answer.ok, `${answer.status} ${await answer.text()}`);
    return body;
  },
  'sigv4-client': putWithClient,
  'no-default-checksums': putWithClient,
  // The URL is right as it was signed: it is the page that changes.
  'browser-put': async (program, _slots, _bench, { url }) => {
    const body = randomBytes(smallBytes);
    await program.uploadBlob(new Blob([body]), { url, headers: {} });
    return body;
  },
  'transfer-manager': async (program, { key, partBytes }, bench) => {
    const body = randomBytes(partBytes + smallBytes);
    await program.uploadFile(bench.file(body), key, contentType);
    return body;
  },
  multipart: async (program, { key, partBytes }) => {
    const bodies = [randomBytes(partBytes), randomBytes(smallBytes)];
    const upload = await program.createUpload(key, contentType);
    const parts = [];
    for (const [index, body] of bodies.entries()) {
      const answer = await put(await program.signPart(upload, index + 1), body);
      // As they may arrive: the last one first.
      parts.unshift({ partNumber: index + 1, etag: answer.headers.get('etag') });
    }
    await program.completeUpload(upload, parts);
    return Buffer.concat(bodies);
  },
};

async function putWithClient(program, { bucket, key }) {
  const body = randomBytes(smallBytes);
  await program.put(bucket, key, body);
  return body;
}

export async function put(url, body, headers = {}) {
  const answer = await fetch(url, { method: 'PUT', headers, body });
  assert.equal(answer.status, 200, `${answer.status} ${await answer.text()}`);
  return answer;
}

/**
 * Applies the code of a fix: renders it with the case's values, runs it in each language that it is there in, and sees the
 * upload arrive. Returns the files that ran.
 */
export async function applyCode(bench, fix, values, failure, python) {
  const task = fix.snippets.find((each) => uploads[each]);
  if (!task)
    throw new Error(
      `the fix ${fix.id} has no code that uploads, and the scenario doesn't say how to apply it`,
    );
  const slots = bench.lib.slotsFrom(values);
  const user = failure.user ?? bench.server.user;
  const ran = [];
  for (const language of ['typescript', 'python']) {
    const rendered = renderTask(bench, task, language, values);
    if (!rendered || (language === 'python' && !python)) continue;
    const folder = join(bench.folder, failure.id, language);
    const program =
      language === 'python'
        ? python.load(rendered, folder, user)
        : await loadTypeScript(rendered, folder, user);
    // What was rendered decides where the upload goes, not what the scenario knows.
    const sent = await uploads[task](program, slots, bench, failure);
    await assertStored(bench, { bucket: failure.bucket, key: failure.key }, sent, rendered.file);
    ran.push(rendered.file);
  }
  return ran;
}

export async function assertStored(bench, place, sent, what, reader) {
  const stored = await bench.stored(place, reader);
  assert.ok(stored, `${what} ended well, and nothing is stored at ${place.bucket}/${place.key}`);
  assert.ok(stored.equals(sent), `${what} stored ${stored.length} other bytes than the ${sent.length} sent`);
}
