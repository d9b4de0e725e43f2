import assert from 'node:assert/strict';
import { builtinModules } from 'node:module';
import { build } from 'esbuild';
import { type Import, importsOf, sourcesOf } from '../support/importGraph.js';

/** The parts of the product, each with the parts and kinds of module whose values it may import. */
const allowed: Record<string, readonly string[]> = {
  core: ['core', 'hashes'],
  snippets: ['core', 'snippets'],
  presign: ['core', 'presign', 'parser'],
  protocol: ['protocol'],
  probe: ['core', 'probe', 'node', 'sdk'],
  host: ['core', 'snippets', 'presign', 'protocol', 'probe', 'host', 'vscode', 'node'],
  extension: ['core', 'snippets', 'presign', 'protocol', 'host', 'vscode'],
  cli: ['core', 'snippets', 'presign', 'probe', 'cli', 'node'],
  panel: ['protocol', 'panel'],
};

const pure = ['src/core', 'src/snippets', 'src/presign', 'src/protocol'];

/** Why a part keeps to itself, for the one who meets the rule for the first time. */
const reasons: Record<string, string> = {
  core: 'the engine turns text into values and touches nothing of the world',
  snippets: 'snippets are rendered from values alone',
  presign: 'the linter reads source text, so that editor and command line share it',
  protocol: 'the conversation is the same on both sides, so it belongs to neither',
  probe: 'a check runs in an editor and in a terminal alike',
  host: 'the host reaches the panel through messages only',
  extension: 'the extension only puts its parts together',
  cli: 'the command line runs without VS Code',
  panel: 'the panel draws what it is given and knows neither S3 nor VS Code',
};

function partOf(path: string): string {
  if (path.startsWith('media/panel/')) return 'panel';
  if (path.startsWith('src/cli')) return 'cli';
  const [, part] = /^src\/([^/.]+)/.exec(path) ?? [];
  if (part) return part;
  if (path === 'vscode') return 'vscode';
  if (path === 'web-tree-sitter') return 'parser';
  if (path === '@noble/hashes') return 'hashes';
  if (/^@(?:aws-sdk|smithy)\//.test(path)) return 'sdk';
  return path.startsWith('node:') || builtinModules.includes(path) ? 'node' : path;
}

function broken(imports: readonly Import[]): string[] {
  return imports
    .filter(({ from, to }) => !(allowed[partOf(from)] ?? []).includes(partOf(to)))
    .map(
      ({ from, to }) =>
        `${from} imports ${to}: ${reasons[partOf(from)] ?? 'this part is in no row of the table'}`,
    );
}

describe('which way imports point', () => {
  let imports: Import[] = [];

  before(async () => {
    imports = await importsOf(sourcesOf('src', 'media/panel'));
  });

  it('is the way of the table', () => {
    assert.ok(imports.length > 50, 'the sources were not read');
    assert.deepEqual(broken(imports), []);
  });

  it('is told in words where it is wrong', () => {
    const wrong = { from: 'src/core/diagnose.ts', to: 'node:fs', dynamic: false };
    assert.deepEqual(broken([wrong]), [`src/core/diagnose.ts imports node:fs: ${reasons['core'] ?? ''}`]);
  });

  it('inside the engine goes from text to evidence to causes', () => {
    const floors = ['text', 'evidence', 'causes'];
    const floorOf = (path: string) => floors.indexOf(/^src\/core\/([^/]+)\//.exec(path)?.[1] ?? '');
    const upward = imports.filter(({ from, to }) => floorOf(from) !== -1 && floorOf(to) > floorOf(from));
    assert.deepEqual(
      upward.map(({ from, to }) => `${from} imports ${to}, which stands above it`),
      [],
    );
  });

  it('never leads from one cause to another', () => {
    const isCause = (path: string) => /^src\/core\/causes\/(?!cause\.ts|index\.ts)[a-z0-9-]+\.ts$/.test(path);
    assert.deepEqual(
      imports
        .filter(({ from, to }) => isCause(from) && isCause(to))
        .map(
          ({ from, to }) => `${from} imports ${to}: what two causes share stands in a file of its own name`,
        ),
      [],
    );
  });

  it('reaches the parser only when a file needs it', () => {
    const eager = imports.filter(
      ({ from, to, dynamic }) => from.startsWith('src/') && partOf(to) === 'parser' && !dynamic,
    );
    const loaders = new Set(eager.map(({ from }) => from));
    const loadedAtStart = imports.filter(
      ({ from, to, dynamic }) =>
        loaders.has(to) && !loaders.has(from) && !dynamic && partOf(from) === 'extension',
    );
    assert.deepEqual(loadedAtStart, []);
  });
});

describe('the pure parts', () => {
  it('bundle for a platform that has neither VS Code nor Node', async () => {
    const { errors } = await build({
      entryPoints: sourcesOf(...pure),
      bundle: true,
      write: false,
      outdir: 'out/unused',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      external: ['web-tree-sitter'],
      logLevel: 'silent',
    });
    assert.deepEqual(errors, []);
  });
});
