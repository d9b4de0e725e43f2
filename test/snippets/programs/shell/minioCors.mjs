/**
 * Asks a MinIO as a browser would, and fails where it allows another page than the one that the snippet names:
 *
 *   node minioCors.mjs [ENDPOINT]    without one, a MinIO is started with this environment
 */
import assert from 'node:assert/strict';
import { request } from 'node:http';
import { minio } from '../../../support/servers/minio.mjs';

const [given] = process.argv.slice(2);
const started = given ? null : await minio.start();
const endpoint = given ?? started.endpoint;
try {
  assert.equal(await allowed('https://app.example.org'), 'https://app.example.org');
  assert.equal(await allowed('https://elsewhere.example.org'), undefined);
} finally {
  await started?.stop();
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
