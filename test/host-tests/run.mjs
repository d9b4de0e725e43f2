/**
 * Runs the tests of this folder inside a real VS Code.
 *
 *   node test/host-tests/run.mjs [minimum|current …] [WORDS of a test's title]
 *
 * VSCODE_DESKTOP=download takes a desktop VS Code from Microsoft, VSCODE_DESKTOP=/path that one; else it is the headless one.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { versions } from '../support/vscode/cache.mjs';
import { root } from '../tools/command.mjs';

const sources = 'test/host-tests';
const compiled = join(root, 'out/host-tests');

/** VS Code asks for one CommonJS file; the tests get a bundle each, beside it. */
async function compile() {
  rmSync(compiled, { recursive: true, force: true });
  const files = readdirSync(join(root, sources)).filter((file) => file.endsWith('.ts'));
  await build({
    absWorkingDir: root,
    entryPoints: files.map((file) => join(sources, file)),
    outdir: compiled,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

function executable(name) {
  const desktop = process.env.VSCODE_DESKTOP;
  if (!desktop) return { vscodeExecutablePath: join(root, 'test/support/vscode/launcher.mjs') };
  return isAbsolute(desktop) ? { vscodeExecutablePath: desktop } : { version: versions[name].vscode };
}

/** Runs the tests once and gives what they counted. A run that ends badly without a failed test is one failure. */
async function runOnce(name, { restricted, words }) {
  const folder = mkdtempSync(join(tmpdir(), 's3-upload-doctor-workspace-'));
  const workspace = join(folder, 'workspace');
  const report = join(folder, 'report.json');
  mkdirSync(workspace);
  let ending = null;
  try {
    await runTests({
      ...executable(name),
      extensionDevelopmentPath: root,
      extensionTestsPath: join(compiled, 'index.cjs'),
      extensionTestsEnv: {
        VSCODE_UNDER_TEST: name,
        HOST_TESTS_REPORT: report,
        HOST_TESTS_WORDS: words,
        HOST_TESTS_RESTRICTED: restricted ? '1' : '',
      },
      launchArgs: [workspace, '--disable-extensions'],
    });
  } catch (error) {
    ending = error.message;
  }
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true, force: true });
  if (ending === null || counts.failed > 0) return counts;
  console.error(ending);
  return { ...counts, failed: 1 };
}

const args = process.argv.slice(2);
const names = args.filter((argument) => argument in versions);
const words = args.filter((argument) => !(argument in versions)).join(' ');
await compile();
const total = { passed: 0, failed: 0 };
for (const name of names.length > 0 ? names : Object.keys(versions)) {
  // A desktop VS Code under test always trusts its workspace, so Restricted Mode is for the headless one and whole runs.
  for (const restricted of process.env.VSCODE_DESKTOP || words ? [false] : [false, true]) {
    const { passed, failed } = await runOnce(name, { restricted, words });
    total.passed += passed;
    total.failed += failed;
  }
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
