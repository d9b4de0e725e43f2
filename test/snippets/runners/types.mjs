import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderInto, valuesAt } from './rendered.mjs';
import { run } from './report.mjs';

const ours = { name: 'example', region: 'eu-central-1', endpoint: 'https://s3.example.com' };

/** Checks the TypeScript templates, with and without an endpoint, at the strictest settings and with the SDK's own types. */
export const types = { name: 'the types', lacks: () => null, prepare: checkTypes };

async function checkTypes(report, { lib, folder }) {
  const files = lib
    .readTemplates()
    .filter(({ language }) => language === 'typescript')
    .map(({ file }) => file);
  const at = join(folder, 'types');
  for (const [name, endpoint] of Object.entries({ aws: null, other: ours.endpoint })) {
    renderInto(join(at, name), lib, files, { ...valuesAt(ours, 'example-bucket'), endpoint });
  }
  const config = {
    extends: '../../../.tsconfig.base.json',
    compilerOptions: {
      lib: ['ES2022', 'DOM', 'DOM.Iterable'],
      types: ['node'],
      composite: false,
      emitDeclarationOnly: false,
      noEmit: true,
    },
    include: ['**/*.ts'],
  };
  writeFileSync(join(at, 'tsconfig.json'), JSON.stringify(config));
  await report.check('the types fit', { files, status: 'compiled' }, async () => {
    const { code, output } = await run(process.execPath, ['node_modules/typescript/bin/tsc', '-p', at]);
    if (code !== 0) throw new Error(output);
  });
}
