/**
 * Compares the CORS evaluator with real servers: generated documents are set on a bucket, generated preflights and uploads are sent,
 * and what comes back is held against what `judgeCors` says.
 *
 *   node test/cors/differential.mjs                 both servers; prints the figures and `N passed, N failed`
 *   node test/cors/differential.mjs --only ceph     one of them
 *   node test/cors/differential.mjs --pairs 5000    more than 2,500 of each
 *   node test/cors/differential.mjs -u              writes the figures into media/docs/cors.md
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { allServers } from '../support/servers/index.mjs';
import { openBucket } from './ask.mjs';
import { allows, differences } from './compare.mjs';
import { deviations, documentDeviations } from './deviations.mjs';
import { makeDocument, makeRequest, randomFrom } from './generate.mjs';
import { loadLibrary, plainRules } from './library.mjs';
import { page } from './page.mjs';

const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const only = option('--only')?.split(',');
const wantedPairs = Number(option('--pairs') ?? 2_500);
const update = args.includes('-u') || process.env.UPDATE_GOLDEN === '1';
const requireAll = args.includes('--require-all') || (Boolean(process.env.CI) && process.env.CI !== 'false');
const seed = 20_261_124;
const requestsPerDocument = 20;
const path = 'media/docs/cors.md';
const names = ['ceph', 'versitygw'];

/** Problems for which S3 refuses the whole document. */
const refusals = new Set([
  'options-as-method',
  'method-not-supported',
  'method-in-lower-case',
  'origin-with-two-wildcards',
  'header-with-two-wildcards',
]);

async function main() {
  const library = await loadLibrary('differential');
  const results = [];
  let failed = 0;
  let passed = 0;
  const check = (isRight, message) => {
    if (isRight) passed++;
    else {
      failed++;
      console.log(`failed: ${message}`);
    }
  };
  check(
    JSON.stringify(makeDocument(randomFrom(seed))) === JSON.stringify(makeDocument(randomFrom(seed))),
    'the same seed gives other documents',
  );
  for (const name of names.filter((name) => only?.includes(name) ?? true)) {
    const server = allServers.find((other) => other.name === name);
    const lacking = server ? server.lacks() : 'a file in test/support/servers';
    if (lacking) {
      console.log(`not exercised: CORS on ${server?.label ?? name}; get it with ${lacking}`);
      if (requireAll) check(false, `${name} is missing`);
      continue;
    }
    const result = await compareWith(server, library);
    results.push(result);
    print(result);
    check(result.pairs >= wantedPairs, `${result.pairs} pairs on ${name}, not ${wantedPairs}`);
    check(result.unexplained.length === 0, `${result.unexplained.length} unexplained differences on ${name}`);
    for (const { id, count } of result.deviations)
      check(count > 0, `${name} no longer departs from S3 by ${id}: take it out of deviations.mjs`);
  }
  if (results.length === names.length && wantedPairs === 2_500) {
    const text = page(results, { seed, requestsPerDocument });
    if (update) writeFileSync(path, text);
    check(
      existsSync(path) && readFileSync(path, 'utf8') === text,
      `${path} has other figures: node test/cors/differential.mjs -u accepts`,
    );
  }
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

async function compareWith(server, library) {
  await server.prepare();
  const running = await server.start();
  const own = deviations.filter((deviation) => deviation.server === server.name);
  const ownOfDocuments = documentDeviations.filter((deviation) => deviation.server === server.name);
  const counts = new Map([...own, ...ownOfDocuments].map(({ id }) => [id, 0]));
  const result = {
    label: running.label,
    name: server.name,
    pairs: 0,
    preflights: 0,
    sameVerdict: 0,
    sameByOwnWay: 0,
    sameAnswer: 0,
    allowed: 0,
    documents: 0,
    refusedDocuments: 0,
    unexplained: [],
  };
  const note = (candidates, difference, context) => {
    const known = candidates.find((deviation) => deviation.explains(difference, context));
    if (known) counts.set(known.id, counts.get(known.id) + 1);
    else result.unexplained.push({ difference, ...context, library: undefined });
  };
  try {
    const bucket = await openBucket(running, 'cors-differential');
    const random = randomFrom(seed);
    while (result.pairs < wantedPairs) {
      const document = makeDocument(random);
      const rules = plainRules(document);
      const requests = Array.from({ length: requestsPerDocument }, () => makeRequest(random, document));
      const refusal = await bucket.setRules(document);
      const expected = refusalOf(rules, library);
      result.documents++;
      if ((refusal !== null) !== (expected !== null))
        note(ownOfDocuments, { name: 'document', expected, actual: refusal }, { rules, library });
      if (refusal !== null) {
        result.refusedDocuments++;
        continue;
      }
      for (const request of requests) {
        const judgement = library.judgeCors(rules, request);
        const response = await bucket.ask(request);
        const found = differences(judgement, response, request.kind);
        const ownWay = library.judgeCors(rules, {
          ...request,
          store: server.name === 'ceph' ? 'ceph' : 's3',
        });
        if (ownWay.allowed === allows(response, request.kind)) result.sameByOwnWay++;
        result.pairs++;
        if (request.kind === 'preflight') result.preflights++;
        if (judgement.allowed) result.allowed++;
        if (!found.some(({ name }) => name === 'verdict')) result.sameVerdict++;
        if (found.length === 0) result.sameAnswer++;
        for (const difference of found)
          note(own, difference, { rules, request, library, status: response.status });
      }
    }
    bucket.close();
  } finally {
    await running.stop();
  }
  result.deviations = [...own, ...ownOfDocuments].map(({ id, says }) => ({
    id,
    says,
    count: counts.get(id),
  }));
  return result;
}

/** Why S3 would refuse the document, by the evaluator; null where it takes it. */
function refusalOf(rules, library) {
  const [document] = library.readCors(library.writeCors(rules, 'console')).documents;
  return library.problemsOf(document).find(({ id }) => refusals.has(id))?.id ?? null;
}

function print(result) {
  const share = (count) => `${count} of ${result.pairs}`;
  console.log(
    `${result.label}: ${result.documents} documents, ${result.refusedDocuments} refused; same verdict ${share(result.sameVerdict)}, ${share(result.sameByOwnWay)} by its own way, the same in every header ${share(result.sameAnswer)}`,
  );
  for (const { id, count } of result.deviations) console.log(`  ${String(count).padStart(5)} ${id}`);
  for (const { difference, rules, request, status } of result.unexplained.slice(0, 5))
    console.log(`  unexplained: ${JSON.stringify({ difference, request, status, rules })}`);
}

await main();
