import assert from 'node:assert/strict';
import { applyCode, assertStored } from './apply.mjs';

const readerSlots = ['bucket', 'key', 'region', 'endpoint', 'origin'];

/**
 * Goes round once: the failure happens, its paste is diagnosed, the first fix is applied as generated, and the upload must
 * succeed. Returns what was done; throws where the loop does not close.
 */
export async function goRound(bench, cause, scenarioCase, python) {
  const failure = await scenarioCase.fail(bench);
  failure.id = `${cause}-${scenarioCase.name}`.replace(/\W+/g, '-');
  const diagnosis = bench.lib.diagnose(failure.paste, { now: failure.now ?? Date.now() });
  const named = `${diagnosis.cause} (${diagnosis.certainty}): ${diagnosis.summary}`;
  try {
    assert.equal(diagnosis.cause, cause, `the engine says ${named}`);
    const [fix] = diagnosis.fixes;
    assert.ok(fix, `no fix comes with ${named}`);
    const { values, filledIn } = complete(bench, diagnosis.values, failure);
    const ran = scenarioCase.apply
      ? await applyByHand(bench, scenarioCase, failure, { fix, values, diagnosis })
      : await applyCode(bench, fix, values, failure, python);
    return { certainty: diagnosis.certainty, fix: fix.id, ran, filledIn };
  } catch (error) {
    error.paste = failure.paste;
    error.diagnosis = { ...diagnosis, findings: undefined };
    throw error;
  }
}

async function applyByHand(bench, scenarioCase, failure, advice) {
  // Advice that differs from store to store is named for each.
  const { fix } = scenarioCase;
  const wanted = typeof fix === 'object' ? fix[bench.server.name] : fix;
  if (wanted) assert.equal(advice.fix.id, wanted, `the first fix is ${advice.fix.id}`);
  const { sent, ran = [], reader } = await scenarioCase.apply(bench, failure, advice);
  await assertStored(bench, failure, sent, advice.fix.id, reader);
  return ran;
}

/**
 * The values of the diagnosis, with those that only the reader can know put in: what the paste doesn't say, and what is
 * itself the mistake.
 */
function complete(bench, values, failure) {
  const { region, endpoint } = bench.server;
  const truth = { bucket: failure.bucket, key: failure.key, region, endpoint, ...failure.reader };
  const completed = { ...values };
  const filledIn = [];
  for (const name of readerSlots) {
    const isMistake = failure.reader?.[name] !== undefined && values[name] !== failure.reader[name];
    const isUnknown = values[name] === null && truth[name] !== undefined;
    if (!isMistake && !isUnknown) continue;
    // A snippet has this region where the case says none.
    if (name === 'region' && isUnknown && region === 'us-east-1') continue;
    completed[name] = truth[name];
    filledIn.push(name);
  }
  return { values: completed, filledIn };
}
