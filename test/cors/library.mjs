import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const modules = ['change', 'judge', 'problems', 'read', 'upload', 'write'];

/** The evaluator as it ships, compiled from the sources as they are now. */
export async function loadLibrary(name) {
  const folder = resolve('out/cors');
  mkdirSync(folder, { recursive: true });
  const outfile = resolve(folder, `${name}.mjs`);
  await build({
    stdin: {
      contents: modules.map((module) => `export * from './src/core/cors/${module}.ts';`).join('\n'),
      resolveDir: process.cwd(),
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile));
}

/** Rules as the SDKs write them, as the evaluator takes them. */
export function plainRules(rules) {
  return rules.map((rule) => ({
    id: rule.ID ?? null,
    origins: rule.AllowedOrigins,
    methods: rule.AllowedMethods,
    headers: rule.AllowedHeaders ?? [],
    exposed: rule.ExposeHeaders ?? [],
    maxAgeSeconds: rule.MaxAgeSeconds ?? null,
  }));
}
