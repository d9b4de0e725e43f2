import { findChromium } from '../../support/vscode/cache.mjs';
import { credentials } from './report.mjs';

const scenario = 'test/snippets/runners/browserScenario.mjs';

/** Runs the templates for pages in a real browser, from pages on another origin than the store's. */
export async function runBrowser(report, server, { libPath, folder }, missing) {
  const chromium = findChromium();
  if (!chromium) {
    missing.push(
      'snippets in a browser; get it with Chromium (Debian: apt-get install chromium; or set CHROMIUM)',
    );
    return;
  }
  const options = { server, libPath, folder, chromium };
  await report.collect(
    `the browser on ${server.label}`,
    [],
    process.execPath,
    [scenario, JSON.stringify(options)],
    credentials(server.user),
  );
}
