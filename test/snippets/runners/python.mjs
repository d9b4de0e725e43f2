import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from '../../support/vscode/cache.mjs';
import { startRecorder } from './recorder.mjs';
import { renderInto, valuesAt } from './rendered.mjs';
import { credentials, run } from './report.mjs';

const boto3 = '1.44.8';
const scenario = 'test/snippets/runners/scenario.py';

/** Runs the Python templates. */
export const python = {
  name: 'Python',
  sdk: `boto3 ${boto3}`,
  lacks: lacksPython,
  prepare: async () => ({ python: await preparePython() }),
  run: runPython,
};

const venv = join(cacheFolder, `python-boto3-${boto3}`);
const inside = process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python';
const complete = join(venv, '.complete');

/** What this machine must have before the Python with the SDK can be made; null where it is there. */
export function lacksPython() {
  if (existsSync(complete) || findPython()) return null;
  return 'Python 3.9 or newer and its venv (Debian: apt-get install python3-venv)';
}

function findPython() {
  return ['python3', 'python'].find((name) => {
    const asked = spawnSync(name, ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 9))']);
    return asked.status === 0;
  });
}

/** A Python with the pinned SDK, in the cache. */
export async function preparePython() {
  if (existsSync(complete)) return join(venv, inside);
  const made = findPython();
  // A virtual environment can't be moved, so it is made in its place, and is ready when its mark is there.
  mkdirSync(cacheFolder, { recursive: true });
  if (existsSync(venv)) {
    const old = mkdtempSync(`${venv}-old-`);
    renameSync(venv, join(old, 'venv'));
    rmSync(old, { recursive: true, force: true });
  }
  for (const [command, ...args] of [
    [made, '-m', 'venv', venv],
    [join(venv, inside), '-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `boto3==${boto3}`],
  ]) {
    const { code, output, errors } = await run(command, args);
    if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}: ${output}${errors}`);
  }
  writeFileSync(complete, '');
  return join(venv, inside);
}

/** Compiles the Python templates and runs them against one server. */
async function runPython(report, server, { python }, { lib, folder }) {
  const files = lib
    .readTemplates()
    .filter(({ language }) => language === 'python')
    .map(({ file }) => file);
  const at = join(folder, server.name, 'py');
  const values = valuesAt(server, 'snippets-py');
  const recorder = await startRecorder(server.endpoint);
  try {
    const folders = {
      plain: join(at, 'plain'),
      small: join(at, 'small'),
      recorded: join(at, 'recorded'),
    };
    renderInto(folders.plain, lib, files, values);
    renderInto(folders.small, lib, files, values, { ttlSeconds: 1, maxBytes: 1_000, partBytes: 5_242_880 });
    renderInto(folders.recorded, lib, files, { ...values, endpoint: recorder.endpoint });
    await report.check('the Python compiles', { files, status: 'compiled' }, async () => {
      const { code, errors } = await run(python, ['-m', 'compileall', '-q', '-f', at]);
      if (code !== 0) throw new Error(errors);
    });
    const options = {
      server,
      bucket: 'snippets-py',
      key: values.key,
      contentType: values.contentType,
      folders,
    };
    await report.collect(`Python on ${server.label}`, files, python, [scenario, JSON.stringify(options)], {
      ...credentials(server.user),
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONUTF8: '1',
    });
    const sent = (path) =>
      recorder.requests.find(({ method, url }) => method === 'PUT' && url.includes(path));
    const on = server.label;
    await report.check(
      'the client sends no checksum',
      { files: ['no-default-checksums/boto3.py'], on },
      () => {
        const names = Object.keys(sent('no-checksum').headers);
        if (names.some((name) => /^x-amz-(?:checksum-|trailer)/.test(name)))
          throw new Error(names.join(', '));
      },
    );
    await report.check('the client signs with version 4', { files: ['sigv4-client/boto3.py'], on }, () => {
      const { headers } = sent('v4-client');
      if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 ')) throw new Error(headers.authorization);
      // The counterpart of the check before.
      if (!Object.keys(headers).some((name) => /^x-amz-(?:checksum-|trailer)/.test(name))) {
        throw new Error('without a setting the client should send a checksum');
      }
    });
  } finally {
    await recorder.stop();
  }
}
