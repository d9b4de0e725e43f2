import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnose } from '../../../src/cli/diagnose.js';
import { diagnose as judge } from '../../../src/core/diagnose.js';
import type { Diagnosis } from '../../../src/core/diagnosis.js';

const now = '2026-11-24T12:00:00Z';
const fixture = 'test/fixtures/readers/chrome-preflight.har';

async function run(args: string[], parts: { stdin?: Uint8Array[]; isErrorTerminal?: boolean } = {}) {
  const written = { out: '', err: '' };
  const code = await diagnose(['--now', now, ...args], {
    stdin: streamOf(parts.stdin ?? []),
    out: (piece) => (written.out += piece),
    err: (piece) => (written.err += piece),
    isTerminal: false,
    isErrorTerminal: parts.isErrorTerminal ?? false,
    env: {},
  });
  return { code, ...written };
}

// eslint-disable-next-line @typescript-eslint/require-await -- a stream of what is at hand
async function* streamOf(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

describe('diagnose on the command line', () => {
  let folder = '';
  let longFile = '';
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'diagnose-'));
    longFile = join(folder, 'long.har');
    const archive = await readFile(fixture, 'utf8');
    const entry =
      '{"startedDateTime":"2026-11-24T11:00:00Z","request":{"method":"GET","url":"https://app.example.com/"},"response":{"status":200,"content":{"text":"' +
      'x'.repeat(20_000) +
      '"}}},';
    await writeFile(
      longFile,
      archive.replace(/"entries":\s*\[/, (list) => list + entry.repeat(1500)),
    );
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });

  it('answers for a file of a paste’s length as for the paste, in whatever encoding', async () => {
    const text = await readFile(fixture, 'utf8');
    const expected = judge(text, { now: Date.parse(now) });
    const utf16 = join(folder, 'utf-16.har');
    await writeFile(utf16, Buffer.from(`\ufeff${text}`, 'utf16le'));
    for (const file of [fixture, utf16]) {
      const { code, out, err } = await run(['--json', file]);
      assert.deepEqual([code, JSON.parse(out), err], [0, expected, '']);
    }
  });

  it('streams a longer one, and says where in its bytes the request stands', async () => {
    const short = JSON.parse((await run(['--json', fixture])).out) as Diagnosis;
    const { code, out } = await run(['--json', longFile]);
    const long = JSON.parse(out) as Diagnosis;
    assert.deepEqual([code, long.cause, long.summary], [0, short.cause, short.summary]);
    assert.equal(long.request?.of, 1500 + (short.counts?.requests ?? 0));
    const bytes = await readFile(longFile);
    const request = JSON.parse(bytes.subarray(long.request.start, long.request.end).toString()) as object;
    assert.ok('startedDateTime' in request);
  });

  it('reads standard input of any length', async () => {
    const bytes = await readFile(longFile);
    const chunks: Uint8Array[] = [];
    for (let at = 0; at < bytes.length; at += 65_536) chunks.push(bytes.subarray(at, at + 65_536));
    const streamed = await run(['--json'], { stdin: chunks });
    assert.deepEqual(streamed, await run(['--json', longFile]));
  });

  it('tells how far it is on a terminal, and wipes that away', async () => {
    let err = '';
    async function* slow(): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < 150; index++) {
        if (index === 140) await new Promise((resolve) => setTimeout(resolve, 150));
        yield new Uint8Array(65_536).fill(0x20);
      }
    }
    await diagnose([], {
      stdin: slow(),
      out: () => undefined,
      err: (piece) => (err += piece),
      isTerminal: true,
      isErrorTerminal: true,
      env: {},
    });
    assert.match(err, /Reading: \d+(?:\.\d+)? Mi?B, [^;]{2,20}\/s; Ctrl-C ends it/);
    assert.ok(err.endsWith('\r\u001b[K'));
  });

  it('ends with Ctrl-C', async () => {
    const chunks = Array.from({ length: 200 }, () => new Uint8Array(65_536).fill(0x20));
    async function* interrupted(): AsyncGenerator<Uint8Array> {
      for (const [index, chunk] of chunks.entries()) {
        if (index === 150) process.emit('SIGINT', 'SIGINT');
        yield await Promise.resolve(chunk);
      }
    }
    let err = '';
    const code = await diagnose([], {
      stdin: interrupted(),
      out: (piece) => {
        assert.fail(piece);
      },
      err: (piece) => (err += piece),
      isTerminal: false,
      env: {},
    });
    assert.deepEqual([code, err], [130, 'Ended before all of standard input was read.\n']);
  });

  it('prints a line for each line of JSON', async () => {
    const file = join(folder, 'lines.jsonl');
    await writeFile(file, '{"id":1,"input":"a"}\n\n{"input":"b","now":"2026-01-01T00:00:00Z"}\n');
    const { code, out } = await run(['--jsonl', file]);
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Diagnosis & { id?: number });
    assert.deepEqual(
      [code, rows.map(({ id }) => id), rows.map(({ cause }) => cause)],
      [3, [1, undefined], ['insufficient-evidence', 'insufficient-evidence']],
    );
  });

  for (const option of ['--json', '--jsonl']) {
    it(`names the file it cannot read: ${option}`, async () => {
      for (const file of [join(folder, 'missing.txt'), folder]) {
        const { code, out, err } = await run([option, file]);
        assert.deepEqual([code, out], [66, '']);
        assert.ok(err.startsWith(`Cannot read ${file}: `), err);
      }
    });
  }
});
