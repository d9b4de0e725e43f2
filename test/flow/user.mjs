/** What a user does in a window of VS Code: press keys, choose commands, look into the panel. */
import assert from 'node:assert/strict';
import { pause } from '../support/vscode/server.mjs';

const product = 'S3 Upload Doctor';

/** The fix panel: VS Code's own frame, and in it the one with the extension's page. */
export function panelIn(page) {
  return page.frameLocator('iframe.webview.ready').frameLocator(`iframe[title="${product}"]`);
}

/** A key that VS Code gets before it is ready is lost without a word: press it again. */
export async function pressUntil(page, key, locator) {
  for (let tries = 10; tries > 0 && !(await locator.isVisible()); tries--) {
    await page.keyboard.press(key);
    await locator.waitFor({ timeout: 4000 }).catch(ignoreTimeout);
  }
  assert.ok(await locator.isVisible(), `nothing came of ${key}`);
}

/**
 * Chooses a command of the extension from the palette. A palette that was opened before the extensions were read never
 * gets their commands, and one may close again while the window still loads: open it anew.
 */
export async function runCommand(page, title) {
  const palette = page.locator('.quick-input-widget input');
  const option = page.locator('.quick-input-list').getByText(`${product}: ${title}`, { exact: true }).first();
  for (let tries = 10; tries > 0; tries--) {
    await pressUntil(page, 'F1', palette);
    const isThere = await palette
      .fill(`>${product}: ${title}`, { timeout: 3000 })
      .then(() => option.waitFor({ timeout: 3000 }))
      .then(() => true, ignoreTimeout);
    if (isThere) {
      await page.keyboard.press('Enter');
      return;
    }
    await page.keyboard.press('Escape');
  }
  assert.fail(`the palette does not offer ${product}: ${title}`);
}

/** Opens a file of the workspace and puts the cursor into its first line. */
export async function openFile(page, name) {
  await page.getByRole('treeitem', { name }).dblclick();
  await page.getByRole('tab', { name: new RegExp(`^${name.replace('.', '\\.')}`), selected: true }).waitFor();
  // A line, since the browser would scroll the window itself to reach the middle of the whole text.
  await page.locator('.editor-instance .view-line').first().click();
  // The editor may have been left scrolled, and only lines in view are drawn.
  await page.keyboard.press('Control+Home');
}

/** Gives the room of the explorer to the editors. */
export async function hideExplorer(page) {
  const explorer = page.locator('.part.sidebar');
  if (await explorer.isVisible())
    await page
      .getByLabel(/Toggle Primary Side Bar/)
      .first()
      .click();
  await explorer.waitFor({ state: 'hidden' });
  await page.mouse.move(400, 600); // Off the button, whose tip would lie over the panel.
}

/** Asks until an answer holds, as `assert` judges it. */
export async function eventually(ask, limitMs = 30_000) {
  for (const end = Date.now() + limitMs; ; await pause(100)) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

function ignoreTimeout(error) {
  if (error.name !== 'TimeoutError') throw error;
  return false;
}
