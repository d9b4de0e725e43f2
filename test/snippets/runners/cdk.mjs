import assert from 'node:assert/strict';
import { symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { lacksPip } from '../../support/toolchains/pip.mjs';
import { ensureNodePackages } from '../../support/toolchains/node.mjs';
import { cloudFormationLinter } from './cloudformation.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { run } from './report.mjs';
import { checkTypesWith } from './types.mjs';

const cdkLib = '2.276.0';
const constructs = '10.8.1';
const store = { name: 'example', region: 'eu-central-1', endpoint: null };
const values = { ...valuesAt(store, 'example-bucket'), key: 'uploads/film.mp4', origin: 'https://a.example' };

/** What the synthesized template of each task says, by the type of its resource. */
const expected = {
  'cors-rules': {
    'AWS::S3::Bucket': ({ BucketName, CorsConfiguration }) => {
      assert.equal(BucketName, 'example-bucket');
      assert.deepEqual(CorsConfiguration.CorsRules, [
        {
          AllowedHeaders: ['content-type'],
          AllowedMethods: ['PUT'],
          AllowedOrigins: ['https://a.example'],
          ExposedHeaders: ['ETag'],
          MaxAge: 3000,
        },
      ]);
    },
  },
  'abort-lifecycle': {
    'AWS::S3::Bucket': ({ LifecycleConfiguration }) =>
      assert.deepEqual(LifecycleConfiguration.Rules[0].AbortIncompleteMultipartUpload, {
        DaysAfterInitiation: 7,
      }),
  },
  'least-privilege': {
    'AWS::IAM::ManagedPolicy': ({ PolicyDocument }) =>
      assert.deepEqual(
        PolicyDocument.Statement.map(({ Resource }) => Resource),
        ['arn:aws:s3:::example-bucket/uploads/*', 'arn:aws:s3:::example-bucket'],
      ),
  },
};

/** Synthesizes the CDK templates and has CloudFormation's linter read what comes out. */
export const cdk = {
  name: 'CDK',
  sdk: `aws-cdk-lib ${cdkLib}`,
  lacks: lacksPip,
  prepare: checkCdk,
};

async function checkCdk(report, { lib, folder }) {
  const packages = await ensureNodePackages('cdk', [`aws-cdk-lib@${cdkLib}`, `constructs@${constructs}`]);
  const at = join(folder, 'cdk');
  const files = lib
    .readTemplates()
    .filter(({ name }) => name === 'cdk')
    .map(({ file }) => file);
  const paths = renderInto(at, lib, files, values);
  symlinkSync(packages, join(at, 'node_modules'), 'junction');
  await checkTypesWith(report, at, files);

  const program = join(at, 'synthesize.mjs');
  writeFileSync(
    program,
    `import { App } from 'aws-cdk-lib';
for (const path of process.argv.slice(2)) {
  const [Stack] = Object.values(await import(path));
  const app = new App({ outdir: \`\${path}.out\` });
  new Stack(app, 'Uploads');
  app.synth();
}
`,
  );
  await report.check('it synthesizes', { files, status: 'compiled' }, async () => {
    const { code, errors } = await run(process.execPath, [program, ...Object.values(paths)], {
      JSII_SILENCE_WARNING_UNTESTED_NODE_VERSION: '1',
    });
    if (code !== 0) throw new Error(errors);
  });
  const outcome = (file) => `${paths[file]}.out/Uploads.template.json`;
  const require = createRequire(import.meta.url);
  for (const file of files) {
    await report.check(
      'CloudFormation gets what the case says',
      { files: [file], status: 'compiled' },
      () => {
        const [[type, assertProperties]] = Object.entries(expected[file.split('/')[0]]);
        const resource = Object.values(require(outcome(file)).Resources).find(({ Type }) => Type === type);
        assertProperties(resource.Properties);
      },
    );
  }
  await report.check('cfn-lint accepts what comes out', { files, status: 'compiled' }, async () => {
    const lint = await cloudFormationLinter();
    await lint(files.map(outcome));
  });
  return null;
}
