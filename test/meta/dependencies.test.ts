import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Metafile } from 'esbuild';
import { grammarFiles, runtimeFile } from '../../src/presign/grammars.js';
import { readManifest } from '../support/manifest.js';

interface BuildScript {
  readonly bundles: (options: { production: boolean }) => Record<string, BuildOptions>;
  readonly copies: Record<string, string>;
}
interface Notices {
  readonly permitted: readonly string[];
  readonly bundledPackages: (
    root: string,
    metafiles: Record<string, Metafile>,
    copies: Record<string, string>,
  ) => { name: string; license: string }[];
}

const load = async <T>(script: string) => (await import(pathToFileURL(script).href)) as T;

describe('what the product is made of', () => {
  it('has no package at run time that is not bundled', () => {
    assert.deepEqual(Object.keys(readManifest().dependencies ?? {}), []);
  });

  it('pins every package to one version', () => {
    const loose = Object.entries(readManifest().devDependencies).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    assert.deepEqual(loose, []);
  });

  it('has a lock file that names no registry', () => {
    const lock = readFileSync('package-lock.json', 'utf8');
    assert.doesNotMatch(lock, /"resolved": "https?:/);
  });

  it('bundles packages only whose licences allow it', async () => {
    const { bundles, copies } = await load<BuildScript>('esbuild.mjs');
    const { bundledPackages, permitted } = await load<Notices>('test/tools/notices.mjs');
    const metafiles: Record<string, Metafile> = {};
    for (const [name, options] of Object.entries(bundles({ production: true }))) {
      const { metafile } = await build({ ...options, write: false });
      assert.ok(metafile);
      metafiles[name] = metafile;
    }
    const packages = bundledPackages(process.cwd(), metafiles, copies);
    assert.ok(packages.some(({ name }) => name === 'web-tree-sitter'));
    assert.deepEqual(
      packages.filter(({ license }) => !permitted.includes(license)),
      [],
    );
  });

  it('ships the grammars that the linter loads, and no others', async () => {
    const { copies } = await load<BuildScript>('esbuild.mjs');
    const shipped = Object.keys(copies).filter((file) => file.startsWith('grammars/'));
    const loaded = [...new Set<string>([...Object.values(grammarFiles), runtimeFile])];
    assert.deepEqual(shipped.sort(), loaded.map((file) => `grammars/${file}`).sort());
  });
});
