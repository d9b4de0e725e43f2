import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { minio } from '../../support/servers/minio.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { run } from './report.mjs';

const file = 'cors-rules/minio.sh';
const start = 'test/snippets/programs/shell/minioCors.mjs';

/** Starts a MinIO in a shell that has run the snippet, and asks it as a browser would. */
export const minioCors = {
  name: "MinIO's own CORS list",
  lacks: () => (existsSync('/bin/bash') ? minio.lacks() : 'bash'),
  prepare: async (report, { lib, folder }) => {
    const values = {
      ...valuesAt({ name: 'minio', region: 'us-east-1', endpoint: null }, 'example-bucket'),
      origin: 'https://app.example.org',
    };
    const paths = renderInto(join(folder, 'minio-cors'), lib, [file], values);
    await report.check(
      'it allows the page and no other one',
      { files: [file], on: minio.label },
      async () => {
        const { code, errors } = await run('/bin/bash', [
          '-c',
          '. "$1" && exec "$2" "$3"',
          'bash',
          paths[file],
          process.execPath,
          start,
        ]);
        if (code !== 0) throw new Error(errors);
      },
    );
    return null;
  },
};
