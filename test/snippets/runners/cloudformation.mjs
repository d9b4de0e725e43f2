import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensurePipProgram, lacksPip } from '../../support/toolchains/pip.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { run } from './report.mjs';

const cfnLint = '1.58.0';
const store = { name: 'example', region: 'eu-central-1', endpoint: null };

/** Has CloudFormation's linter, which knows the schema of each resource, read the templates. */
export const cloudformation = {
  name: 'CloudFormation',
  sdk: `cfn-lint ${cfnLint}`,
  lacks: lacksPip,
  prepare: checkCloudFormation,
};

async function checkCloudFormation(report, { lib, folder }) {
  const lint = await cloudFormationLinter();
  const files = lib
    .readTemplates()
    .filter(({ language }) => language === 'yaml')
    .map(({ file }) => file);
  const at = join(folder, 'cloudformation');
  const paths = renderInto(at, lib, files, {
    ...valuesAt(store, 'example-bucket'),
    origin: 'https://a.example',
  });
  await report.check('cfn-lint accepts it', { files, status: 'compiled' }, () => lint(Object.values(paths)));
  await report.check(
    'a value is a string in YAML, and no code',
    { files: [], status: 'parsed' },
    async () => {
      const { string } = lib.languages.find(({ id }) => id === 'yaml');
      const path = join(at, 'hostile.yaml');
      writeFileSync(path, lib.hostileTexts.map((text) => `- ${string(text)}\n`).join(''));
      const read =
        'import json, sys, yaml; print(json.dumps(yaml.safe_load(open(sys.argv[1], encoding="utf-8"))))';
      const python = join(dirname(await cfnLintProgram()), 'python');
      const { code, output, errors } = await run(python, ['-c', read, path]);
      assert.equal(code, 0, errors);
      assert.deepEqual(
        JSON.parse(output),
        lib.hostileTexts.map((text) => text.replace(/\p{Cs}/gu, '\ufffd')),
      );
    },
  );
  return null;
}

/** A function that throws what the linter has against templates. */
export async function cloudFormationLinter() {
  const program = await cfnLintProgram();
  return async (paths) => {
    const { code, output, errors } = await run(program, ['--regions', 'eu-central-1', '--', ...paths]);
    if (code !== 0) throw new Error(`${output}${errors}`);
  };
}

function cfnLintProgram() {
  return ensurePipProgram('cfn-lint', [`cfn-lint==${cfnLint}`]);
}
