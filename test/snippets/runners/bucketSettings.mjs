import assert from 'node:assert/strict';
import { join } from 'node:path';
import { CreateBucketCommand, GetBucketLifecycleConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import { assertCors, origin, settingsOf } from './documents.mjs';
import { lacksPython, preparePython } from './python.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { credentials, run } from './report.mjs';

/** Runs the programs that give a bucket its CORS and lifecycle rules, and asks whether the rules do what they are for. */
export const bucketSettings = {
  name: 'bucket settings from code',
  lacks: lacksPython,
  prepare: async () => ({ python: await preparePython() }),
  run: runBucketSettings,
};

async function runBucketSettings(report, server, { python }, { lib, folder }) {
  const settings = settingsOf[server.name];
  const s3 = new S3Client({
    region: server.region,
    endpoint: server.endpoint,
    forcePathStyle: true,
    credentials: server.user,
  });
  const asks = {
    'cors-rules': (bucket) => assertCors(`${server.endpoint}/${bucket}/object`),
    'abort-lifecycle': async (bucket) => {
      const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
      assert.deepEqual(
        Rules.map(({ Status, AbortIncompleteMultipartUpload: rule }) => [Status, rule]),
        [['Enabled', { DaysAfterInitiation: 7 }]],
      );
    },
  };
  const takes = { 'cors-rules': settings?.cors, 'abort-lifecycle': settings?.lifecycle };
  const templates = lib
    .readTemplates()
    .filter(({ task, name }) => takes[task] && ['aws-sdk-v3', 'boto3'].includes(name));
  for (const { task, file, language } of templates) {
    await report.check('the bucket has the rule then', { files: [file], on: server.label }, async () => {
      const bucket = `settings-${file.replace(/\W/g, '-')}`;
      await s3.send(new CreateBucketCommand({ Bucket: bucket }));
      const values = { ...valuesAt(server, bucket), origin };
      const path = renderInto(join(folder, server.name, 'settings'), lib, [file], values)[file];
      const program = language === 'python' ? python : process.execPath;
      // Without its folder in Python's path, where its name would hide the SDK.
      const args = language === 'python' ? ['-I', path] : [path];
      const { code, errors } = await run(program, args, credentials(server.user));
      assert.equal(code, 0, errors);
      await asks[task](bucket);
    });
  }
}
