import { existsSync, mkdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { ensureGoProgram, lacksGoProgram } from '../../support/servers/goProgram.mjs';
import { minio } from '../../support/servers/minio.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { run } from './report.mjs';

const atStart = 'cors-rules/minio.sh';
const running = 'cors-rules/minio-mc.sh';
const program = 'test/snippets/programs/shell/minioCors.mjs';
const mc = {
  program: 'mc',
  module: 'github.com/minio/mc',
  version: '2025-03-13',
  moduleVersion: 'v0.0.0-20250313080218-cf909e1063a9',
};

/** Gives a MinIO its list of origins, in its environment or with its client, and asks it as a browser would. */
export const minioCors = {
  name: "MinIO's own CORS list",
  sdk: `mc ${mc.version}`,
  lacks: () => (existsSync('/bin/bash') ? (minio.lacks() ?? lacksGoProgram(mc)) : 'bash'),
  prepare: checkMinioCors,
};

async function checkMinioCors(report, { lib, folder }) {
  const client = await ensureGoProgram(mc);
  const at = join(folder, 'minio-cors');
  const server = { name: 'minio', region: 'us-east-1', endpoint: null };
  const values = { ...valuesAt(server, 'example-bucket'), origin: 'https://app.example.org' };
  const paths = renderInto(at, lib, [atStart], values);
  await report.check('it allows the page and no other one', { files: [atStart], on: minio.label }, () =>
    succeed(['-c', '. "$1" && exec "$2" "$3"', 'bash', paths[atStart], process.execPath, program]),
  );

  const started = await minio.start();
  try {
    const rendered = renderInto(at, lib, [running], { ...values, endpoint: started.endpoint });
    const home = join(at, 'home');
    mkdirSync(home, { recursive: true });
    await report.check(
      'it allows the page and no other one',
      { files: [running], on: minio.label },
      async () => {
        await succeed([rendered[running]], {
          HOME: home,
          MINIO_ROOT_USER: started.user.accessKeyId,
          MINIO_ROOT_PASSWORD: started.user.secretAccessKey,
          PATH: `${dirname(client)}${delimiter}${process.env.PATH}`,
        });
        await succeed(['-c', 'exec "$0" "$1" "$2"', process.execPath, program, started.endpoint]);
      },
    );
  } finally {
    await started.stop();
  }
  return null;
}

async function succeed(args, env) {
  const { code, output, errors } = await run('/bin/bash', args, env);
  if (code !== 0) throw new Error(`${output}${errors}`);
}
