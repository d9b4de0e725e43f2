import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { shiftedClock } from '../../support/servers/shiftedClock.mjs';
import { run } from '../bench.mjs';
import { renderTask } from '../programs.mjs';
import { credentials } from '../../snippets/runners/report.mjs';

const hourMs = 3_600_000;

/** Runs the code of the fix on a machine whose clock is still as wrong as it was. */
const applyWith = (offsetSeconds) =>
  async function apply(bench, { key }, { fix, values }) {
    assert.ok(fix.snippets.includes('clock'));
    const { file, text } = renderTask(bench, 'clock', 'typescript', values);
    const path = join(bench.folder, `clock-${offsetSeconds}.mjs`);
    writeFileSync(path, transformSync(text, { loader: 'ts' }).code);
    const sent = randomBytes(500);
    const env = {
      ...process.env,
      ...credentials(bench.server.user),
      ...(await shiftedClock(offsetSeconds)),
    };
    const args = ['test/loop/wrongClock.mjs', path, key, bench.file(sent)];
    const { code, errors } = await run(process.execPath, args, env);
    assert.equal(code, 0, errors);
    return { sent, ran: [file] };
  };

export const cases = [
  {
    name: 'an SDK signs on a machine whose clock is an hour late',
    fix: 'fix-clock',
    needsClock: true,
    async fail(bench) {
      const place = await bench.place();
      const date = new Date(Date.now() - hourMs).toISOString().replace(/[-:]|\.\d+/g, '');
      const path = `/${place.bucket}/${place.key}`;
      const { text } = await bench.send('PUT', path, { headers: { 'X-Amz-Date': date }, body: 'film' });
      return { ...place, paste: text };
    },
    apply: applyWith(-3_600),
  },
  {
    name: 'a URL is presigned on a machine whose clock is an hour ahead',
    fix: 'fix-clock',
    needsClock: true,
    cannot: {
      versitygw: 'it takes URLs that are signed in the future',
      ceph: 'it takes URLs that are signed in the future',
    },
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place, { signingDate: new Date(Date.now() + hourMs) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
    apply: applyWith(3_600),
  },
];
