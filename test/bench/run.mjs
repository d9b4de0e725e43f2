/**
 * How long answers take, by length and kind of paste, and how quick and how frugal big files are.
 *
 *   npm run bench                      pastes up to 100 MB, files of 1 GB
 *   npm run bench -- --size 100MB      smaller files
 *   npm run bench -- --pastes | --files
 *
 * Ends with 1 where an answer takes more than 50 ms per 100 KB, or a file more memory or time than it may.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bigFiles, writeBigFile } from './bigFiles.mjs';
import { pastes } from './pastes.mjs';

const now = '2026-11-24T12:30:00Z';
const lengths = [10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];
const mostMillisecondsPerUnit = 50;
const unit = 100_000;
const mostBytes = 200 * 1024 * 1024;

const args = process.argv.slice(2);
const size = sizeOf(args.includes('--size') ? args[args.indexOf('--size') + 1] : '1GB');
let isGood = true;

mkdirSync('out/bench', { recursive: true });
await build({
  entryPoints: { diagnose: 'src/core/diagnose.ts', cli: 'src/cli.ts' },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  splitting: true,
  outdir: 'out/bench',
  outExtension: { '.js': '.mjs' },
  logLevel: 'warning',
});
if (!args.includes('--files')) await benchPastes();
if (!args.includes('--pastes')) benchFiles();
process.exitCode = isGood ? 0 : 1;

async function benchPastes() {
  const { diagnose } = await import(new URL('../../out/bench/diagnose.mjs', import.meta.url).href);
  console.log(`Milliseconds for a paste of a length; at most ${mostMillisecondsPerUnit} per 100 KB\n`);
  console.log(row(['', ...lengths.map(inWords), 'worst per 100 KB'], 26));
  for (const [name, make] of Object.entries(pastes)) {
    let worst = 0;
    const times = lengths.map((length) => {
      const text = make(length);
      const runs = length > 1_000_000 ? 1 : 3;
      const milliseconds = Math.min(...Array.from({ length: runs }, () => workOf(diagnose, text)));
      if (length >= unit) worst = Math.max(worst, (milliseconds / text.length) * unit);
      return milliseconds.toFixed(milliseconds < 10 ? 1 : 0);
    });
    if (worst > mostMillisecondsPerUnit) isGood = false;
    console.log(row([name, ...times, worst.toFixed(1)], 26));
  }
}

/** Milliseconds that an answer kept a processor busy: what runs beside does not count. */
function workOf(diagnose, text) {
  const before = process.cpuUsage();
  diagnose(text, { now: Date.parse(now) });
  return process.cpuUsage(before).user / 1000;
}

function benchFiles() {
  console.log(`\nFiles of about ${inWords(size)}; at most 200 MiB of memory\n`);
  console.log(row(['', 'diagnosed', 'bare scan', 'share', 'wanted', 'memory', 'answer'], 34));
  const folder = mkdtempSync(join(tmpdir(), 's3-upload-doctor-bench-'));
  try {
    for (const { name, share, cause, pieces } of bigFiles) {
      const file = join(folder, 'file');
      const bytes = writeBigFile(file, pieces(size));
      // The first look brings the file into memory, for both alike.
      run(['test/bench/bareScan.mjs', file]);
      const bare = best(['test/bench/bareScan.mjs', file]);
      const ours = best(['out/bench/cli.mjs', 'diagnose', '--json', '--now', now, file]);
      const answer = JSON.parse(ours.output).cause;
      const reached = bare.milliseconds / ours.milliseconds;
      if (reached < share || ours.bytes > mostBytes || answer !== cause) isGood = false;
      console.log(
        row(
          [
            name,
            speed(bytes, ours.milliseconds),
            speed(bytes, bare.milliseconds),
            reached.toFixed(2),
            share.toFixed(2),
            `${Math.round(ours.bytes / 1024 / 1024)} MiB`,
            answer,
          ],
          34,
        ),
      );
      rmSync(file);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function best(command) {
  const runs = [run(command), run(command)];
  return runs.sort((a, b) => a.milliseconds - b.milliseconds)[0];
}

function run(command) {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', new URL('measure.mjs', import.meta.url).href, ...command],
    { encoding: 'utf8' },
  );
  const measured = /^measured (.*)$/m.exec(stderr)?.[1];
  if (!measured) throw new Error(stderr);
  return { ...JSON.parse(measured), output: stdout };
}

function sizeOf(text) {
  const [, number, unitName] = /^(\d+)([KMG])B$/.exec(text ?? '') ?? [];
  if (!number) throw new Error(`--size wants a size such as 100MB; this is “${text}”`);
  return Number(number) * { K: 1e3, M: 1e6, G: 1e9 }[unitName];
}

function inWords(bytes) {
  return bytes >= 1e9 ? `${bytes / 1e9} GB` : bytes >= 1e6 ? `${bytes / 1e6} MB` : `${bytes / 1e3} KB`;
}

function speed(bytes, milliseconds) {
  return `${Math.round(bytes / 1000 / milliseconds)} MB/s`;
}

function row([name, ...cells], width) {
  return `${name.padEnd(width)}${cells.map((cell) => cell.padStart(12)).join('')}`;
}
