/**
 * Runs the tests of this folder inside a real VS Code.
 *
 *   node test/host-tests/run.mjs [minimum|current …] [WORDS of a test's title]
 *
 * VSCODE_DESKTOP=download takes a desktop VS Code from Microsoft, VSCODE_DESKTOP=/path that one; else it is the headless one.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { versions } from '../support/vscode/cache.mjs';
import { socketsOf } from '../support/vscode/socketLog.mjs';
import { root } from '../tools/command.mjs';

const sources = 'test/host-tests';
const compiled = join(root, 'out/host-tests');

/** VS Code asks for one CommonJS file in each of its hosts; the tests for Node get a bundle each, beside it. */
async function compile() {
  rmSync(compiled, { recursive: true, force: true });
  const common = {
    absWorkingDir: root,
    bundle: true,
    format: 'cjs',
    sourcemap: 'inline',
    logLevel: 'warning',
  };
  const files = readdirSync(join(root, sources)).filter((file) => file.endsWith('.ts'));
  await build({
    ...common,
    entryPoints: files.map((file) => join(sources, file)),
    outdir: compiled,
    outExtension: { '.js': '.cjs' },
    platform: 'node',
    target: 'node20',
    external: ['vscode', 'mocha'],
  });
  await build({
    ...common,
    entryPoints: [join(sources, 'browser/index.ts')],
    outfile: join(compiled, 'browser.cjs'),
    platform: 'browser',
    target: 'es2022',
    external: ['vscode'],
  });
}

function executable(name) {
  const desktop = process.env.VSCODE_DESKTOP;
  if (!desktop) return { vscodeExecutablePath: join(root, 'test/support/vscode/launcher.mjs') };
  return isAbsolute(desktop) ? { vscodeExecutablePath: desktop } : { version: versions[name].vscode };
}

/**
 * The kinds of window to test. A desktop VS Code has Node and trusts its workspace; so does the window for a few chosen
 * tests. VS Code 1.100 in a browser takes an extension whose `main` is an ES module for one itself, and refuses it; the
 * web's VS Code is always the newest, so that the extension is tried there alone.
 */
function windowsOf(name, words) {
  if (process.env.VSCODE_DESKTOP || words) return ['trusted'];
  return name === 'current' ? ['trusted', 'restricted', 'browser'] : ['trusted', 'restricted'];
}

/**
 * Runs the tests once, in one kind of window, and gives what they counted. A run that ends badly without a failed test
 * is one failure.
 */
async function runOnce(name, window, words) {
  const folder = mkdtempSync(join(tmpdir(), 's3-upload-doctor-workspace-'));
  const report = join(folder, 'report.json');
  const socketLog = join(folder, 'sockets.jsonl');
  let ending = null;
  try {
    await runTests({
      ...executable(name),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(compiled, window === 'browser' ? 'browser.cjs' : 'index.cjs'),
      extensionTestsEnv: {
        VSCODE_UNDER_TEST: name,
        HOST_TESTS_WINDOW: window,
        HOST_TESTS_WORDS: words,
        SOCKET_LOG: socketLog,
        HOST_TESTS_KEYBOARD: process.env.VSCODE_DESKTOP ? 'no' : 'yes',
      },
      launchArgs: [folder, '--disable-extensions'],
    });
  } catch (error) {
    ending = error.message;
  }
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 };
  // No test agrees to a request, so there must be none.
  const sent = process.env.VSCODE_DESKTOP ? [] : sentUnasked(socketLog);
  rmSync(folder, { recursive: true, force: true });
  if (sent.length > 0) {
    console.error(`sent without being asked: ${sent.join(', ')}`);
    return { ...counts, failed: counts.failed + 1 };
  }
  if (ending === null || counts.failed > 0) return counts;
  console.error(ending);
  return { ...counts, failed: 1 };
}

function sentUnasked(socketLog) {
  try {
    return socketsOf(socketLog);
  } catch (error) {
    return [error.message];
  }
}

const args = process.argv.slice(2);
const names = args.filter((argument) => argument in versions);
const words = args.filter((argument) => !(argument in versions)).join(' ');
await compile();
const total = { passed: 0, failed: 0 };
for (const name of names.length > 0 ? names : Object.keys(versions)) {
  for (const window of windowsOf(name, words)) {
    console.log(`\nVS Code ${versions[name].vscode}, ${window}`);
    const { passed, failed } = await runOnce(name, window, words);
    total.passed += passed;
    total.failed += failed;
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
