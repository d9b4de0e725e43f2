/** The live checks as a user meets them, step by step. */
import assert from 'node:assert/strict';
import { eventually, hideExplorer, panelIn, runCommand } from './user.mjs';

const origin = 'https://app.example';

const dialogIn = (page) => page.locator('.monaco-dialog-box');
const pressIn = (page, button) => dialogIn(page).getByRole('button', { name: button, exact: true }).click();

async function diagnose(page, paste) {
  // The palette may close again while the window still loads.
  await eventually(() => runCommand(page, 'Diagnose…'), 120_000);
  const panel = panelIn(page);
  const field = panel.getByRole('textbox');
  const another = panel.getByRole('button', { name: 'Diagnose another…' });
  await field.or(another).first().waitFor();
  if (await another.isVisible()) await another.click();
  await field.fill(paste);
  await panel.getByRole('button', { name: 'Diagnose', exact: true }).click();
  await panel.locator('.badge.cause').waitFor();
}

/** Accepts what the box with this title proposes. */
async function acceptBox(page, title) {
  const box = page.locator('.quick-input-widget').filter({ hasText: title });
  await box.waitFor();
  await page.waitForTimeout(300); // A key that comes with the box itself goes to what had the focus before.
  await page.keyboard.press('Enter');
}

async function openChecks(page) {
  await panelIn(page).getByRole('button', { name: 'Check live…' }).first().click();
  await acceptBox(page, /Ask 127\.0\.0\.1/);
}

export const liveSteps = {
  'a paste, its verdict and the dialog send nothing': async ({ page, judging, sockets }) => {
    await page.getByRole('treeitem', { name: 'notes.txt' }).waitFor();
    await diagnose(page, `PUT ${judging.expiredUrl} HTTP/1.1\nOrigin: ${origin}\n`);
    await panelIn(page).getByRole('heading', { name: 'Next check' }).waitFor();
    await openChecks(page);
    const dialog = dialogIn(page);
    await dialog.getByText(`to ${judging.host}?`).waitFor();
    const text = await dialog.innerText();
    for (const word of [
      'Nothing is uploaded',
      'PUT /holiday-films/2026/beach.mp4',
      'expect: 100-continue',
      'OPTIONS',
      `origin: ${origin}`,
    ])
      assert.ok(text.includes(word), `the dialog does not say “${word}”`);
    assert.ok(!/X-Amz-Signature=[0-9a-f]/.test(text), 'the signature is on the screen');
    await pressIn(page, 'Cancel');
    await dialog.waitFor({ state: 'detached' });
    assert.equal(judging.connections(), 0, 'somebody connected to the store');
    assert.deepEqual(sockets(), []);
  },

  'what the store says settles the case': async ({ page, judging, takePicture }) => {
    await openChecks(page);
    await pressIn(page, 'Send');
    const panel = panelIn(page);
    await panel.getByText('refuses the upload before its body: 403 AccessDenied').first().waitFor();
    await panel.locator('.badge.cause', { hasText: 'expired-url' }).waitFor();
    const shown = await panel.locator('body').innerText();
    assert.match(shown, /agrees with the store’s/);
    assert.match(shown, /The preflight passes/);
    assert.ok(!/X-Amz-Signature=[0-9a-f]{8}/.test(shown), 'the signature is on the screen');
    assert.equal(await judging.objects(), 0);
    await hideExplorer(page);
    await panel.locator('section.checks').scrollIntoViewIfNeeded();
    await takePicture('live-check');
  },

  'a good upload would be taken, and nothing is there': async ({ page, judging }) => {
    await diagnose(
      page,
      `PUT ${judging.goodUrl} HTTP/1.1\nOrigin: ${origin}\n\nTypeError: Failed to fetch\n`,
    );
    await openChecks(page);
    await pressIn(page, 'Always for This Host');
    await panelIn(page).getByText('would take the upload now').first().waitFor();
    assert.equal(await judging.objects(), 0);
  },

  'the same host is not asked about again in this window': async ({ page, judging }) => {
    const before = judging.connections();
    await runCommand(page, 'Check Live…');
    await acceptBox(page, /Ask 127\.0\.0\.1/);
    await eventually(() => assert.ok(judging.connections() > before));
    assert.equal(await dialogIn(page).count(), 0);
  },

  'CORS rules are shown, written and proved': async ({ page, withRules, takePicture }) => {
    await diagnose(
      page,
      `Access to fetch at '${withRules.goodUrl}' from origin '${origin}' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    );
    assert.equal(withRules.connections(), 0);
    await runCommand(page, 'Apply CORS Change…');
    await acceptBox(page, 'The origin of the page');
    await acceptBox(page, 'The bucket');
    await acceptBox(page, 'Credentials for');
    await dialogIn(page).getByText(`Send a request to ${withRules.host}?`).waitFor();
    assert.match(await dialogIn(page).innerText(), /Signed by the default credentials/);
    assert.equal(withRules.connections(), 0, 'somebody connected to the store');
    await pressIn(page, 'Send');
    await dialogIn(page).getByText('Write these CORS rules to holiday-films?').waitFor();
    assert.ok((await dialogIn(page).innerText()).includes(`a preflight to ${withRules.host}`));
    assert.equal(await withRules.rules(), null);
    await takePicture('apply-cors');
    await pressIn(page, 'Write');
    await panelIn(page).getByText('The preflight passes').first().waitFor();
    const [rule] = (await withRules.rules()) ?? [];
    assert.deepEqual([rule?.AllowedOrigins, rule?.AllowedMethods], [[origin], ['PUT']]);
  },

  'and taken back': async ({ page, withRules }) => {
    await runCommand(page, 'Undo CORS Change…');
    await acceptBox(page, 'Undo a change of CORS rules');
    await dialogIn(page).getByText('This changes settings of the bucket').waitFor();
    await pressIn(page, 'Send');
    await eventually(async () => assert.equal(await withRules.rules(), null));
    assert.equal(await withRules.objects(), 0);
  },

  'every connection of the extension was agreed to': ({ judging, withRules, sockets }) => {
    assert.deepEqual(
      [...new Set(sockets())].sort(),
      [`connect ${judging.host}`, `connect ${withRules.host}`].sort(),
    );
  },
};
