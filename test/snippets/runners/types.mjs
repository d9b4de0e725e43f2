import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { renderInto, valuesAt } from './rendered.mjs';
import { run } from './report.mjs';

const ours = { name: 'example', region: 'eu-central-1', endpoint: 'https://s3.example.com' };
/** Those whose packages are none of this repository's: their own runners check them. */
const others = new Set(['aws-sdk-v2', 'cdk', 'pulumi', 'uppy']);

/** Checks the TypeScript templates, with and without an endpoint, at the strictest settings and with the SDK's own types. */
export const types = { name: 'the types', lacks: () => null, prepare: checkTypes };

async function checkTypes(report, { lib, folder }) {
  const files = lib
    .readTemplates()
    .filter(({ language, name }) => language === 'typescript' && !others.has(name))
    .map(({ file }) => file);
  const at = join(folder, 'types');
  for (const [name, endpoint] of Object.entries({ aws: null, other: ours.endpoint })) {
    renderInto(join(at, name), lib, files, { ...valuesAt(ours, 'example-bucket'), endpoint });
  }
  await checkTypesWith(report, at, files);
}

/** Checks what was rendered into a folder, with the packages that are installed there or here. */
export async function checkTypesWith(report, at, files, { tsc, compilerOptions } = {}) {
  const config = {
    extends: resolve('.tsconfig.base.json'),
    compilerOptions: {
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      types: ['node'],
      composite: false,
      emitDeclarationOnly: false,
      noEmit: true,
      ...compilerOptions,
    },
    include: compilerOptions?.checkJs ? ['**/*.ts', '**/*.js'] : ['**/*.ts'],
    exclude: ['node_modules'],
  };
  writeFileSync(join(at, 'tsconfig.json'), JSON.stringify(config));
  await report.check('the types fit', { files, status: 'compiled' }, async () => {
    const { code, output } = await run(process.execPath, [
      tsc ?? 'node_modules/typescript/bin/tsc',
      '-p',
      at,
    ]);
    if (code !== 0) throw new Error(output);
  });
}
