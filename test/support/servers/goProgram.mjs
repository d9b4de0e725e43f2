import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { cacheFolder } from '../vscode/cache.mjs';

const serversFolder = join(cacheFolder, 'servers');
const leastGo = [1, 24];
const waitForOtherBuildMs = 15 * 60_000;

/** Where a program of this pin lies once it is built. */
export function goProgramPath({ program, version }) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return join(serversFolder, `${program}-${version}`, `${program}${suffix}`);
}

/** What this machine must have before the program can be built, for people; null where nothing is missing. */
export function lacksGoProgram(pin) {
  if (existsSync(goProgramPath(pin))) return null;
  const go = findGo();
  const [, major, minor] = /go(\d+)\.(\d+)/.exec(go?.version ?? '') ?? [];
  const isNewEnough =
    Number(major) > leastGo[0] || (Number(major) === leastGo[0] && Number(minor) >= leastGo[1]);
  return isNewEnough ? null : `Go ${leastGo.join('.')} or newer on the PATH`;
}

/** The path of the program; builds it where it is missing. Of several who ask at once, one builds. */
export async function ensureGoProgram(pin) {
  const path = goProgramPath(pin);
  const folder = join(serversFolder, `${pin.program}-${pin.version}`);
  mkdirSync(serversFolder, { recursive: true });
  const unlock = await lock(`${folder}.lock`, () => existsSync(path));
  try {
    if (existsSync(path)) return path;
    const part = mkdtempSync(`${folder}-`);
    try {
      await goInstall(part, `${pin.module}@${pin.moduleVersion ?? pin.version}`);
      renameSync(part, folder);
    } finally {
      rmSync(part, { recursive: true, force: true });
    }
    return path;
  } finally {
    unlock();
  }
}

function findGo() {
  for (const command of ['go', '/usr/local/go/bin/go']) {
    const { status, stdout } = spawnSync(command, ['version'], { encoding: 'utf8' });
    if (status === 0) return { command, version: stdout };
  }
  return null;
}

function goInstall(into, what) {
  const go = findGo();
  if (!go) throw new Error(`Go is needed to build ${what}`);
  return new Promise((done, fail) => {
    const child = spawn(go.command, ['install', what], {
      env: { ...process.env, GOBIN: into, GOFLAGS: '-mod=mod', CGO_ENABLED: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`go install ${what} ended with ${code}:\n${output.slice(-2000)}`));
    });
  });
}

/** A folder that only one process can make. One left by a process that is gone is taken over. */
async function lock(folder, isDone) {
  const owner = join(folder, 'pid');
  const end = Date.now() + waitForOtherBuildMs;
  for (;;) {
    try {
      mkdirSync(folder);
      writeFileSync(owner, String(process.pid));
      return () => rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isDone()) return () => {};
    if (existsSync(owner) && !isAlive(Number(readFileSync(owner, 'utf8')))) {
      rmSync(folder, { recursive: true, force: true });
    } else if (Date.now() > end) {
      throw new Error(`another build holds ${folder}; delete it if there is none`);
    }
    await sleep(250);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
