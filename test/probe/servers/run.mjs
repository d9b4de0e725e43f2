/**
 * The live checks on real S3 servers: what each says to an upload that is good, expired, wrongly signed or for a bucket that
 * isn't there, and that nothing was stored by asking.
 *
 *   node test/probe/servers/run.mjs          prints `N passed, N failed`
 *   node test/probe/servers/run.mjs minio    on that server alone
 */
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { allServers } from '../../support/servers/index.mjs';
import { openBench } from './bench.mjs';
import { cases } from './cases.mjs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const folder = resolve(process.env.PROBE_OUT ?? 'out/live-checks');
const [only] = process.argv.slice(2);
const requireAll = Boolean(process.env.CI) && process.env.CI !== 'false';

async function main() {
  mkdirSync(folder, { recursive: true });
  const outfile = resolve(folder, 'lib.mjs');
  const entry = 'test/probe/servers/lib.ts';
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Of the SDK what is installed, as the tests themselves use it.
    packages: 'external',
    logLevel: 'warning',
  });
  const probe = await import(pathToFileURL(outfile));
  const counts = { passed: 0, failed: 0 };
  for (const server of allServers.filter(({ name }) => only === undefined || name === only)) {
    const lacks = server.lacks();
    if (lacks) {
      console.log(`${server.label} is not here; get it with ${lacks}`);
      if (requireAll) counts.failed++;
      continue;
    }
    await server.prepare();
    const running = await server.start();
    try {
      const bench = await openBench(running, probe);
      for (const { name, on, check } of cases.filter(({ on }) => on.includes(server.name))) {
        try {
          await check(bench);
          await bench.storedNothing();
          counts.passed++;
          console.log(`  ✔ ${server.name}: ${name}`);
        } catch (error) {
          counts.failed++;
          console.log(`  ✘ ${server.name}: ${name} (${on.join(', ')})\n${error.stack}`);
        }
      }
    } finally {
      await running.stop();
    }
  }
  return counts;
}

const { passed, failed } = await main();
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
