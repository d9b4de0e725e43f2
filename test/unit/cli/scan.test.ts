import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { scan } from '../../../src/cli/scan.js';
import { readGrammar } from '../../support/parseSource.js';

const bad =
  "import { getSignedUrl } from '@aws-sdk/s3-request-presigner';\ngetSignedUrl(c, d, { expiresIn: 604801 });\n";

interface Run {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function run(...args: string[]): Promise<Run> {
  let out = '';
  let err = '';
  const io = {
    stdin: Readable.from([]),
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    isTerminal: false,
    env: {},
  };
  const code = await scan(args, io, readGrammar);
  return { code, out, err };
}

describe('scan', () => {
  let folder = '';

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 's3-upload-doctor-scan-'));
    for (const path of ['node_modules/x', '.git', 'dist', 'src/deep', 'empty'])
      mkdirSync(join(folder, path), { recursive: true });
    for (const path of [
      'node_modules/x/a.ts',
      '.git/b.ts',
      'dist/c.ts',
      'src/bad.ts',
      'src/deep/bad.mjs',
      'src/notes.txt',
    ]) {
      writeFileSync(join(folder, path), bad);
    }
    writeFileSync(join(folder, 'src/large.ts'), bad + ' '.repeat(1_000_001));
    writeFileSync(
      join(folder, 'src/marked.py'),
      '\uFEFFs3.generate_presigned_url("get_object", ExpiresIn=604801)\n',
    );
    writeFileSync(join(folder, 'empty/fine.ts'), 'export const one = 1;\n');
    try {
      symlinkSync(folder, join(folder, 'src/circle'), 'dir');
    } catch (error) {
      // Windows lets only administrators make links; the rest of the tests stands without one.
      if (process.platform !== 'win32') throw error;
    }
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('prints path, line, column, severity, rule and message', async () => {
    const { code, out } = await run(join(folder, 'src', 'bad.ts'));
    assert.equal(code, 1);
    assert.equal(
      out,
      `${join(folder, 'src', 'bad.ts')}:2:33 error expires-too-long 604,801 s (7 days 1 s) is longer than S3 accepts: at most 604,800 s (7 days).\n`,
    );
  });

  it('reads folders without those of others, large files and circles', async () => {
    const { code, out } = await run(folder);
    assert.equal(code, 1);
    const files = out
      .trim()
      .split('\n')
      .map((line) =>
        line
          .slice(folder.length + 1)
          .split(':')[0]
          ?.replaceAll('\\', '/'),
      );
    assert.deepEqual(files, ['src/bad.ts', 'src/marked.py', 'src/deep/bad.mjs']);
  });

  it('exits with 0 when there is nothing to say', async () => {
    assert.deepEqual(await run(join(folder, 'empty')), { code: 0, out: '', err: '' });
  });

  it('prints JSON', async () => {
    const { code, out } = await run('--format', 'json', join(folder, 'src', 'marked.py'));
    assert.equal(code, 1);
    const [finding, ...others] = JSON.parse(out) as Record<string, unknown>[];
    assert.deepEqual(others, []);
    const { line, column, endLine, endColumn, severity, rule } = finding ?? {};
    assert.deepEqual(
      [line, column, endLine, endColumn, severity, rule],
      [1, 51, 1, 57, 'error', 'expires-too-long'],
    );
    assert.deepEqual(JSON.parse((await run('--format=json', join(folder, 'empty'))).out), []);
  });

  it('prints SARIF', async () => {
    const { code, out } = await run('--format=sarif', join(folder, 'src', 'bad.ts'));
    assert.equal(code, 1);
    const log = JSON.parse(out) as {
      version: string;
      runs: {
        tool: { driver: { rules: { id: string }[] } };
        results: {
          ruleId: string;
          ruleIndex: number;
          level: string;
          locations: { physicalLocation: { region: unknown } }[];
        }[];
      }[];
    };
    const [first] = log.runs;
    const [result] = first?.results ?? [];
    assert.equal(log.version, '2.1.0');
    assert.equal(first?.tool.driver.rules[result?.ruleIndex ?? -1]?.id, 'expires-too-long');
    assert.equal(result?.level, 'error');
    assert.deepEqual(result.locations[0]?.physicalLocation.region, {
      startLine: 2,
      startColumn: 33,
      endLine: 2,
      endColumn: 39,
    });
  });

  it('names the mistake in wrong usage', async () => {
    for (const [args, words] of [
      [['--fromat'], 'scan has no option --fromat'],
      [['--format', 'xml'], 'not xml'],
      [['--format'], '--format is text, json or sarif'],
    ] as const) {
      const { code, err } = await run(...args);
      assert.equal(code, 64);
      assert.ok(err.includes(words), err);
    }
  });

  it('exits with 66 for what cannot be read', async () => {
    const { code, err } = await run(join(folder, 'missing.ts'));
    assert.equal(code, 66);
    assert.ok(err.includes('missing.ts'));
  });

  it('explains itself', async () => {
    const { code, out } = await run('--help');
    assert.equal(code, 0);
    assert.ok(out.startsWith('Usage: scan [DIR | FILE …]'));
  });
});
