import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureGoProgram, lacksGoProgram } from './goProgram.mjs';
import { dataFolder, freePort, startProcess } from './serverProcess.mjs';

const pin = {
  program: 'versitygw',
  module: 'github.com/versity/versitygw/cmd/versitygw',
  version: '1.8.0',
  moduleVersion: 'v1.8.0',
};

/**
 * versitygw: verifies everything, and has CORS rules per bucket. Its root stands above bucket policies, so tests get an
 * ordinary user who may make buckets, and another one without any rights.
 */
export const versitygw = {
  name: 'versitygw',
  label: `versitygw ${pin.version}`,
  lacks: () => lacksGoProgram(pin),
  prepare: () => ensureGoProgram(pin),
  async start() {
    const command = await ensureGoProgram(pin);
    const port = await freePort();
    const folder = dataFolder('versitygw');
    const endpoint = `http://127.0.0.1:${port}`;
    for (const name of ['iam', 'data']) mkdirSync(join(folder, name));
    const root = ['--access', 'VERSITYEXAMPLEROOT', '--secret', 'versity-example-root-secret'];
    const region = 'us-east-1';
    const { stop, pid } = await startProcess({
      command,
      args: [
        ...root,
        '--port',
        `127.0.0.1:${port}`,
        '--iam-dir',
        join(folder, 'iam'),
        '--region',
        region,
        'posix',
        join(folder, 'data'),
      ],
      folder,
      url: endpoint,
    });
    const user = { accessKeyId: 'VERSITYEXAMPLEUSER', secretAccessKey: 'versity-example-secret' };
    const other = { accessKeyId: 'VERSITYEXAMPLEOTHER', secretAccessKey: 'versity-example-other' };
    const admin = ['admin', ...root, '--endpoint-url', endpoint];
    try {
      await createUser(command, admin, 'userplus', user);
      await createUser(command, admin, 'user', other);
    } catch (error) {
      await stop();
      throw error;
    }
    return { name: 'versitygw', label: versitygw.label, endpoint, region, user, other, stop, pid };
  },
};

function createUser(command, admin, role, { accessKeyId, secretAccessKey }) {
  const args = ['create-user', '--role', role, '--access', accessKeyId, '--secret', secretAccessKey];
  return new Promise((done, fail) => {
    const child = spawn(command, [...admin, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`versitygw admin create-user ended with ${code}: ${output}`));
    });
  });
}
