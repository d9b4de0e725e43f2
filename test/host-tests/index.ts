import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { reportCounts } from './window.js';

/**
 * What VS Code calls to run the tests of this folder: `*.restricted.test.ts` in a window that does not trust its
 * workspace, the others in one that does.
 */
export async function run(): Promise<void> {
  const { HOST_TESTS_WINDOW, HOST_TESTS_WORDS } = process.env;
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    timeout: 90_000,
    color: false,
    forbidOnly: true,
    forbidPending: true,
    ...(HOST_TESTS_WORDS ? { grep: HOST_TESTS_WORDS } : {}),
  });
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.cjs'));
  for (const file of files) {
    if (file.includes('.restricted.') === (HOST_TESTS_WINDOW === 'restricted'))
      mocha.addFile(join(__dirname, file));
  }
  const counts = await new Promise<{ passed: number; failed: number }>((done) => {
    const runner = mocha.run((failed) => {
      done({ passed: runner.stats?.passes ?? 0, failed });
    });
  });
  await reportCounts(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
