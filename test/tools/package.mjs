/**
 * Packs the extension into out/s3-upload-doctor.vsix and checks what is in it.
 *
 *   node test/tools/package.mjs            builds first
 *   node test/tools/package.mjs --built    packs the dist/ that is there
 */
import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { node, root } from './command.mjs';

/** Where the package lies. */
export const vsix = join(root, 'out/s3-upload-doctor.vsix');

const vsce = 'node_modules/@vscode/vsce/vsce';

/** What a package consists of. A file that fits none of these does not ship, and each of them fits some file. */
const contents = [
  'package.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'dist/extension.js',
  'dist/cli.js',
  'dist/account.js',
  'dist/chunks/*.js',
  'dist/panel.js',
  'dist/panel.css',
  'dist/web/extension.cjs',
  'dist/snippets/**',
  'dist/grammars/*.wasm',
  'dist/third-party-notices.txt',
  'media/icon.png',
  'media/causes/*.md',
  'media/rules/*.md',
  'media/samples/**',
  'media/snippets/*.json',
  'media/walkthrough/**',
];

/** A pattern in which `*` stands for part of a file name and `**` for anything below a folder. */
function matches(pattern, path) {
  const source = pattern
    .split('**')
    .map((part) => part.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*'))
    .join('.*');
  return new RegExp(`^${source}$`).test(path);
}

/** What is wrong with a list of packed files, a sentence each. */
function judge(files) {
  const forbidden = files.filter((file) => /\.map$|(^|\/)\.env|node_modules\//.test(file));
  const strangers = files.filter((file) => !contents.some((pattern) => matches(pattern, file)));
  const absent = contents.filter((pattern) => !files.some((file) => matches(pattern, file)));
  const unreadable = files.filter((file) => statSync(join(root, file)).size === 0);
  return [
    ...forbidden.map((file) => `${file} must not be in the package: narrow .vscodeignore`),
    ...strangers.map(
      (file) => `${file} is in the package and on no list: see contents in test/tools/package.mjs`,
    ),
    ...absent.map((pattern) => `nothing in the package fits ${pattern}`),
    ...unreadable.map((file) => `${file} is empty`),
  ];
}

async function run(script, args) {
  const result = await node(script, args);
  if (result.code !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${result.output}`);
  return result.output;
}

async function main(args) {
  if (!args.includes('--built')) await run('esbuild.mjs', ['--production']);
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(join(root, 'out'), { recursive: true });
  rmSync(vsix, { force: true });
  const output = await run(vsce, ['package', '--no-dependencies', '--out', vsix]);
  const files = (await run(vsce, ['ls', '--no-dependencies'])).trim().split(/\r?\n/);
  const problems = [
    ...output.split(/\r?\n/).filter((line) => line.includes('WARNING')),
    ...judge(files.map((file) => file.replaceAll('\\', '/'))),
  ];
  for (const problem of problems) console.error(problem);
  const kibibytes = Math.round(statSync(vsix).size / 1024);
  console.log(
    `${manifest.displayName} ${manifest.version}: ${files.length} files, ${kibibytes} KiB in out/s3-upload-doctor.vsix`,
  );
  // One check for the packager's own and one for each kind of content.
  console.log(
    `${contents.length + 1 - Math.min(problems.length, contents.length + 1)} passed, ${problems.length} failed`,
  );
  process.exitCode = problems.length > 0 ? 1 : 0;
}

await main(process.argv.slice(2)).catch((error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
