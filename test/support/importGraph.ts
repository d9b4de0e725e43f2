import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type Metafile } from 'esbuild';

/** The TypeScript sources below these folders or of these names, with `/` on every system. Templates are not sources. */
export function sourcesOf(...places: string[]): string[] {
  return places.flatMap((place) =>
    place.endsWith('.ts')
      ? [place]
      : readdirSync(place, { recursive: true, encoding: 'utf8' })
          .map((path) => join(place, path).replaceAll('\\', '/'))
          .filter((path) => path.endsWith('.ts') && !path.includes('/templates/')),
  );
}

/** An import that remains when types are erased; `to` is a path of the repository, or a package's name. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly dynamic: boolean;
}

/** Every import between sources, and from sources to packages, as esbuild resolves them. */
export async function importsOf(sources: readonly string[]): Promise<Import[]> {
  const { metafile } = await build({
    entryPoints: [...sources],
    bundle: true,
    write: false,
    metafile: true,
    format: 'esm',
    platform: 'node',
    outdir: 'out/unused',
    packages: 'external',
    logLevel: 'silent',
  });
  return Object.entries(metafile.inputs)
    .filter(([path]) => !path.includes('node_modules'))
    .flatMap(([from, { imports }]) => imports.map((one) => importOf(from, one)));
}

function importOf(
  from: string,
  { path, kind, external }: Metafile['inputs'][string]['imports'][number],
): Import {
  // `@scope/name/file.js` is of the package `@scope/name`, and Node's own `fs/promises` stays what it is.
  const packageName = /^(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path;
  const isOfNode = path.startsWith('node:') || builtinModules.includes(path);
  return { from, to: external && !isOfNode ? packageName : path, dynamic: kind === 'dynamic-import' };
}
