import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { check } from '../../src/cli/check.js';
import type { Io } from '../../src/cli/io.js';
import { consentText } from '../../src/host/checks/consentText.js';
import { dryRun } from '../../src/probe/dryRun.js';
import { findTarget } from '../../src/probe/target.js';
import { type BadServer, startBadServer } from './badServer.js';

const signature = '5d1f6e0c'.repeat(8);
const urlAt = (port: number): string =>
  `http://127.0.0.1:${port}/films/beach.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T115500Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}`;

const refusal =
  '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><ServerTime>2026-11-24T12:20:07Z</ServerTime></Error>';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const io: Io = {
    stdin: Readable.from([]),
    out: (text) => (out += text),
    err: (text) => (err += text),
    isTerminal: false,
    env: {},
  };
  return { code: await check(args, io), out, err };
}

describe('check', () => {
  let server: BadServer;

  beforeEach(async () => {
    server = await startBadServer((socket, request) => {
      const body = request.startsWith('HEAD') ? '' : refusal;
      socket.write(
        `HTTP/1.1 403 Forbidden\r\nDate: Tue, 24 Nov 2026 12:20:07 GMT\r\nContent-Length: ${refusal.length}\r\n\r\n${body}`,
      );
    });
  });
  afterEach(() => server.stop());

  it('sends nothing without consent, and prints what it would send', async () => {
    const { code, out } = await run(urlAt(server.port), '--origin', 'https://app.example');
    assert.equal(code, 0);
    for (const word of [
      'PUT http://127',
      'expect: 100-continue',
      'OPTIONS',
      'origin: https://app.example',
      'HEAD',
      'Nothing was sent',
    ])
      assert.ok(out.includes(word), word);
    assert.ok(!out.includes(signature));
    const { out: asJson } = await run(urlAt(server.port), '--json');
    const plan = JSON.parse(asJson) as {
      sent: boolean;
      checks: { id: string; because: string | null; requests: object[] }[];
    };
    assert.equal(plan.sent, false);
    assert.match(plan.checks.find(({ id }) => id === 'preflight')?.because ?? '', /origin is not known/);
    assert.equal(plan.checks.find(({ id }) => id === 'dry-run')?.requests.length, 2);
    assert.equal(server.requests.length, 0);
  });

  it('asks with consent, and names the cause of both together', async () => {
    const { code, out } = await run(
      urlAt(server.port),
      '--consent',
      '--origin',
      'https://app.example',
      '--json',
    );
    assert.equal(code, 0);
    const answer = JSON.parse(out) as {
      sent: boolean;
      checks: { id: string; proves: boolean }[];
      diagnosis: { cause: string };
    };
    assert.deepEqual([answer.sent, answer.diagnosis.cause], [true, 'expired-url']);
    assert.deepEqual(
      answer.checks.map(({ id }) => id),
      ['dry-run', 'preflight', 'region', 'clock'],
    );
    assert.deepEqual(
      server.requests.map((head) => head.split(' ')[0]),
      ['PUT', 'OPTIONS', 'HEAD', 'HEAD'],
    );
    assert.equal(server.bodyBytes(), 0);
    assert.ok(!out.includes(signature), 'a secret was printed');
  });

  it('prints for people without secrets', async () => {
    const { out } = await run(urlAt(server.port), '--consent');
    assert.match(
      out,
      /Dry run of the upload: The store refuses the upload before its body: 403 AccessDenied\./,
    );
    assert.ok(!out.includes(signature), 'a secret was printed');
  });

  const wrong: readonly (readonly [string[], RegExp])[] = [
    [[], /one URL, not 0/],
    [['a', 'b'], /one URL, not 2/],
    [['--origin'], /wants a value/],
    [['--bytes', 'many', 'u'], /number of bytes/],
    [['--force', 'u'], /no option --force/],
    [['not a url'], /no URL/],
  ];
  for (const [args, says] of wrong) {
    it(`tells what is wrong with “${args.join(' ')}”`, async () => {
      const { code, err } = await run(...args);
      assert.equal(code, 64);
      assert.match(err, says);
    });
  }
});

describe('the question before anything is sent', () => {
  const target = findTarget(urlAt(9), 0, { contentType: 'video/mp4', bytes: 5 });
  assert.ok(typeof target !== 'string');
  const plan = dryRun.plan(target);
  assert.ok(typeof plan !== 'string');

  it('shows host, method and headers, says that nothing is uploaded, and holds no secret', () => {
    const { message, detail } = consentText(target.host, plan);
    assert.equal(message, 'Send up to 2 requests to 127.0.0.1:9?');
    for (const word of [
      'Nothing is uploaded',
      'PUT /films/beach.mp4, with the URL’s signature',
      'content-type: video/mp4',
      'content-length: 5',
      'expect: 100-continue',
      'accept-encoding: identity',
      'Redirects are not followed',
    ])
      assert.ok(detail.includes(word), word);
    assert.ok(!detail.includes(signature) && !detail.includes('AKIA'));
  });

  it('says who signs, and when something is changed', () => {
    const { detail } = consentText(target.host, plan, { signer: 'the profile work', changes: true });
    assert.match(detail, /changes settings of the bucket; nothing is uploaded/);
    assert.match(detail, /Signed by the profile work/);
  });
});
