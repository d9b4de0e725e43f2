/** The user flow, step by step; a step finds VS Code as the one before left it. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { presign, sha256 } from '../real/signatures/signing.mjs';
import { filesWith, storedText } from './search.mjs';
import { eventually, hideExplorer, openFile, panelIn, pressUntil, runCommand } from './user.mjs';

/** 1.139 calls the first two otherwise but takes these ids, which 1.100 knows alone. */
export const themes = {
  dark: { 'workbench.colorTheme': 'Default Dark Modern' },
  light: { 'workbench.colorTheme': 'Default Light Modern' },
  'high-contrast': { 'workbench.colorTheme': 'Default High Contrast' },
  'high-contrast-light': { 'workbench.colorTheme': 'Default High Contrast Light' },
};

const bucket = 'holiday-films';
const signature = '5d1f6e0c'.repeat(8);
const token = 'FakeSessionToken'.repeat(8);

const paste = `PUT https://${bucket}.s3.eu-central-1.amazonaws.com/2026/beach.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAIOSFODNN7EXAMPLE%2F20261123%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261123T100000Z&X-Amz-Expires=900&X-Amz-Security-Token=${token}&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}

HTTP/1.1 403 Forbidden
Date: Mon, 23 Nov 2026 10:20:07 GMT
Content-Type: application/xml

<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>900</X-Amz-Expires><Expires>2026-11-23T10:15:00Z</Expires><ServerTime>2026-11-23T10:20:07Z</ServerTime><RequestId>4442587FB7D0A2F9</RequestId></Error>
`;

const accessKeyId = 'AKIAIOSFODNN7EXAMPLE';
const secretKey = 'FakeSecretKey/ThatOnlyTheFlowKnows+2026';

/** A URL whose path is encoded again on its way, with the canonical request that S3 then builds. */
async function encodedAgain() {
  const host = `${bucket}.s3.eu-central-1.amazonaws.com`;
  const { target } = await presign({
    method: 'PUT',
    host,
    path: '/2026/beach%20at%20noon.mp4',
    at: new Date('2026-11-24T14:02:10Z'),
    region: 'eu-central-1',
    credentials: { accessKeyId, secretAccessKey: secretKey },
  });
  const [path, query] = target.split('?');
  const signedQuery = query
    .split('&')
    .filter((parameter) => !parameter.startsWith('X-Amz-Signature='))
    .sort()
    .join('&');
  const canonical = [
    ...['PUT', path.replaceAll('%', '%25'), signedQuery],
    ...[`host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'],
  ].join('\n');
  const toSign = [
    ...['AWS4-HMAC-SHA256', '20261124T140210Z', '20261124/eu-central-1/s3/aws4_request'],
    sha256(canonical),
  ].join('\n');
  return `PUT https://${host}${target}

HTTP/1.1 403 Forbidden
Date: Tue, 24 Nov 2026 14:03:00 GMT
Content-Type: application/xml

<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message><AWSAccessKeyId>${accessKeyId}</AWSAccessKeyId><StringToSign>${toSign}</StringToSign><CanonicalRequest>${canonical.replaceAll('&', '&amp;')}</CanonicalRequest><RequestId>4442587FB7D0A2F9</RequestId></Error>
`;
}

const brokenPaste = await encodedAgain();
const brokenSignature = /X-Amz-Signature=(\w+)/.exec(brokenPaste)[1];

const hostile = `<Error><Code>AccessDenied</Code><Message><img src="x" onerror="document.body.dataset.executed='yes'"><script>document.body.dataset.executed='yes'</script></Message></Error>`;

/** The files of the user's folder. */
export const files = {
  // The SDK is not installed there, which VS Code would report in red.
  'sdk.d.ts': "declare module '@aws-sdk/*';\n",
  'tsconfig.json': '{ "compilerOptions": { "target": "ES2022", "module": "ESNext" } }\n',
  'upload.ts': '',
  'presign.ts': `import {
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const client = new S3Client({});

export function uploadUrl(key: string) {
  const command = new PutObjectCommand({
    Bucket: '${bucket}',
    Key: key,
  });
  return getSignedUrl(client, command, {
    expiresIn: 1209600,
  });
}
`,
};

const hasVerdict = (page) => panelIn(page).locator('.badge.cause', { hasText: 'expired-url' }).waitFor();

/** What VS Code has saved of the panel so far. */
const savedPanel = async (page) => /s3UploadDoctor\.fixPanel.*/.exec(await storedText(page))?.[0] ?? '';

export const steps = {
  'the palette opens the panel with its paste field': async ({ page, takePicture }) => {
    await page.getByRole('treeitem', { name: 'upload.ts' }).waitFor();
    await openFile(page, 'upload.ts');
    await runCommand(page, 'Diagnose…');
    await panelIn(page).getByRole('heading', { name: 'Paste a failed upload' }).waitFor();
    await takePicture('paste-field');
  },

  'a paste gets its verdict, with the numbers of the case': async ({ page }) => {
    const panel = panelIn(page);
    await panel.getByRole('textbox').fill(paste);
    await panel.getByRole('button', { name: 'Diagnose', exact: true }).click();
    await hasVerdict(page);
    const summary = await panel.locator('.summary').innerText();
    assert.match(summary, /5 min/);
    await panel.locator('mark').first().waitFor();
    const shown = await panel.locator('body').innerText();
    assert.ok(!shown.includes(signature) && !shown.includes(token), 'a secret is on the screen');
  },

  'a fact and its place in the paste light up together': async ({ page, takePicture }) => {
    const panel = panelIn(page);
    const fact = panel.locator('.facts [data-fact]').first();
    const number = await fact.getAttribute('data-fact');
    await fact.locator('button').focus();
    await panel.locator(`mark.on[data-facts~="${number}"]`).first().waitFor();
    await panel.locator(`mark[data-facts~="${number}"]`).first().hover();
    await panel.locator(`[data-fact="${number}"].on`).waitFor();
    await panel.locator('section.evidence').scrollIntoViewIfNeeded();
    await takePicture('evidence');
  },

  'a snippet goes into the file at the cursor': async ({ page, workspace }) => {
    const panel = panelIn(page);
    await panel
      .getByRole('tab', { name: /^TypeScript(?: · AWS SDK v3)?$/ })
      .first()
      .click();
    const code = panel.locator('pre.code').first();
    await eventually(async () => assert.match(await code.innerText(), /getSignedUrl/));
    await panel.getByRole('button', { name: 'Insert', exact: true }).first().click();
    await page.getByRole('tab', { name: /^upload\.ts/ }).click();
    await eventually(async () => {
      await page.keyboard.press('Control+s');
      assert.match(
        readFileSync(join(workspace, 'upload.ts'), 'utf8'),
        new RegExp(`getSignedUrl[^]*${bucket}`),
      );
    });
  },

  'a quick fix corrects a lifetime in the code': async ({ page, workspace, takePicture }) => {
    await openFile(page, 'presign.ts');
    const squiggle = page.locator('.squiggly-error');
    await squiggle.first().waitFor();
    await page.locator('.view-line').getByText('1209600').click();
    const menu = page.locator('.action-widget');
    await pressUntil(page, 'Control+.', menu.getByText(/604,?800|seven days|7 days/).first());
    await takePicture('quick-fix');
    // The preferred fix is the first; a click would meet the menu's own overlay.
    await page.keyboard.press('Enter');
    await squiggle.first().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+s');
    await eventually(() =>
      assert.match(readFileSync(join(workspace, 'presign.ts'), 'utf8'), /expiresIn: 604800,/),
    );
  },

  'nothing that was pasted is executed': async ({ page }) => {
    const panel = panelIn(page);
    await panel.getByRole('button', { name: 'Diagnose another…' }).click();
    await panel.getByRole('textbox').fill(hostile);
    await panel.getByRole('button', { name: 'Diagnose', exact: true }).click();
    await panel.locator('pre.paste', { hasText: 'onerror' }).waitFor();
    assert.equal(await panel.locator('body').getAttribute('data-executed'), null);
    assert.equal(await panel.locator('main img, main script').count(), 0);
  },

  'the clipboard is diagnosed when it holds a failure': async ({ page }) => {
    await page.evaluate((text) => globalThis.navigator.clipboard.writeText(text), paste);
    await runCommand(page, 'Diagnose Clipboard');
    await hasVerdict(page);
  },

  'a reload of the window brings the case back, in every theme': async ({ page, workbench, takePicture }) => {
    // A desktop VS Code saves when its window closes, the one in a browser every few seconds.
    // The case before names no bucket.
    await eventually(async () =>
      assert.match(await savedPanel(page), new RegExp(`expired-url[^]*${bucket}`)),
    );
    for (const [name, settings] of Object.entries(themes)) {
      workbench.changeSettings(settings);
      await page.reload();
      await hasVerdict(page);
      const panel = panelIn(page);
      await panel.locator(`body.vscode-${name}`).waitFor();
      const kept = await panel.locator('pre.paste').innerText();
      assert.ok(kept.includes(bucket), 'the paste is gone');
      assert.ok(!kept.includes(signature) && !kept.includes(token), 'a secret was kept');
      await eventually(async () =>
        assert.match(await panel.locator('pre.code').first().innerText(), /getSignedUrl/),
      );
      await hideExplorer(page);
      await page.waitForTimeout(500); // The last of the repaint.
      await takePicture(`panel-${name}`);
    }
  },

  'a broken signature is shown byte by byte': async ({ page, workbench, takePicture }) => {
    workbench.changeSettings(themes.dark);
    await page.reload();
    const panel = panelIn(page);
    await panel.locator('body.vscode-dark').waitFor();
    await panel.getByRole('button', { name: 'Diagnose another…' }).click();
    await panel.getByRole('textbox').fill(brokenPaste);
    await panel.getByRole('button', { name: 'Diagnose', exact: true }).click();
    await panel.locator('.sides .differs mark').first().waitFor();
    await hideExplorer(page);
    await panel.locator('.signature h2').evaluate((heading) => heading.scrollIntoView());
    await takePicture('signature');
  },

  'the secret key proves what broke it, and can be kept': async ({ page, takePicture }) => {
    const panel = panelIn(page);
    const answer = async (title, text) => {
      const box = page.locator('.quick-input-widget').filter({ hasText: title });
      await box.waitFor();
      await box.locator('.quick-input-box input').fill(text);
      await page.keyboard.press('Enter');
    };
    await panel.getByRole('button', { name: 'Prove it with the secret key' }).click();
    await answer('Secret key of AKIA…MPLE', secretKey);
    await answer('What happens to the secret key afterwards?', 'Keep it');
    await panel.getByRole('heading', { name: 'Proven' }).waitFor();
    const shown = await panel.locator('body').innerText();
    assert.ok(!shown.includes(secretKey), 'the secret key is on the screen');
    await page.locator('.notification-toast').first().waitFor({ state: 'detached' });
    await takePicture('proof');
    // The stored one is used without typing it again.
    await panel.getByRole('button', { name: 'Try another secret key' }).click();
    await answer('A secret key of AKIA…MPLE is stored', 'Use the stored');
    await panel.getByRole('status').filter({ hasText: 'computed again' }).waitFor();
    await eventually(async () => assert.match(await savedPanel(page), /path-encoded-again/));
  },

  'no secret is in what VS Code keeps, though the case is': async ({ page, browser, data }) => {
    await page.reload();
    await panelIn(page).locator('pre.paste').waitFor();
    await panelIn(page).getByRole('heading', { name: 'Proven' }).waitFor();
    const secrets = [signature, token, secretKey, brokenSignature];
    const stored = await storedText(page);
    const kept = filesWith(data, bucket);
    assert.ok(
      stored.includes(bucket) || kept.length > 0,
      'the case is nowhere, so this search proves nothing',
    );
    for (const secret of secrets) assert.ok(!stored.includes(secret), 'a database of the browser has it');
    await browser.close();
    for (const secret of secrets) assert.deepEqual(filesWith(data, secret), []);
  },
};
