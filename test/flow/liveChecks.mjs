/**
 * Asks real stores from the panel of the packaged extension: nothing is sent before the user agrees, what comes back is in
 * the panel, and CORS rules are changed, proved and restored.
 *
 *   node test/flow/liveChecks.mjs        after npm run package
 *   node test/flow/liveChecks.mjs -u     puts the picture into media/docs/screenshots too
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { minio } from '../support/servers/minio.mjs';
import { versitygw } from '../support/servers/versitygw.mjs';
import { launchBrowser } from '../support/vscode/server.mjs';
import { socketsOf } from '../support/vscode/socketLog.mjs';
import { startWorkbench } from '../support/vscode/workbench.mjs';
import { root } from '../tools/command.mjs';
import { liveSteps } from './liveSteps.mjs';
import { startStore } from './liveStore.mjs';
import { themes } from './steps.mjs';

const vsix = join(root, 'out/s3-upload-doctor.vsix');
const artifacts = join(root, 'out/artifacts');
const published = join(root, 'media/docs/screenshots');

async function main(args) {
  if (!existsSync(vsix)) throw new Error('There is no out/s3-upload-doctor.vsix: npm run package makes it.');
  mkdirSync(artifacts, { recursive: true });
  const data = mkdtempSync(join(tmpdir(), 's3-upload-doctor-live-'));
  const cleanUp = [() => rmSync(data, { recursive: true, force: true })];
  const counts = { passed: 0, failed: 0 };
  const pictures = [];
  try {
    const judging = await startStore(minio, cleanUp);
    const withRules = await startStore(versitygw, cleanUp);
    // The default credentials of whoever runs the extension.
    process.env.AWS_ACCESS_KEY_ID = withRules.user.accessKeyId;
    process.env.AWS_SECRET_ACCESS_KEY = withRules.user.secretAccessKey;
    process.env.SOCKET_LOG = join(data, 'sockets.jsonl');
    const workspace = join(data, 'workspace');
    mkdirSync(workspace);
    writeFileSync(join(workspace, 'notes.txt'), '');
    const workbench = await startWorkbench({
      data,
      extension: vsix,
      settings: { ...themes.dark, 's3UploadDoctor.checks.endpoint': withRules.endpoint },
    });
    cleanUp.push(workbench.stop);
    const browser = await launchBrowser(join(data, 'browser'), {
      permissions: ['clipboard-read', 'clipboard-write'],
      viewport: { width: 1280, height: 860 },
    });
    cleanUp.push(() => browser.close());
    const page = browser.pages()[0] ?? (await browser.newPage());
    page.setDefaultTimeout(30_000);
    await page.goto(workbench.address(workspace));
    const user = {
      page,
      judging,
      withRules,
      sockets: () => socketsOf(process.env.SOCKET_LOG),
      async takePicture(name) {
        const path = join(artifacts, `${name}.png`);
        await page.screenshot({ path });
        pictures.push(path);
      },
    };
    for (const [what, step] of Object.entries(liveSteps)) {
      try {
        await step(user);
        counts.passed++;
        console.log(`  ✔ ${what}`);
      } catch (error) {
        counts.failed++;
        console.log(`  ✘ ${what}\n${error.stack}`);
        await page.screenshot({ path: join(artifacts, 'live-failure.png') });
        break;
      }
    }
  } finally {
    while (cleanUp.length > 0) await cleanUp.pop()();
  }
  if (args.includes('-u') && counts.failed === 0) {
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
