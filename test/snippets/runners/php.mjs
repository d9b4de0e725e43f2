import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../support/toolchains/program.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { run } from './report.mjs';

const store = { name: 'example', region: 'eu-central-1', endpoint: 'https://s3.example.com' };

/** Has PHP read the templates. Its SDK comes from no registry that the tests use, so nothing of them runs. */
export const php = {
  name: 'PHP',
  sdk: 'php -l',
  lacks: () => (findProgram(['php'], ['--version'], [7, 4]) ? null : 'PHP (Debian: apt-get install php-cli)'),
  prepare: checkPhp,
};

async function checkPhp(report, { lib, folder }) {
  const files = lib
    .readTemplates()
    .filter(({ language }) => language === 'php')
    .map(({ file }) => file);
  const at = join(folder, 'php');
  for (const [name, endpoint] of Object.entries({ aws: null, other: store.endpoint })) {
    const paths = renderInto(join(at, name), lib, files, { ...valuesAt(store, 'example-bucket'), endpoint });
    for (const file of files) {
      await report.check('PHP reads it', { files: [file], status: 'parsed' }, async () => {
        // What ships goes into a file that has begun already.
        const { code, output } = await run('/bin/sh', [
          '-c',
          '(echo "<?php"; cat "$1") | php -l',
          'sh',
          paths[file],
        ]);
        assert.equal(code, 0, output);
      });
    }
  }
  await report.check('a value is a string in PHP, and no code', { files: [], status: 'parsed' }, async () => {
    const { string } = lib.languages.find(({ id }) => id === 'php');
    const path = join(at, 'hostile.php');
    const values = lib.hostileTexts.map((text) => `  ${string(text)},\n`).join('');
    writeFileSync(path, `<?php\necho json_encode([\n${values}], JSON_THROW_ON_ERROR);\n`);
    const { code, output, errors } = await run('php', [path]);
    assert.equal(code, 0, errors);
    assert.deepEqual(
      JSON.parse(output),
      lib.hostileTexts.map((text) => text.replace(/\p{Cs}/gu, '\ufffd')),
    );
  });
  return null;
}
