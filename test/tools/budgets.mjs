/**
 * Compares what was built and packed with what it may weigh. Raising a limit is a line in a diff, with its reason.
 *
 *   node test/tools/budgets.mjs    after npm run package
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './command.mjs';

const KIB = 1024;
const MIB = 1024 * KIB;

/** The files that an entry loads before it does anything: itself and what it imports statically. */
function eagerFiles(outputs, entry) {
  const files = new Set();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (files.has(file)) continue;
    files.add(file);
    for (const { path, kind, external } of outputs[file].imports) {
      if (kind === 'import-statement' && !external) queue.push(path);
    }
  }
  return [...files];
}

/** The files that can come to be loaded from these, less those behind the commands that begin with one of these sources. */
function reachableFiles(outputs, entries, behind = []) {
  const files = new Set();
  const queue = [...entries];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    const isBehind = behind.some((source) => outputs[file]?.entryPoint?.startsWith(source));
    if (files.has(file) || isBehind || outputs[file] === undefined) continue;
    files.add(file);
    for (const { path, external } of outputs[file].imports) if (!external) queue.push(path);
  }
  return [...files];
}

/** The packages whose code is in these files. */
function packagesIn(outputs, files) {
  const paths = files.flatMap((file) => Object.keys(outputs[file].inputs));
  const names = paths.map((path) => /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]);
  return [...new Set(names.filter(Boolean))].sort();
}

function measure() {
  const { node, account, panel, web } = JSON.parse(readFileSync(join(root, 'out/metafile.json'), 'utf8'));
  const eager = eagerFiles(node.outputs, 'dist/extension.js');
  const bytes = (outputs, files) => files.reduce((sum, file) => sum + outputs[file].bytes, 0);
  const size = (path) => statSync(join(root, path)).size;
  // Opening a file, pasting and showing the panel run none of the commands that send.
  const unasked = reachableFiles(node.outputs, ['dist/extension.js'], ['src/host/checks/']);
  const loadAccount = unasked.filter((file) =>
    node.outputs[file].imports.some(({ path }) => path.endsWith('/account.js')),
  );
  const heavy = packagesIn(node.outputs, eager).filter((name) =>
    /^@aws-sdk\/|^@smithy\/|^web-tree-sitter$/.test(name),
  );
  return [
    ['loaded when VS Code activates the extension', bytes(node.outputs, eager), 150 * KIB],
    ['  of it the AWS SDK and the parser, in packages', heavy.length, 0],
    [
      'live checks with own credentials, AWS SDK and all',
      bytes(account.outputs, ['dist/account.js']),
      450 * KIB,
    ],
    ['  files that load it unasked', loadAccount.length, 0],
    [
      'the panel, script and style',
      bytes(panel.outputs, ['dist/panel.js']) + size('dist/panel.css'),
      60 * KIB,
    ],
    // The engine with proof and CORS, the linter, live checks by fetch and the texts of all causes: a browser gets one file.
    // Its engine knows the words of two dozen stores and of as many clients, and what to do about each.
    ['the extension for a browser, in one file', bytes(web.outputs, ['dist/web/extension.cjs']), 800 * KIB],
    ['the package', size('out/s3-upload-doctor.vsix'), 2.6 * MIB],
  ];
}

function write(amount, limit) {
  if (limit >= MIB) return `${(amount / MIB).toFixed(2)} MiB`;
  return limit >= KIB ? `${(amount / KIB).toFixed(1)} KiB` : String(amount);
}

try {
  const rows = measure();
  for (const [what, amount, limit] of rows) {
    const verdict = amount <= limit ? '' : '  too much';
    console.log(
      `${what.padEnd(52)} ${write(amount, limit).padStart(10)} of ${write(limit, limit)}${verdict}`,
    );
  }
  const failed = rows.filter(([, amount, limit]) => amount > limit).length;
  console.log(`${rows.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  console.error(`nothing to weigh: ${error.message}`);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
}
