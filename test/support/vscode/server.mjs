/** What the headless VS Code needs around it: a free port, a child process, settings, a browser. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { findChromium } from './cache.mjs';
import { watchedBy } from './socketLog.mjs';

export const host = '127.0.0.1';

const startLimitMs = 60_000;
const stopLimitMs = 5000;

/** A port that nobody listens on: the preferred one, or any. */
export function freePort(preferred = 0) {
  return new Promise((done, fail) => {
    const server = net.createServer();
    server.once('error', (error) => (preferred === 0 ? fail(error) : freePort().then(done, fail)));
    server.listen(preferred, host, () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

/**
 * Starts a VS Code server and waits until `probe` answers. The result's `stop` ends it with all its children, `ended`
 * resolves when it ends by itself, `log` gives what it printed.
 */
export async function startServer(node, args, { port, probe }) {
  // A process group of its own: extension hosts outlive their server a little.
  const child = spawn(node, args, {
    env: serverEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const kill = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error; // ESRCH: the whole group is gone already.
    }
  };
  let log = '';
  let running = true;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (log += data));
  const ended = new Promise((done) => {
    child.once('error', (error) => {
      log += error.stack;
      running = false;
      done(null);
    });
    child.once('exit', (code) => {
      running = false;
      done(code);
    });
  });

  const stop = async () => {
    if (!child.pid) return;
    kill('SIGTERM');
    const timer = setTimeout(() => kill('SIGKILL'), stopLimitMs);
    await ended;
    clearTimeout(timer);
    kill('SIGKILL');
  };
  const url = `http://${host}:${port}`;
  if (!(await answers(url + probe, () => running))) {
    await stop();
    throw new Error(`VS Code's server did not start:\n${log}`);
  }
  return { url, stop, ended, log: () => log };
}

async function answers(url, isWorthAsking) {
  for (const end = Date.now() + startLimitMs; Date.now() < end && isWorthAsking(); await pause(100)) {
    const status = await fetch(url).then(
      (answer) => answer.status,
      () => null, // Nobody listens yet.
    );
    if (status === 200) return true;
  }
  return false;
}

function serverEnvironment() {
  // Inside a terminal of VS Code these would make the server hand over to that window.
  const outer = /^VSCODE_(IPC|GIT|NONCE|INJECTION|CWD|CLI)|^ELECTRON_/;
  const inherited = Object.entries(process.env).filter(([key]) => !outer.test(key));
  const watched = process.env.SOCKET_LOG ? watchedBy(process.env.SOCKET_LOG) : {};
  return { ...Object.fromEntries(inherited), ...watched, EXTENSIONS_GALLERY: '{}' };
}

export const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Writes user settings where the server keeps them: on its own disk, not in the browser. */
export function writeSettings(userDataFolder, settings = {}) {
  const quiet = {
    'chat.agentHost.enabled': false,
    'chat.disableAIFeatures': true,
    'extensions.autoCheckUpdates': false,
    'extensions.ignoreRecommendations': true,
    'remote.autoForwardPorts': false,
    'telemetry.telemetryLevel': 'off',
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
  };
  const folder = join(userDataFolder, 'User');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'settings.json'), JSON.stringify({ ...quiet, ...settings }, null, 2));
}

/** A window of Chromium whose profile is in `profileFolder`, so that what it keeps can be searched. */
export function launchBrowser(profileFolder, options = {}) {
  return chromium.launchPersistentContext(profileFolder, {
    executablePath: findChromium(),
    viewport: { width: 1280, height: 800 },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    ...options,
  });
}
