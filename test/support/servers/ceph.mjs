import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { accessSync, constants, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { cephSettings } from './cephSettings.mjs';
import { shiftedClock } from './shiftedClock.mjs';
import { dataFolder, freePort, startDaemon, waitForAnswer } from './serverProcess.mjs';

const run = promisify(execFile);
const programs = ['ceph', 'ceph-mon', 'ceph-osd', 'monmaptool', 'radosgw', 'radosgw-admin'];
const packages = 'ceph-mon ceph-osd radosgw ceph-common';
const readyWithinMs = 90_000;
const label = 'Ceph RADOS Gateway';
const region = 'us-east-1';

/**
 * Ceph's RADOS Gateway over a cluster of one monitor and one object store in memory, all of it of this process alone. It
 * takes signatures of version 2 and 4 and has CORS rules per bucket.
 */
export const ceph = {
  name: 'ceph',
  label,
  lacks: () => (programs.every(isOnPath) ? null : `apt-get install ${packages}`),
  prepare: async () => {},
  async start() {
    const folder = dataFolder('ceph');
    for (const name of ['mon', 'osd', 'rgw', 'log', 'run']) mkdirSync(join(folder, name));
    const daemons = [];
    const stop = async () => {
      // The gateways first: one that has lost its store takes long to end.
      for (const daemon of daemons.splice(0).reverse()) await daemon.stop();
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    };
    try {
      const cluster = await startCluster(folder, daemons);
      const user = { accessKeyId: 'CEPHEXAMPLEUSER', secretAccessKey: 'ceph-example-secret' };
      const other = { accessKeyId: 'CEPHEXAMPLEOTHER', secretAccessKey: 'ceph-example-other' };
      const main = await startGateway(cluster);
      await createUser(cluster, 'user', user, ['--caps', 'user-policy=*']);
      await createUser(cluster, 'other', other);
      return {
        name: 'ceph',
        label,
        endpoint: main.endpoint,
        region,
        user,
        other,
        stop,
        pid: main.pid,
        startGateway: (options) => startGateway(cluster, options),
      };
    } catch (error) {
      await stop();
      throw error;
    }
  },
};

function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** Starts the monitor and the store. What runs is added to `daemons` at once, so that it can be ended when a step fails. */
async function startCluster(folder, daemons) {
  const fsid = randomUUID();
  const monitorPort = await freePort();
  const configuration = join(folder, 'ceph.conf');
  writeFileSync(configuration, cephSettings({ folder, fsid, monitorPort }));
  writeFileSync(join(folder, 'keyring'), '');
  const env = { CEPH_CONF: configuration, HOME: folder };
  const call = (command, args) =>
    run(command, args, { cwd: folder, env: { ...process.env, ...env }, timeout: readyWithinMs });
  const start = (command, args, more = {}) => {
    const daemon = startDaemon({ command, args, env: { ...env, ...more }, folder });
    daemons.push(daemon);
    return daemon;
  };

  const address = `[v2:127.0.0.1:${monitorPort}]`;
  const map = join(folder, 'monmap');
  await call('monmaptool', ['--create', '--clobber', '--fsid', fsid, '--addv', 'a', address, map]);
  await call('ceph-mon', ['--mkfs', '-i', 'a', '--monmap', map]);
  start('ceph-mon', ['-f', '-i', 'a']);
  const store = randomUUID();
  const { stdout } = await call('ceph', ['--connect-timeout', '30', 'osd', 'new', store]);
  const id = stdout.trim();
  await call('ceph-osd', ['--mkfs', '-i', id, '--osd-uuid', store]);
  start('ceph-osd', ['-f', '-i', id]);
  return { call, start, daemons };
}

/**
 * One more gateway on the same store, with settings of its own. `clockOffsetSeconds` gives it a clock that is ahead or
 * late; that needs the program faketime.
 */
async function startGateway({ start, daemons }, { settings = {}, clockOffsetSeconds = 0 } = {}) {
  const port = await freePort();
  const endpoint = `http://127.0.0.1:${port}`;
  const options = {
    rgw_frontends: `beast endpoint=127.0.0.1:${port} request_timeout_ms=8000`,
    ...settings,
  };
  const args = ['-f', '-n', `client.rgw${daemons.length}`];
  for (const [name, value] of Object.entries(options)) args.push(`--${name}=${value}`);
  const daemon = start(
    'radosgw',
    args,
    clockOffsetSeconds === 0 ? {} : await shiftedClock(clockOffsetSeconds),
  );
  await waitForAnswer(endpoint, daemon, readyWithinMs);
  const stop = async () => {
    daemons.splice(daemons.indexOf(daemon), 1);
    await daemon.stop();
  };
  return { endpoint, pid: daemon.pid, stop };
}

function createUser({ call }, name, { accessKeyId, secretAccessKey }, more = []) {
  const keys = ['--access-key', accessKeyId, '--secret-key', secretAccessKey];
  return call('radosgw-admin', ['user', 'create', '--uid', name, '--display-name', name, ...keys, ...more]);
}
