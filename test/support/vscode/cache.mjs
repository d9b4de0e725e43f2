/**
 * A headless VS Code from the package registry: code-server, which is VS Code's own server, extension host and
 * workbench, and the Node it is built for. Kept outside the checkout, installed once.
 *
 *   node test/support/vscode/cache.mjs [minimum] [current]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The versions that tests run on: the oldest that package.json promises, and the newest. code-server 4.N is VS Code 1.N
 * and starts on one major version of Node only.
 */
export const versions = {
  minimum: { vscode: '1.100.3', codeServer: '4.100.3', node: '20', watchdog: 'native-watchdog' },
  current: { vscode: '1.139.1', codeServer: '4.139.1', node: '24', watchdog: '@vscode/native-watchdog' },
};

/** The folder for what is fetched once and used by every checkout. */
export const cacheFolder =
  process.env.S3_UPLOAD_DOCTOR_CACHE ||
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 's3-upload-doctor');

/** Whether the headless VS Code runs on this system at all. */
export const canRunHeadless = process.platform === 'linux' && ['x64', 'arm64'].includes(process.arch);

/** The paths of one VS Code of the cache; installs it where it is missing. */
export async function ensureVSCode(name) {
  const wanted = versions[name];
  if (!wanted) throw new Error(`there is no VS Code "${name}": ${Object.keys(versions).join(', ')} are`);
  if (!canRunHeadless) throw new Error('the headless VS Code runs on Linux x64 and arm64 only');

  const nodePackage = `node-linux-${process.arch}`;
  const nodeFolder = await ensurePiece(`${nodePackage}-${wanted.node}`, (folder) =>
    npm(folder, {}, ['install', `${nodePackage}@${wanted.node}`]),
  );
  const nodeHome = join(nodeFolder, 'node_modules', nodePackage);
  const folder = await ensurePiece(`code-server-${wanted.codeServer}`, (into) =>
    installCodeServer(into, wanted, nodeHome),
  );
  const codeServer = join(folder, 'node_modules/code-server');
  return {
    version: wanted.vscode,
    node: join(nodeHome, 'bin/node'),
    serverMain: join(codeServer, 'lib/vscode/out/server-main.js'),
    codeServer: join(codeServer, 'out/node/entry.js'),
  };
}

/** Whether a VS Code is in the cache already. */
export function isCached(name) {
  return existsSync(join(cacheFolder, `code-server-${versions[name].codeServer}`, '.complete'));
}

/** The browser that the headless VS Code is shown in; null where there is none. `CHROMIUM` names another one. */
export function findChromium() {
  const names = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'].filter(Boolean);
  for (const name of names) {
    const folders = isAbsolute(name) ? [''] : (process.env.PATH ?? '').split(delimiter);
    const file = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
    if (file) return file;
  }
  return null;
}

async function installCodeServer(folder, wanted, nodeHome) {
  // With this machine's own Node, since its npm knows the machine's registry and certificates.
  await npm(folder, {}, ['install', `code-server@${wanted.codeServer}`]);
  // Without its install scripts code-server leaves these two to us; the second one brings the TypeScript server.
  const vscode = join(folder, 'node_modules/code-server/lib/vscode');
  await npm(vscode, {}, ['install', '--omit=dev']);
  await npm(join(vscode, 'extensions'), {}, ['install', '--omit=dev']);
  // Native modules are built with the Node that loads them, whose headers lie beside it.
  const env = {
    PATH: `${join(nodeHome, 'bin')}${delimiter}${process.env.PATH}`,
    npm_config_nodedir: nodeHome,
    npm_config_build_from_source: 'true',
  };
  // Of the native modules only these are missed. Without them the server works too, and says so in every log.
  await npm(vscode, env, ['rebuild', '--ignore-scripts=false', '@vscode/spdlog', wanted.watchdog]).catch(
    (error) => {
      console.error(`VS Code's native modules are left out, since they do not build here: ${error.message}`);
    },
  );
}

/** Builds one piece in a folder of its own and renames it, so that a half-made one is never used. */
async function ensurePiece(name, make) {
  const final = join(cacheFolder, name);
  const complete = join(final, '.complete');
  if (existsSync(complete)) return final;
  mkdirSync(cacheFolder, { recursive: true });
  const folder = mkdtempSync(join(cacheFolder, `.${name}-`));
  try {
    writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
    await make(folder);
    writeFileSync(join(folder, '.complete'), '');
    try {
      renameSync(folder, final);
    } catch (error) {
      if (!existsSync(complete)) throw error; // Else another run was faster, and its piece is as good.
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return final;
}

function npm(cwd, env, args) {
  // What an outer `npm run` says about its own package must not reach this one.
  const outer = /^npm_(config_local_prefix|package_|lifecycle_|command|execpath)/;
  const inherited = Object.fromEntries(Object.entries(process.env).filter(([key]) => !outer.test(key)));
  return new Promise((done, fail) => {
    const child = spawn('npm', ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args], {
      cwd,
      env: { ...inherited, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += data));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0) done();
      else fail(new Error(`npm ${args.join(' ')} ended with ${code}:\n${output.slice(-2000)}`));
    });
  });
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  for (const name of process.argv.slice(2)) console.log(JSON.stringify(await ensureVSCode(name)));
}
