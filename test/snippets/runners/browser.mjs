import { findChromium } from '../../support/vscode/cache.mjs';
import { credentials } from './report.mjs';

const scenario = 'test/snippets/runners/browserScenario.mjs';

/** Runs the templates for pages in a real browser, from pages on another origin than the store's. */
export const browser = {
  name: 'a browser',
  lacks: () =>
    findChromium() ? null : 'Chromium (Debian: apt-get install chromium; or set CHROMIUM to its path)',
  run: runBrowser,
};

async function runBrowser(report, server, prepared, { libPath, folder }) {
  // The one with CORS rules per bucket.
  if (server.name !== 'versitygw') return;
  const options = { server, libPath, folder, chromium: findChromium() };
  await report.collect(
    `the browser on ${server.label}`,
    [],
    process.execPath,
    [scenario, JSON.stringify(options)],
    credentials(server.user),
  );
}
