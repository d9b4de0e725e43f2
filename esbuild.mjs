/**
 * Builds dist/: what VS Code, a browser's VS Code, the panel and a terminal load.
 *
 *   node esbuild.mjs                 with source maps
 *   node esbuild.mjs --production    minified, without source maps: what ships
 *   node esbuild.mjs --watch         again after every change
 *
 * out/metafile.json keeps what went into each file, for the size budgets.
 */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { context } from 'esbuild';
import { notices } from './test/tools/notices.mjs';

const root = dirname(fileURLToPath(import.meta.url));
const from = (path) => join(root, 'node_modules', path);

/** What is copied into dist/ as it is: destination → source. */
export const copies = {
  'panel.css': 'media/panel/panel.css',
  snippets: 'src/snippets/templates',
  'grammars/web-tree-sitter.wasm': from('web-tree-sitter/web-tree-sitter.wasm'),
  ...Object.fromEntries(
    ['typescript', 'tsx', 'javascript', 'python'].map((grammar) => [
      `grammars/${grammar}.wasm`,
      from(`@vscode/tree-sitter-wasm/wasm/tree-sitter-${grammar}.wasm`),
    ]),
  ),
};

/** One row per runtime: the options that esbuild needs for it. */
export function bundles({ production }) {
  const common = {
    absWorkingDir: root,
    bundle: true,
    metafile: true,
    minify: production,
    sourcemap: production ? false : 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    mainFields: ['module', 'main'],
    define: { 'process.env.NODE_ENV': production ? '"production"' : '"development"' },
  };
  return {
    // Host and terminal share their chunks. Only what an entry imports statically is loaded at its start.
    node: {
      ...common,
      entryPoints: { extension: 'src/extension.ts', cli: 'src/cli.ts' },
      outdir: 'dist',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      splitting: true,
      chunkNames: 'chunks/[name]-[hash]',
      external: ['vscode'],
      plugins: [elsewhere(/\/accountTools\.js$/, '../account.js')],
    },
    // The AWS SDK splits into dozens of small files, of which each use loads nearly all.
    account: {
      ...common,
      entryPoints: { account: 'src/probe/node/accountTools.ts' },
      outdir: 'dist',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      // Only what runs in a browser asks it which browser that is.
      external: ['bowser'],
    },
    panel: {
      ...common,
      entryPoints: { panel: 'media/panel/main.ts' },
      outdir: 'dist',
      platform: 'browser',
      format: 'esm',
      target: 'es2022',
    },
    // The extension host of a browser takes one CommonJS file, in which import.meta.url is not defined.
    web: {
      ...common,
      entryPoints: { extension: 'src/extension.ts' },
      outdir: 'dist/web',
      outExtension: { '.js': '.cjs' },
      platform: 'browser',
      format: 'cjs',
      target: 'es2022',
      // A browser has no sockets and no credentials; what needs them asks for Node first.
      external: ['vscode', './src/probe/node/*'],
      alias: { 'web-tree-sitter': from('web-tree-sitter/web-tree-sitter.cjs') },
    },
  };
}

/** Leaves a module to another bundle: `path` is where that lies, seen from the chunks. */
function elsewhere(filter, path) {
  return {
    name: 'elsewhere',
    setup(builder) {
      builder.onResolve({ filter }, ({ kind }) =>
        kind === 'dynamic-import' ? { path, external: true } : null,
      );
    },
  };
}

function copyFiles() {
  for (const [to, source] of Object.entries(copies)) {
    cpSync(resolve(root, source), join(root, 'dist', to), { recursive: true });
  }
}

/** Says when a build starts and ends, in the lines that .vscode/tasks.json waits for. */
function announce(state) {
  return {
    name: 'announce',
    setup(builder) {
      builder.onStart(() => {
        if (state.running++ === 0) console.log('[watch] build started');
      });
      builder.onEnd(() => {
        if (--state.running === 0) console.log('[watch] build finished');
      });
    },
  };
}

async function main(flags) {
  const watch = flags.includes('--watch');
  const production = flags.includes('--production');
  const unknown = flags.filter((flag) => !['--watch', '--production'].includes(flag));
  if (unknown.length > 0) throw new Error(`${unknown.join(' ')} is not known: --watch and --production are`);

  rmSync(join(root, 'dist'), { recursive: true, force: true });
  copyFiles();
  const state = { running: 0 };
  const contexts = await Promise.all(
    Object.entries(bundles({ production })).map(async ([name, options]) => [
      name,
      await context({
        ...options,
        plugins: [...(options.plugins ?? []), ...(watch ? [announce(state)] : [])],
      }),
    ]),
  );
  if (watch) {
    await Promise.all(contexts.map(([, builder]) => builder.watch()));
    return;
  }
  try {
    const metafiles = {};
    for (const [name, builder] of contexts) metafiles[name] = (await builder.rebuild()).metafile;
    mkdirSync(join(root, 'out'), { recursive: true });
    writeFileSync(join(root, 'out/metafile.json'), JSON.stringify(metafiles));
    writeFileSync(join(root, 'dist/third-party-notices.txt'), notices(root, metafiles, copies));
  } finally {
    await Promise.all(contexts.map(([, builder]) => builder.dispose()));
  }
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2)).catch((error) => {
    // esbuild has printed its own messages already.
    if (!error.errors) console.error(error.message);
    process.exitCode = 1;
  });
}
