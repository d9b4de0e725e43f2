import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const readyWithinMs = 30_000;
const endsWithinMs = 5_000;

/** A port of the loopback interface that nobody listens on. */
export function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/** A folder for a server's data. */
export function dataFolder(name) {
  return mkdtempSync(join(tmpdir(), `s3-upload-doctor-${name}-`));
}

/**
 * Starts a server and waits until its address answers. `stop` ends it by its process id and removes its data; so does the
 * end of this process.
 */
export async function startProcess({ command, args, env = {}, folder, url }) {
  const child = spawn(command, args, {
    cwd: folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => (output = (output + data).slice(-4_000)));
  }
  const ended = new Promise((done) => {
    child.once('error', (error) => {
      output += error.message;
      done();
    });
    child.once('close', done);
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const stop = async () => {
    child.kill('SIGTERM');
    const isOver = await Promise.race([ended.then(() => true), sleep(endsWithinMs, false, { ref: false })]);
    if (!isOver) kill();
    await ended;
    process.removeListener('exit', kill);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const end = Date.now() + readyWithinMs;
  for (;;) {
    if (await answers(url)) return { stop, pid: child.pid };
    if (child.exitCode !== null || child.pid === undefined || Date.now() > end) {
      await stop();
      throw new Error(`${command} did not start:\n${output}`);
    }
    await sleep(100);
  }
}

async function answers(url) {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
    await response.arrayBuffer();
    return true;
  } catch {
    return false; // Nobody listens yet.
  }
}
