import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What VS Code calls to run the tests of this folder: `*.restricted.test.ts` in a window that does not trust its
 * workspace, the others in one that does. Writes the counts to the file that HOST_TESTS_REPORT names.
 */
export async function run(): Promise<void> {
  const { HOST_TESTS_REPORT, HOST_TESTS_RESTRICTED, HOST_TESTS_WORDS } = process.env;
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({
    timeout: 20_000,
    color: false,
    forbidOnly: true,
    forbidPending: true,
    ...(HOST_TESTS_WORDS ? { grep: HOST_TESTS_WORDS } : {}),
  });
  const files = readdirSync(__dirname).filter((file) => file.endsWith('.test.cjs'));
  for (const file of files) {
    if (file.includes('.restricted.') === (HOST_TESTS_RESTRICTED === '1'))
      mocha.addFile(join(__dirname, file));
  }
  await new Promise<void>((done, fail) => {
    const runner = mocha.run((failed) => {
      const passed = runner.stats?.passes ?? 0;
      if (HOST_TESTS_REPORT) writeFileSync(HOST_TESTS_REPORT, JSON.stringify({ passed, failed }));
      if (failed > 0) fail(new Error(`${failed} failed`));
      else done();
    });
  });
}
