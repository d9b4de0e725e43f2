import { spawn } from 'node:child_process';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Runs a script with this Node in the checkout and keeps what it prints; `code` is null where it was killed. */
export function node(script, args = [], env = {}) {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      env: { ...process.env, NO_COLOR: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text) => (output += text));
    }
    child.once('error', fail);
    child.once('close', (code) => done({ code, output }));
  });
}

/** A result for a script that only succeeds or fails. */
export function oneCheck({ code, output }) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, output };
}

/** A result for a script whose output holds a line `N passed, N failed`; the last one counts. */
export function countedChecks({ code, output }) {
  const [, passed, failed] = [...output.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1) ?? [];
  return honest(Number(passed ?? 0), Number(failed ?? 0), code, output);
}

/** A result for mocha's own summary. A test that is switched off proves nothing and counts as failed. */
export function mochaChecks({ code, output }) {
  const count = (word) => Number(new RegExp(`^\\s*(\\d+) ${word}\\b`, 'm').exec(output)?.[1] ?? 0);
  return honest(count('passing'), count('failing') + count('pending'), code, output);
}

/** No suite passes that ended badly or ran nothing, whatever it counted. */
function honest(passed, failed, code, output) {
  const missed = failed === 0 && (code !== 0 || passed === 0) ? 1 : 0;
  return { passed, failed: failed + missed, output };
}
