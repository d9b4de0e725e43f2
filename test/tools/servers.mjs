/**
 * Starts the S3 servers of the tests for work by hand, on free ports of the loopback interface.
 *
 *   node test/tools/servers.mjs up [NAME …]     starts them and prints their addresses and keys
 *   node test/tools/servers.mjs down [NAME …]   ends them and removes their data
 *   node test/tools/servers.mjs list            what there is and what runs
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { allServers as servers } from '../support/servers/index.mjs';

const folder = join(tmpdir(), 's3-upload-doctor-servers');
const stateOf = (name) => join(folder, `${name}.json`);
const self = fileURLToPath(import.meta.url);

async function up({ name, label, lacks, prepare }) {
  if (running(name)) return console.log(`${name} runs already`);
  const missing = lacks();
  if (missing) throw new Error(`${name} needs ${missing}`);
  console.log(`${name}: ${label}, built first where it has to be, which takes minutes`);
  await prepare();
  mkdirSync(folder, { recursive: true });
  const log = openSync(join(folder, `${name}.log`), 'w');
  const child = spawn(process.execPath, [self, 'serve', name], {
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  const end = Date.now() + 100_000;
  while (!running(name)) {
    if (child.exitCode !== null || Date.now() > end) {
      throw new Error(`${name} did not start: ${readFileSync(join(folder, `${name}.log`), 'utf8')}`);
    }
    await sleep(100);
  }
  print(name);
}

/** Runs one server until it is told to end. */
async function serve(server) {
  const { endpoint, region, user, stop } = await server.start();
  const state = stateOf(server.name);
  const end = async () => {
    await stop();
    rmSync(state, { force: true });
    process.exit(0);
  };
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // Its own line of keeping alive: a server that is a child process does not.
  setInterval(() => {}, 60_000);
  writeFileSync(state, JSON.stringify({ pid: process.pid, endpoint, region, user }));
}

async function down({ name }) {
  const state = running(name);
  if (!state) return;
  process.kill(state.pid, 'SIGTERM');
  const end = Date.now() + 10_000;
  while (existsSync(stateOf(name))) {
    if (Date.now() > end) throw new Error(`${name} (process ${state.pid}) does not end`);
    await sleep(100);
  }
  console.log(`${name} is down`);
}

function list() {
  for (const { name, label, lacks } of servers) {
    if (running(name)) print(name);
    else console.log(`${name}: ${label}, ${lacks() ? `needs ${lacks()}` : 'not running'}`);
  }
}

function print(name) {
  const { pid, endpoint, region, user } = running(name);
  console.log(`${name} runs as process ${pid}:
  AWS_ENDPOINT_URL=${endpoint} AWS_REGION=${region} \\
  AWS_ACCESS_KEY_ID=${user.accessKeyId} AWS_SECRET_ACCESS_KEY=${user.secretAccessKey}`);
}

/** The state of a server that runs; a state whose process is gone, or is another program by now, is removed. */
function running(name) {
  if (!existsSync(stateOf(name))) return null;
  const state = JSON.parse(readFileSync(stateOf(name), 'utf8'));
  if (isOurs(state.pid)) return state;
  rmSync(stateOf(name), { force: true });
  return null;
}

function isOurs(pid) {
  try {
    process.kill(pid, 0);
    const commandLine = `/proc/${pid}/cmdline`;
    return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('servers.mjs');
  } catch {
    return false; // No such process.
  }
}

async function main([command, ...names]) {
  const unknown = names.filter((name) => !servers.some((server) => server.name === name));
  if (unknown.length > 0) {
    throw new Error(`no server "${unknown.join('", "')}": ${servers.map(({ name }) => name).join(', ')}`);
  }
  const chosen = servers.filter(({ name }) => names.length === 0 || names.includes(name));
  if (command === 'list') list();
  else if (command === 'up') for (const server of chosen) await up(server);
  else if (command === 'down') for (const server of chosen) await down(server);
  else if (command === 'serve' && chosen.length === 1) await serve(chosen[0]);
  else throw new Error('say up, down or list; servers.mjs begins with what they do');
}

await main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
