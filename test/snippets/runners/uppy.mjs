import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../../support/vscode/cache.mjs';
import { ensureNodePackages } from '../../support/toolchains/node.mjs';
import { renderInto } from './rendered.mjs';
import { credentials } from './report.mjs';
import { checkTypesWith } from './types.mjs';

const version = '6.3.1';
const scenario = 'test/snippets/runners/uppyScenario.mjs';

/** Runs the Uppy templates in a real browser, from a page on another origin than the store's, and the plain form with them. */
export const uppy = {
  name: 'Uppy',
  sdk: `@uppy/core and @uppy/aws-s3 ${version}`,
  lacks: () => (findChromium() ? null : 'Chromium (Debian: apt-get install chromium; or set CHROMIUM)'),
  prepare: prepareUppy,
  run: runUppy,
};

async function prepareUppy(report, { lib, folder }) {
  const at = join(folder, 'uppy');
  mkdirSync(at, { recursive: true });
  const packages = await ensureNodePackages('uppy', [`@uppy/core@${version}`, `@uppy/aws-s3@${version}`]);
  symlinkSync(packages, join(at, 'node_modules'), 'junction');
  const files = lib
    .readTemplates()
    .filter(({ language, name }) => language === 'typescript' && name === 'uppy')
    .map(({ file }) => file);
  renderInto(join(at, 'types'), lib, files, lib.noValues);
  await checkTypesWith(report, join(at, 'types'), files);
  return { at };
}

async function runUppy(report, server, { at }, { libPath }) {
  if (server.isPartial) return;
  const options = { server, libPath, folder: join(at, server.name), chromium: findChromium() };
  await report.collect(
    `Uppy on ${server.label}`,
    [],
    process.execPath,
    [scenario, JSON.stringify(options)],
    credentials(server.user),
  );
}
