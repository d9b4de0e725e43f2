import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureNodePackages } from '../../support/toolchains/node.mjs';
import { renderInto, valuesAt } from './rendered.mjs';

const hcl2json = '0.21.0';
const store = { name: 'example', region: 'eu-central-1', endpoint: null };

/** Has Terraform's own parser, compiled for Node, read the templates. Providers, which know the resources, can't be had so. */
export const terraform = {
  name: 'Terraform',
  sdk: `HCL as read by @cdktf/hcl2json ${hcl2json}`,
  lacks: () => null,
  prepare: checkTerraform,
};

async function checkTerraform(report, { lib, folder }) {
  const packages = await ensureNodePackages('hcl', [`@cdktf/hcl2json@${hcl2json}`]);
  const { parse } = createRequire(join(packages, 'any.js'))('@cdktf/hcl2json');
  const files = lib
    .readTemplates()
    .filter(({ language }) => language === 'terraform')
    .map(({ file }) => file);
  const values = {
    ...valuesAt(store, 'example-bucket'),
    key: 'uploads/film.mp4',
    origin: 'https://a.example',
  };
  const paths = renderInto(join(folder, 'terraform'), lib, files, values);
  const expected = {
    'cors-rules/terraform.tf': ({ resource }) => {
      const [{ bucket, cors_rule: rules }] = resource.aws_s3_bucket_cors_configuration.uploads;
      assert.equal(bucket, 'example-bucket');
      assert.deepEqual(rules, [
        {
          allowed_headers: ['content-type'],
          allowed_methods: ['PUT'],
          allowed_origins: ['https://a.example'],
          expose_headers: ['ETag'],
          max_age_seconds: 3000,
        },
      ]);
    },
    'abort-lifecycle/terraform.tf': ({ resource }) => {
      const [{ rule }] = resource.aws_s3_bucket_lifecycle_configuration.uploads;
      assert.deepEqual(rule[0].abort_incomplete_multipart_upload, [{ days_after_initiation: 7 }]);
    },
    'least-privilege/terraform.tf': ({ locals }) => {
      assert.deepEqual(locals, [
        {
          upload_bucket: 'arn:aws:s3:::example-bucket',
          upload_objects: 'arn:aws:s3:::example-bucket/uploads/*',
        },
      ]);
    },
  };
  for (const file of files) {
    await report.check(
      'the parser finds what the case says',
      { files: [file], status: 'parsed' },
      async () => {
        expected[file](await parse(file, readFileSync(paths[file], 'utf8')));
      },
    );
  }
  await report.check('a value is a string in HCL, and no code', { files: [], status: 'parsed' }, async () => {
    const { string } = lib.languages.find(({ id }) => id === 'terraform');
    const text = lib.hostileTexts.map((value, index) => `  value_${index} = ${string(value)}\n`).join('');
    const { locals } = await parse('hostile.tf', `locals {\n${text}}\n`);
    for (const [index, value] of lib.hostileTexts.entries()) {
      // In its JSON a template is `${…}`, and the same as text has two signs.
      const told = value.replace(/\p{Cs}/gu, '\ufffd').replace(/[$%](?=\{)/g, '$&$&');
      assert.equal(locals[0][`value_${index}`], told);
    }
  });
  return null;
}
