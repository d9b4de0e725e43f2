/**
 * Breaks signatures on real S3 servers in every known way, and holds the diagnosis and the proof to what was done.
 *
 *   node test/real/signatures/run.mjs           prints a table and `N passed, N failed`
 *   node test/real/signatures/run.mjs -u        writes media/docs/signatures.md
 *   node test/real/signatures/run.mjs WORDS     the scenarios whose name holds the words, with their pastes
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { build } from 'esbuild';
import { servers } from '../../support/servers/index.mjs';
import { root } from '../../tools/command.mjs';
import { judge } from './judge.mjs';
import { scenarios, signedRequest } from './scenarios.mjs';
import { pageOf } from './table.mjs';
import { send, startProxy, transcript, urlOf } from './wire.mjs';

const page = join(root, 'media/docs/signatures.md');
const args = process.argv.slice(2);
const words = args.filter((argument) => argument !== '-u').join(' ');

async function loadEngine() {
  const outfile = join(root, 'out/real/signatures.mjs');
  await build({
    absWorkingDir: root,
    entryPoints: ['test/real/signatures/engine.ts'],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile));
}

/** What one server answers to all scenarios, and what the engine makes of it. */
async function provokeAll(server, engine) {
  const bucket = server.buckets?.[0] ?? 'signatures';
  if (!server.buckets) {
    const { region, endpoint, user: credentials } = server;
    const s3 = new S3Client({ region, endpoint, credentials, forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  }
  const upstream = new URL(server.endpoint);
  const proxy = await startProxy(Number(upstream.port));
  const results = [];
  try {
    for (const scenario of scenarios.filter(({ name }) => name.includes(words))) {
      const provoked = await provoke(scenario, { server, bucket, proxy, upstream: upstream.host });
      results.push({ scenario, server, ...(await judge(scenario, provoked, engine, server)) });
    }
  } finally {
    await proxy.stop();
  }
  return results;
}

/** Signs, changes, sends; gives the pastes that a user could make of it. */
async function provoke(scenario, { server, bucket, proxy, upstream }) {
  const place = { host: proxy.host, bucket, ...server };
  proxy.changeBy((request) => request);
  const control = await send(
    proxy.port,
    await signedRequest({ ...scenario, faults: {}, secret: null }, place, true),
  );
  const signed = await signedRequest(scenario, place);
  const sent = scenario.byClient?.(signed) ?? signed;
  proxy.changeBy((request) => scenario.onTheWay?.(request, { upstream }) ?? request);
  const response = await send(proxy.port, sent);
  const shown = transcript(sent, response);
  return {
    response,
    /** Without the change; where it is refused too, the refusal of the changed one proves nothing. */
    control,
    sentPaste: shown,
    // Where the client changed the URL, the service that signed it has the one before.
    bothPaste: scenario.byClient ? `Signed: ${signed.method} ${urlOf(signed)}\n\n${shown}` : shown,
  };
}

async function main() {
  const engine = await loadEngine();
  const missing = [];
  const results = [];
  for (const server of servers) {
    const lacking = server.lacks();
    if (lacking) {
      missing.push(`signatures on ${server.label}; get it with ${lacking}`);
      continue;
    }
    const running = await server.start();
    try {
      results.push(...(await provokeAll(running, engine)));
    } finally {
      await running.stop();
    }
  }
  for (const { scenario, server, errors, note } of results)
    console.log(
      `${errors.length > 0 ? '✘' : '✔'} ${server.name.padEnd(10)} ${scenario.name}: ${note}${errors.map((error) => `\n    ${error}`).join('')}`,
    );
  for (const what of missing) console.log(`not exercised: ${what}`);

  let failed = results.filter(({ errors }) => errors.length > 0).length;
  let passed = results.length - failed;
  // With a server missing or scenarios left out, the page cannot be judged.
  if (missing.length === 0 && words === '') {
    const text = pageOf(results);
    if (args.includes('-u') && failed === 0) writeFileSync(page, text);
    const isFresh = existsSync(page) && readFileSync(page, 'utf8') === text;
    console.log(
      isFresh
        ? '✔ media/docs/signatures.md is up to date'
        : '✘ media/docs/signatures.md is stale: node test/real/signatures/run.mjs -u',
    );
    if (isFresh) passed++;
    else failed++;
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

await main();
