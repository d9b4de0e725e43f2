import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { redact } from '../../../src/cli/redact.js';

const text = 'https://b/ké?X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835&X-Amz-Expires=900\n';
const masked = 'https://b/ké?X-Amz-Signature=••••••••••••••••••••••••••••••••&X-Amz-Expires=900\n';

async function run(args: string[], chunks: (Uint8Array | string)[] = []) {
  const written = { out: '', err: '' };
  const code = await redact(args, {
    stdin: streamOf(chunks),
    out: (piece) => (written.out += piece),
    err: (piece) => (written.err += piece),
    isTerminal: false,
    env: {},
  });
  return { code, ...written };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of what is at hand
async function* streamOf(chunks: readonly (Uint8Array | string)[]): AsyncGenerator<Uint8Array | string> {
  yield* chunks;
}

describe('redact on the command line', () => {
  let folder = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'redact-'));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  it('reads standard input, also where a character is cut between chunks', async () => {
    const bytes = Buffer.from(text);
    const chunks = [bytes.subarray(0, 12), bytes.subarray(12)];
    for (const args of [[], ['-']])
      assert.deepEqual(await run(args, chunks), { code: 0, out: masked, err: '' });
  });

  it('reads a file', async () => {
    const file = join(folder, 'paste.txt');
    await writeFile(file, text);
    assert.deepEqual(await run([file]), { code: 0, out: masked, err: '' });
  });

  it('says what it cannot read', async () => {
    const file = join(folder, 'missing.txt');
    const { code, out, err } = await run([file]);
    assert.equal(code, 66);
    assert.equal(out, '');
    assert.ok(err.startsWith(`Cannot read ${file}: `), err);
  });

  it('names a mistake', async () => {
    assert.deepEqual(await run(['--colour']), {
      code: 64,
      out: '',
      err: 'redact has no option --colour. See redact --help.\n',
    });
    assert.deepEqual(await run(['a', 'b']), {
      code: 64,
      out: '',
      err: 'redact takes one file, not 2. See redact --help.\n',
    });
  });

  it('explains itself', async () => {
    const { code, out } = await run(['--help']);
    assert.equal(code, 0);
    assert.match(out, /^Usage: redact \[FILE \| -\]/);
  });
});
