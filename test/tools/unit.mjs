/**
 * Compiles src/, media/panel/ and test/ one file at a time and runs the tests of test/unit, test/meta, test/panel and test/probe with mocha.
 *
 *   node test/tools/unit.mjs                the whole of it
 *   node test/tools/unit.mjs expired-url    tests whose title holds these words, or the test file given
 *   node test/tools/unit.mjs -u             accepts golden files and generated lists
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const outdir = process.env.UNIT_OUT ?? 'out/unit';
const args = process.argv.slice(2);
const update = args.includes('-u');
const rest = args.filter((argument) => argument !== '-u');
const files = rest.filter((argument) => argument.endsWith('.ts'));
const words = rest.filter((argument) => !argument.endsWith('.ts'));

rmSync(outdir, { recursive: true, force: true });
mkdirSync(outdir, { recursive: true });
writeFileSync(join(outdir, 'package.json'), '{ "type": "module" }\n');
const sources = files.length ? await importedBy(files) : everySource();
await build({
  entryPoints: sources,
  outdir,
  outbase: '.',
  bundle: false,
  format: 'esm',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});

const specs = files.length
  ? files.map((file) => join(outdir, file.replace(/\.ts$/, '.js')))
  : ['unit', 'meta', 'panel', 'probe'].map((folder) => `${outdir}/test/${folder}/**/*.test.js`);
const mocha = spawnSync(
  process.execPath,
  [
    '--enable-source-maps',
    'node_modules/mocha/bin/mocha.js',
    '--timeout',
    '20000',
    ...(rest.length > 0 || update ? [] : ['--parallel', '--jobs', '2']),
    ...(words.length ? ['--grep', words.join(' ')] : []),
    ...specs,
  ],
  { stdio: 'inherit', env: { ...process.env, ...(update ? { UPDATE_GOLDEN: '1' } : {}) } },
);
process.exit(mocha.status ?? 1);

function everySource() {
  return ['src', 'media/panel', 'test']
    .flatMap((folder) => readdirSync(folder, { recursive: true }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith('.ts') && !/[\\/](templates|fixtures|corpus)[\\/]/.test(path));
}

/** The files that these tests reach, so that one of them runs while another part of the tree is being changed. */
async function importedBy(entryPoints) {
  const { metafile } = await build({
    entryPoints,
    outdir,
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'node20',
    platform: 'node',
    packages: 'external',
    logLevel: 'silent',
  });
  return Object.keys(metafile.inputs).filter((path) => path.endsWith('.ts'));
}
