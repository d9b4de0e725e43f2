import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
// For the processes that are started here.
import '../../../src/core/diagnoseStream.js';

const engine = new URL('../../../src/core/diagnoseStream.js', import.meta.url).href;
const bytes = 72_000_000;
/** By the first third of the input a process has all the memory that it will need, but for what the garbage collector leaves for later. */
const mostGrowth = 30 * 1024 * 1024;

const signed = 'https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Signature=c0ffee';
const entryOf = (status: number, text: string, method = 'PUT', url = signed): string =>
  JSON.stringify({
    startedDateTime: '2026-11-24T12:00:00.000Z',
    request: { method, url, headers: [{ name: 'Origin', value: 'https://app.example.com' }] },
    response: { status, headers: [], content: { text } },
  });
const refusal = '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>';

/** Beginning, and what is repeated from there on. */
const inputs: Readonly<Record<string, readonly [string, string]>> = {
  'an archive of uploads': ['{"log":{"entries":[', `${entryOf(200, '')},`],
  'an archive of refused uploads': ['{"log":{"entries":[', `${entryOf(403, refusal)},`],
  'an archive of large bodies': [
    '{"log":{"entries":[',
    `${entryOf(200, 'x"y'.repeat(500_000), 'GET', 'https://app.example.com/')},`,
  ],
  'one body': [entryOf(403, refusal).slice(0, -5), 'QUJD'.repeat(10_000)],
  'an access log': [
    '',
    'owner b [24/Nov/2026:11:30:00 +0000] 192.0.2.1 - 0A REST.PUT.OBJECT k "PUT /k HTTP/1.1" 403 AccessDenied 243 - 42 7 "-" "agent" - host= SigV4 - QueryString b.s3.amazonaws.com TLSv1.3 - -\n',
  ],
  'open braces': ['', '{"request":'],
  'text without lines': ['', 'the upload failed '],
};

/** Streams an input, and tells how much memory reading the first third took at most, and reading the whole. */
const program = (beginning: string, repeated: string): string => `
  import { diagnoseStream } from ${JSON.stringify(engine)};
  const piece = Buffer.from(${JSON.stringify(repeated)}.repeat(${Math.ceil(65_536 / repeated.length)}));
  async function* chunks() {
    yield Buffer.from(${JSON.stringify(beginning)});
    for (let read = 0; read < ${bytes}; read += piece.length) yield piece;
  }
  const used = () => process.resourceUsage().maxRSS * 1024;
  let early = 0;
  let late = 0;
  const onProgress = (read) => {
    late = used();
    if (read <= ${bytes / 3}) early = late;
  };
  await diagnoseStream(chunks(), { now: 0, onProgress });
  console.log(JSON.stringify({ early, late }));
`;

describe('the memory for a long file', function () {
  this.timeout(60_000);
  for (const [name, [beginning, repeated]] of Object.entries(inputs)) {
    it(`does not grow with it: ${name}`, async () => {
      const running = promisify(execFile)(process.execPath, ['--input-type=module', '-']);
      running.child.stdin?.end(program(beginning, repeated));
      const { stdout } = await running;
      const { early, late } = JSON.parse(stdout) as { early: number; late: number };
      assert.ok(late - early <= mostGrowth, `from ${early} to ${late} bytes`);
    });
  }
});
