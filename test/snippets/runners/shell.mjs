import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { lacksPython, preparePython } from './python.mjs';
import { checksumHeaders, startRecorder } from './recorder.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { credentials, run } from './report.mjs';

const bucket = 'snippets-sh';
const environment = 'no-default-checksums/environment.sh';
const upload = `import boto3, sys
boto3.client("s3", region_name=sys.argv[1], endpoint_url=sys.argv[2]).put_object(Bucket="${bucket}", Key="uploads/by-shell", Body=b"x")`;

/** Reads the shell templates with bash, and runs those that change nothing of this machine. */
export const shell = {
  name: 'shell',
  lacks: () => (existsSync('/bin/bash') ? lacksPython() : 'bash'),
  prepare: async () => ({ python: await preparePython() }),
  run: runShell,
};

async function runShell(report, server, { python }, { lib, folder }) {
  const files = lib
    .readTemplates()
    .filter(({ language }) => language === 'shellscript')
    .map(({ file }) => file);
  const paths = renderInto(join(folder, server.name, 'sh'), lib, files, valuesAt(server, bucket));
  for (const file of files) {
    await report.check('bash reads it', { files: [file], status: 'parsed' }, async () => {
      const { code, errors } = await run('/bin/bash', ['-n', paths[file]]);
      if (code !== 0) throw new Error(errors);
    });
  }
  if (!server.buckets?.includes(bucket)) {
    const s3 = new S3Client({
      region: server.region,
      endpoint: server.endpoint,
      forcePathStyle: true,
      credentials: server.user,
    });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  }
  const recorder = await startRecorder(server.endpoint);
  const bash = (script) =>
    run(
      '/bin/bash',
      ['-c', script, 'bash', paths[environment], python, upload, server.region, recorder.endpoint],
      credentials(server.user),
    );
  try {
    await report.check(
      'an SDK under it sends no checksum',
      { files: [environment], on: server.label },
      async () => {
        const results = [await bash('. "$1"; "$2" -c "$3" "$4" "$5"'), await bash('"$2" -c "$3" "$4" "$5"')];
        for (const { code, errors } of results) if (code !== 0) throw new Error(errors);
        const [withIt, withoutIt] = recorder.requests.map((request) => checksumHeaders(request));
        if (withIt.length > 0) throw new Error(withIt.join(', '));
        if (withoutIt.length === 0) throw new Error('without it an SDK should send a checksum');
      },
    );
  } finally {
    await recorder.stop();
  }
}
