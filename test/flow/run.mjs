/**
 * Uses the packaged extension as a person would, in the newest VS Code, and takes pictures of it in out/artifacts.
 *
 *   node test/flow/run.mjs        after npm run package
 *   node test/flow/run.mjs -u     puts the pictures into media/docs/screenshots too
 */
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchBrowser } from '../support/vscode/server.mjs';
import { socketsOf } from '../support/vscode/socketLog.mjs';
import { startWorkbench } from '../support/vscode/workbench.mjs';
import { root } from '../tools/command.mjs';
import { files, steps, themes } from './steps.mjs';

const vsix = join(root, 'out/s3-upload-doctor.vsix');
const artifacts = join(root, 'out/artifacts');
const published = join(root, 'media/docs/screenshots');

async function openUser(data, cleanUp) {
  const workspace = join(data, 'workspace');
  mkdirSync(workspace);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(workspace, name), text);
  const workbench = await startWorkbench({ data, extension: vsix, settings: themes.dark });
  cleanUp.push(workbench.stop);
  const browser = await launchBrowser(join(data, 'browser'), {
    permissions: ['clipboard-read', 'clipboard-write'],
    viewport: { width: 1280, height: 860 },
  });
  cleanUp.push(() => browser.close());
  const page = browser.pages()[0] ?? (await browser.newPage());
  page.setDefaultTimeout(30_000);
  await page.goto(workbench.address(workspace));
  return { page, browser, workbench, workspace };
}

/** None of the steps agrees to a request. */
function nothingWasSent() {
  assert.deepEqual(socketsOf(process.env.SOCKET_LOG), []);
}

async function main(args) {
  if (!existsSync(vsix)) throw new Error('There is no out/s3-upload-doctor.vsix: npm run package makes it.');
  rmSync(artifacts, { recursive: true, force: true });
  mkdirSync(artifacts, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 's3-upload-doctor-flow-'));
  const cleanUp = [() => rmSync(data, { recursive: true, force: true })];
  const counts = { passed: 0, failed: 0 };
  const pictures = [];
  try {
    process.env.SOCKET_LOG = join(data, 'sockets.jsonl');
    const user = await openUser(data, cleanUp);
    const takePicture = async (name) => {
      const path = join(artifacts, `${name}.png`);
      await user.page.screenshot({ path });
      pictures.push(path);
    };
    // Each step goes on where the one before it ended, so the first that fails is the last.
    for (const [what, step] of Object.entries({
      ...steps,
      'not a packet left the extension host': nothingWasSent,
    })) {
      try {
        await step({ ...user, data, takePicture });
        counts.passed++;
        console.log(`  ✔ ${what}`);
      } catch (error) {
        counts.failed++;
        console.log(`  ✘ ${what}\n${error.stack}`);
        await user.page.screenshot({ path: join(artifacts, 'failure.png') });
        break;
      }
    }
  } finally {
    while (cleanUp.length > 0) await cleanUp.pop()();
  }
  if (args.includes('-u') && counts.failed === 0) {
    mkdirSync(published, { recursive: true });
    for (const picture of pictures) copyFileSync(picture, picture.replace(artifacts, published));
  }
  return counts;
}

const counts = await main(process.argv.slice(2)).catch((error) => {
  console.error(error.stack);
  return { passed: 0, failed: 1 };
});
console.log(`${counts.passed} passed, ${counts.failed} failed`);
process.exitCode = counts.failed > 0 ? 1 : 0;
