import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { build as runBuild, findProgram } from '../../support/toolchains/program.mjs';
import { ensureBuilt, fingerprint, writeAll } from '../../support/toolchains/built.mjs';
import { sdkRunner } from './sdkRunner.mjs';

const packages = 'ruby ruby-aws-sdk-s3';
const find = () => findProgram(['ruby'], ['--version'], [3, 0]);
const findSdk = () =>
  spawnSync('ruby', ['-e', 'require "aws-sdk-s3"; print Aws::S3::GEM_VERSION'], { encoding: 'utf8' });

/**
 * Runs the Ruby templates with the SDK that the machine has. Debian's is of 2022, when it added no checksums, so that the
 * setting against them is unknown to it and that template is read only.
 */
export const ruby = sdkRunner({
  name: 'Ruby',
  language: 'ruby',
  sdk: 'aws-sdk-s3 of Debian 12 (1.117) or newer',
  lacks: () =>
    find() && findSdk().status === 0 ? null : `Ruby and its AWS SDK (Debian: apt-get install ${packages})`,
  firstPort: 21_500,
  status: 'parsed',
  readOnly: ['no-default-checksums'],
  sendsChecksums: false,
  async build({ texts, literals, program }) {
    const sources = Object.fromEntries(Object.entries(texts).map(([task, text]) => [`${task}.rb`, text]));
    sources['serve.rb'] = program('serve.rb');
    sources['literals.rb'] = `[\n${literals.map((literal) => `  ${literal},\n`).join('')}]\n`;
    const { version } = find();
    const folder = await ensureBuilt('ruby', fingerprint(version, findSdk().stdout, sources), async (at) => {
      writeAll(at, sources);
      for (const name of Object.keys(sources)) await runBuild('ruby', ['-wc', join(at, name)]);
    });
    return (task) => ({
      command: 'ruby',
      args: ['-W1', join(folder, 'serve.rb'), join(folder, `${task}.rb`), task],
    });
  },
});
