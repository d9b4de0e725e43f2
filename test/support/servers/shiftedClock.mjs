import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The environment in which a program's clock is ahead by so many seconds, or late where they are negative. */
export async function shiftedClock(seconds) {
  // The program faketime stays between us and what it runs, so that ending it ends nothing: its library alone will do.
  const { stdout } = await run('faketime', ['-m', '-f', '+0s', 'printenv', 'LD_PRELOAD']);
  const FAKETIME = `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}s`;
  return { LD_PRELOAD: stdout.trim(), FAKETIME, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}
