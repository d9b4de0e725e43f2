import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import {
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  GetBucketLifecycleConfigurationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { ensurePipProgram, lacksPip } from '../../support/toolchains/pip.mjs';
import { settingsOf } from './documents.mjs';
import { startRecorder } from './recorder.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { credentials, run } from './report.mjs';

const awscli = '1.46.3';
const bucket = 'snippets-aws-cli';

/** Runs the shell templates that are for the AWS CLI. */
export const awsCli = {
  name: 'the AWS CLI',
  sdk: `aws-cli ${awscli}`,
  lacks: () => (existsSync('/bin/bash') ? lacksPip() : 'bash'),
  prepare: async () => ({ aws: await ensurePipProgram('aws', [`awscli==${awscli}`]) }),
  run: runAwsCli,
};

async function runAwsCli(report, server, { aws }, { lib, folder }) {
  if (server.isPartial) return;
  const at = join(folder, server.name, 'aws-cli');
  const values = { ...valuesAt(server, bucket), origin: 'https://app.example.org' };
  const files = lib
    .readTemplates()
    .filter(({ name }) => ['aws-cli', 'abort-now'].includes(name))
    .map(({ file }) => file);
  const paths = renderInto(at, lib, [...files, 'cors-rules/cli.jsonc'], values, { partBytes: 5_242_880 });
  const configuration = join(at, 'config');
  const s3 = new S3Client({
    region: server.region,
    endpoint: server.endpoint,
    forcePathStyle: true,
    credentials: server.user,
  });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));

  const bash = (script, args = [], more = {}) =>
    run('/bin/bash', ['-c', `cd "$0" && ${script}`, at, ...args], {
      ...credentials(server.user),
      AWS_CONFIG_FILE: configuration,
      AWS_REGION: undefined,
      AWS_DEFAULT_REGION: undefined,
      PATH: `${dirname(aws)}${delimiter}${process.env.PATH}`,
      ...more,
    });
  const succeed = async (...call) => {
    const { code, output, errors } = await bash(...call);
    assert.equal(code, 0, `${output}${errors}`);
    return output;
  };
  const check = (name, file, task) => report.check(name, { files: [file], on: server.label }, task);

  const body = randomBytes(6_000_000);
  const source = join(at, 'source.bin');
  writeFileSync(source, body);
  const assertStored = async () => {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: values.key }));
    assert.ok(
      body.equals(Buffer.from(await answer.Body.transformToByteArray())),
      'what is stored was not sent',
    );
    assert.equal(answer.ContentType, values.contentType);
    const { ETag } = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: values.key }));
    assert.match(ETag, /-2"$/);
  };
  const unfinished = async () =>
    (await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket }))).Uploads ?? [];

  const inParts = 'multipart/aws-cli.sh';
  await check('it uploads in parts', inParts, async () => {
    await succeed('bash "$1" "$2"', [paths[inParts], source]);
    await assertStored();
  });
  await check('where it fails it leaves nothing behind', inParts, async () => {
    const { code } = await bash('bash "$1" "$2"', [paths[inParts], join(at, 'no-such-file')]);
    assert.notEqual(code, 0);
    assert.deepEqual(await unfinished(), []);
  });

  const transfer = 'transfer-manager/aws-cli.sh';
  await check('it uploads in parts of the given size', transfer, async () => {
    await succeed('bash "$1" "$2"', [paths[transfer], source]);
    await assertStored();
  });

  const client = 'sigv4-client/aws-cli.sh';
  const recorder = await startRecorder(server.endpoint);
  try {
    const recorded = renderInto(join(at, 'recorded'), lib, [client], {
      ...values,
      endpoint: recorder.endpoint,
    });
    await check('requests and URLs are signed with version 4', client, async () => {
      const mine = { AWS_CONFIG_FILE: join(at, 'config-of-client') };
      const url = await succeed(
        'bash "$1" && aws s3api head-bucket --bucket "$2" && aws s3 presign "s3://$2/a"',
        [recorded[client], bucket],
        mine,
      );
      const [sent] = recorder.requests;
      assert.match(sent.headers.authorization, new RegExp(`^AWS4-HMAC-SHA256 .*/${server.region}/s3/`));
      assert.match(url, /X-Amz-Algorithm=AWS4-HMAC-SHA256/);
      assert.ok(url.trim().includes(`${recorder.endpoint}/${bucket}/a?`), url);
    });
  } finally {
    await recorder.stop();
  }

  const abortNow = 'abort-lifecycle/abort-now.sh';
  await check('it aborts what is old, and nothing else', abortNow, async () => {
    await s3.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: values.key }));
    await succeed('bash "$1"', [paths[abortNow]]);
    assert.equal((await unfinished()).length, 1);
    // In eight days it is a week old.
    const later = readFileSync(paths[abortNow], 'utf8').replaceAll("'7 days ago'", "'1 day'");
    assert.notEqual(later, readFileSync(paths[abortNow], 'utf8'));
    await succeed('bash -c "$1"', [later]);
    assert.deepEqual(await unfinished(), []);
  });

  writeFileSync(join(at, 'cors.json'), readFileSync(paths['cors-rules/cli.jsonc']));
  const cors = 'cors-rules/aws-cli.sh';
  if (settingsOf[server.name].cors) {
    await check('the bucket has the rules then', cors, async () => {
      const shown = JSON.parse(await succeed('bash "$1"', [paths[cors]]));
      assert.deepEqual(shown.CORSRules[0].AllowedOrigins, [values.origin]);
    });
  }

  const lifecycle = 'abort-lifecycle/aws-cli.sh';
  if (settingsOf[server.name].lifecycle) {
    await check('the bucket has the rule then', lifecycle, async () => {
      await succeed('bash "$1"', [paths[lifecycle]]);
      const { Rules } = await s3.send(new GetBucketLifecycleConfigurationCommand({ Bucket: bucket }));
      assert.deepEqual(
        Rules.map((rule) => rule.AbortIncompleteMultipartUpload),
        [{ DaysAfterInitiation: 7 }],
      );
    });
  }
}
