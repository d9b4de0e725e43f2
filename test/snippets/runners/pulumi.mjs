import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { ensureNodePackages } from '../../support/toolchains/node.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { checkTypesWith } from './types.mjs';

const versions = { '@pulumi/aws': '7.48.0', '@pulumi/pulumi': '3.270.0', typescript: '5.9.3' };
const store = { name: 'example', region: 'eu-central-1', endpoint: null };

/** Checks the Pulumi templates with the provider's own types. Nothing but its cloud could tell more. */
export const pulumi = {
  name: 'Pulumi',
  sdk: `@pulumi/aws ${versions['@pulumi/aws']}`,
  lacks: () => null,
  prepare: checkPulumi,
};

async function checkPulumi(report, { lib, folder }) {
  const packages = await ensureNodePackages(
    'pulumi',
    Object.entries(versions).map(([name, version]) => `${name}@${version}`),
  );
  const at = join(folder, 'pulumi');
  const files = lib
    .readTemplates()
    .filter(({ name }) => name === 'pulumi')
    .map(({ file }) => file);
  renderInto(at, lib, files, valuesAt(store, 'example-bucket'));
  symlinkSync(packages, join(at, 'node_modules'), 'junction');
  await checkTypesWith(report, at, files, {
    tsc: join(packages, 'typescript/bin/tsc'),
    // Of plain JavaScript the compiler knows the same, apart from what it can't infer.
    compilerOptions: { allowJs: true, checkJs: true, esModuleInterop: true, types: [] },
  });
  return null;
}
