/**
 * Shows the product at work: diagnoses a failed upload in the terminal, then opens VS Code with the extension.
 *
 *   npm start              a bundled sample
 *   npm start -- FILE      your own paste
 *
 * PORT: where the headless VS Code listens, used where there is no desktop one. Ctrl-C ends everything.
 */
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { node, root } from './command.mjs';
import { install } from './install.mjs';

const samples = join(root, 'media/samples');
const firstSample = 'expired-url.txt';
const preferredPort = 8437;

/** Says what is being done, does it, and says how long it took; `result` may word the end. */
async function step(what, task, result = () => 'done') {
  process.stdout.write(`\n▸ ${what} … `);
  const started = performance.now();
  const value = await task();
  console.log(`${result(value)} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return value;
}

async function build() {
  const { code, output } = await node('esbuild.mjs');
  if (code !== 0) throw new Error(`The build failed:\n${output}`);
}

function diagnoseInTerminal(file) {
  console.log(`\n▸ node dist/cli.js diagnose ${file}\n`);
  const { status } = spawnSync(process.execPath, ['dist/cli.js', 'diagnose', file], {
    cwd: root,
    stdio: 'inherit',
  });
  // 3 says that the paste holds too little evidence, which is an answer too.
  if (status !== 0 && status !== 3) throw new Error(`The diagnosis ended with ${status}.`);
}

/** The command that opens a desktop VS Code; null where there is none, or no screen to show it on. */
function findDesktop() {
  const { DISPLAY, WAYLAND_DISPLAY, WSL_DISTRO_NAME, PATH = '' } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY && !WSL_DISTRO_NAME) return null;
  const command = process.platform === 'win32' ? 'code.cmd' : 'code';
  const applications = ['/Applications', join(homedir(), 'Applications')];
  const candidates = [
    ...PATH.split(delimiter)
      .filter(Boolean)
      .map((folder) => join(folder, command)),
    ...applications.map((folder) => join(folder, 'Visual Studio Code.app/Contents/Resources/app/bin/code')),
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
}

async function openDesktop(command, file) {
  const args = ['--new-window', `--extensionDevelopmentPath=${root}`, samples, '--goto', file];
  // code.cmd is a script, which on Windows only a shell starts, and a shell wants its own quotes.
  const [program, given, options] =
    process.platform === 'win32'
      ? [[command, ...args].map((part) => `"${part}"`).join(' '), [], { shell: true }]
      : [command, args, {}];
  await step(
    'Opening VS Code with the extension',
    () =>
      new Promise((done, fail) => {
        const child = spawn(program, given, { ...options, stdio: 'ignore' });
        child.once('error', fail);
        child.once('exit', (code) =>
          code === 0 ? done() : fail(new Error(`${command} ended with ${code}.`)),
        );
      }),
  );
  console.log(
    `\n${whatToDo}\nThe window is yours: close it when you are done. Nothing else is left running.`,
  );
}

const whatToDo = 'In the open file, press F1 and choose "S3 Upload Doctor: Diagnose…".';

async function serveHeadless(file) {
  const { canRunHeadless, ensureVSCode } = await import('../support/vscode/cache.mjs');
  if (!canRunHeadless) {
    console.log('\nThere is no VS Code here: install it, with its "code" command, and run npm start again.');
    return;
  }
  const { startWorkbench } = await import('../support/vscode/workbench.mjs');
  const { freePort } = await import('../support/vscode/server.mjs');
  await step(
    'Fetching a headless VS Code, since there is no desktop one (the first time a minute or two)',
    () => ensureVSCode('current'),
  );
  const data = mkdtempSync(join(tmpdir(), 's3-upload-doctor-start-'));
  const cleanUp = () => rmSync(data, { recursive: true, force: true });
  const interrupted = new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, done);
  });
  try {
    // A copy, so that trying the fixes leaves the checkout as it was.
    const folder = join(data, 'samples');
    cpSync(samples, folder, { recursive: true });
    const workbench = await step('Starting it with the extension', async () =>
      startWorkbench({
        data,
        extension: root,
        port: await freePort(Number(process.env.PORT || preferredPort)),
      }),
    );
    const shown = file.startsWith(samples) ? file.replace(samples, folder) : file;
    console.log(
      `\nOpen this in a browser:\n\n  ${workbench.address(folder, shown)}\n\n${whatToDo} Ctrl-C ends it.`,
    );
    await Promise.race([interrupted, workbench.ended]);
    await workbench.stop();
  } finally {
    cleanUp();
  }
  console.log('\nEnded; nothing is left running.');
}

async function main([given]) {
  const file = given ? resolve(process.env.INIT_CWD ?? '.', given) : join(samples, firstSample);
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  await step('Installing what is missing (the first time half a minute)', install, (did) =>
    did ? 'installed' : 'nothing was missing, seen',
  );
  await step('Building the extension and the command line', build);
  diagnoseInTerminal(file);
  const desktop = findDesktop();
  if (desktop) await openDesktop(desktop, file);
  else await serveHeadless(file);
}

await main(process.argv.slice(2)).catch((error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
