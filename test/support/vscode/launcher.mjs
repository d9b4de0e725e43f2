#!/usr/bin/env node
/**
 * Stands in for the VS Code executable: takes the arguments that @vscode/test-electron gives to one, runs the tests in
 * the headless VS Code that VSCODE_UNDER_TEST names, prints what they print and ends with their exit code.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { format } from 'node:util';
import { ensureVSCode } from './cache.mjs';
import { freePort, host, launchBrowser, startServer, writeSettings } from './server.mjs';

const limitMs = 180_000;
const timedOut = 124;

// The workbench's own log comes by the same door as the tests' output.
const noise =
  /^(Canceled|Resolv|Creating a socket|(Updat|Ignor)ing .*additional builtin|ChatSessionStore|\[(reconnection|Service Worker|AgentHost|AccountPolicy|RemoteAgent|ChatModel|chat-|DefaultAccount))/;

function readArguments(args) {
  const options = {};
  const folders = [];
  for (const argument of args) {
    const [, key, value] = /^--([^=]+)(?:=(.*))?$/.exec(argument) ?? [];
    if (key) options[key] = value ?? true;
    else folders.push(resolve(argument));
  }
  return { options, folder: folders[0] };
}

/** Does at the keyboard what no interface of VS Code can: types into its input box or list, once one of this title is there. */
async function answerQuickInput(page, { title, text }) {
  try {
    const box = page.locator('.quick-input-widget').filter({ hasText: title });
    await box.waitFor({ timeout: 30_000 });
    const input = box.locator('.quick-input-box input');
    // A panel that opens meanwhile takes the focus with it, and Enter goes where the focus is.
    for (let attempt = 1; (await box.isVisible()) && attempt <= 5; attempt++) {
      await input.fill(text, { timeout: 5_000 });
      await input.press('Enter', { timeout: 5_000 });
      await box.waitFor({ state: 'hidden', timeout: 3_000 }).catch(() => {});
    }
  } catch (error) {
    process.stdout.write(`no answer to “${title}”: ${error.message}\n`);
  }
}

async function runTests(data, cleanUp) {
  const { options, folder } = readArguments(process.argv.slice(2));
  const vscode = await ensureVSCode(process.env.VSCODE_UNDER_TEST ?? 'current');
  const port = await freePort();
  const { HOST_TESTS_WINDOW: window } = process.env;
  writeSettings(
    join(data, 'data'),
    {
      // Restricted Mode without its question, which would wait for an answer.
      restricted: { 'security.workspace.trust.startupPrompt': 'never' },
      // An extension that runs in Node too stays there unless this moves it.
      browser: { 'remote.extensionKind': { 's3-upload-doctor.s3-upload-doctor': ['web'] } },
    }[window],
  );
  const server = await startServer(
    vscode.node,
    [
      vscode.serverMain,
      ...['--host', host, '--port', String(port), '--without-connection-token'],
      ...['--accept-server-license-terms', '--server-data-dir', data, '--telemetry-level', 'off'],
      // Without it a built workbench ignores the tests in the address, and says nothing.
      '--enable-smoke-test-driver',
      ...(window === 'restricted' ? [] : ['--disable-workspace-trust']),
    ],
    { port, probe: '/version' },
  );
  cleanUp.push(server.stop);

  const browser = await launchBrowser(join(data, 'browser'));
  cleanUp.push(() => browser.close());
  const page = browser.pages()[0] ?? (await browser.newPage());
  const exited = new Promise((done) => page.exposeFunction('codeAutomationExit', done));
  // One question after the other: the second box has the place of the first.
  let answering = Promise.resolve();
  await page.exposeFunction('codeAutomationLog', (_type, args) => {
    const text = Array.isArray(args) ? format(...args) : String(args);
    const [, answer] = /^quick input: (\{.*\})$/.exec(text) ?? [];
    if (answer) answering = answering.then(() => answerQuickInput(page, JSON.parse(answer)));
    else if (!noise.test(text)) process.stdout.write(`${text}\n`);
  });
  const remote = (file) => `vscode-remote://${host}:${port}${resolve(file)}`;
  const address = new URL(server.url);
  const payload = [
    ['extensionDevelopmentPath', remote(options.extensionDevelopmentPath)],
    ['extensionTestsPath', remote(options.extensionTestsPath)],
    ['skipWelcome', 'true'],
    ...(window === 'browser' ? [['extensionDevelopmentKind', 'web']] : []),
  ];
  address.searchParams.set('payload', JSON.stringify(payload));
  if (folder) address.searchParams.set('folder', folder);
  await page.goto(address.href);

  let timer;
  const late = new Promise((done) => (timer = setTimeout(done, limitMs, timedOut)));
  const code = await Promise.race([exited, late]);
  clearTimeout(timer);
  if (code === timedOut) {
    mkdirSync('out/artifacts', { recursive: true });
    await page.screenshot({ path: 'out/artifacts/host-tests-timeout.png' });
    process.stderr.write(`no end after ${limitMs} ms: out/artifacts/host-tests-timeout.png\n${server.log()}`);
  }
  return code;
}

const data = mkdtempSync(join(tmpdir(), 's3-upload-doctor-host-'));
const cleanUp = [() => rmSync(data, { recursive: true, force: true })];
const finish = async () => {
  while (cleanUp.length > 0) await cleanUp.pop()();
};
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => finish().then(() => process.exit(130)));

let code = 1;
try {
  code = await runTests(data, cleanUp);
} catch (error) {
  process.stderr.write(`${error.stack}\n`);
} finally {
  await finish();
}
// @vscode/test-electron stops reading at our end: let the pipes drain first.
await new Promise((done) => process.stdout.write('', done));
setTimeout(() => process.exit(code), 200);
