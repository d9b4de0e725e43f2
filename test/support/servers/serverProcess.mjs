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
export async function startProcess({ command, args, env = {}, folder, url, withinMs = readyWithinMs }) {
  const daemon = startDaemon({ command, args, env, folder });
  const stop = async () => {
    await daemon.stop();
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    await waitForAnswer(url, daemon, withinMs);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop, pid: daemon.pid };
}

/** Starts a program that stays. `stop` ends it by its process id, as the end of this process does. */
export function startDaemon({ command, args, env = {}, folder }) {
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
  return {
    command,
    pid: child.pid,
    isOver: () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined,
    output: () => output,
    stop: async () => {
      child.kill('SIGTERM');
      const isOver = await Promise.race([ended.then(() => true), sleep(endsWithinMs, false, { ref: false })]);
      if (!isOver) kill();
      await ended;
      process.removeListener('exit', kill);
    },
  };
}

/** Waits until this address answers; fails with what the program printed when it ends before that, or takes too long. */
export async function waitForAnswer(url, daemon, withinMs = readyWithinMs) {
  const end = Date.now() + withinMs;
  for (;;) {
    if (await answers(url)) return;
    if (daemon.isOver() || Date.now() > end) {
      throw new Error(`${daemon.command} did not start:\n${daemon.output()}`);
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
