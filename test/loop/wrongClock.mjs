/**
 * Uploads on a machine whose clock is wrong, as the environment makes it, with the rendered code against that:
 *
 *   node wrongClock.mjs PROGRAM KEY FILE     uploads the file with a URL that the program signs
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [program, key, file] = process.argv.slice(2);
const { clockOffset, presignPut } = await import(pathToFileURL(program));
assert.ok(Math.abs(await clockOffset()) > 600_000, 'this clock is right, which proves nothing');
const answer = await fetch(await presignPut(key), { method: 'PUT', body: readFileSync(file) });
assert.equal(answer.status, 200, await answer.text());
