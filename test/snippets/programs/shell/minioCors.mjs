/** Starts a MinIO with this environment, and fails where it allows another page than the one that the snippet names. */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { minio } from '../../../support/servers/minio.mjs';

const { endpoint, stop } = await minio.start();
try {
  assert.equal(await allowed('https://app.example.org'), 'https://app.example.org');
  assert.equal(await allowed('https://elsewhere.example.org'), undefined);
} finally {
  await stop();
}

/** `fetch` would not send an Origin of ours. */
function allowed(origin) {
  const headers = { origin, 'access-control-request-method': 'PUT' };
  return new Promise((done, fail) => {
    const outgoing = request(`${endpoint}/bucket/key`, { method: 'OPTIONS', headers }, (response) => {
      response.resume();
      response.on('end', () => done(response.headers['access-control-allow-origin']));
    });
    outgoing.once('error', fail);
    outgoing.end();
  });
}
