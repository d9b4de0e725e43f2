import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Check, Outcome } from '../../src/probe/check.js';
import { clock } from '../../src/probe/clock.js';
import { dryRun } from '../../src/probe/dryRun.js';
import { preflight } from '../../src/probe/preflight.js';
import { bucketRegion } from '../../src/probe/bucketRegion.js';
import { nodeSend, type SendParts } from '../../src/probe/node/nodeSend.js';
import { runCheck, type CheckResult } from '../../src/probe/runCheck.js';
import { findTarget, type CheckTarget } from '../../src/probe/target.js';
import { diagnose } from '../../src/core/diagnose.js';
import { type BadServer, type Misbehaviour, startBadServer, writeForEver } from './badServer.js';
import { certificateFor } from './certificate.js';

const quick = { firstByteMs: 600, totalMs: 1500, afterContinueMs: 150 };
const now = Date.UTC(2026, 10, 24, 12);

function targetAt(port: number, scheme = 'http', host = '127.0.0.1'): CheckTarget {
  const url = `${scheme}://${host}:${port}/films/beach.mp4?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T115500Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=${'5d1f6e0c'.repeat(8)}`;
  const target = findTarget(url, now, { origin: 'https://app.example', contentType: 'video/mp4', bytes: 10 });
  if (typeof target === 'string') throw new Error(target);
  return target;
}

const refusal =
  '<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
const answer = (status: string, body: string, ...headers: string[]): string =>
  [`HTTP/1.1 ${status}`, `Content-Length: ${Buffer.byteLength(body)}`, ...headers, '', body].join('\r\n');

const bomb = gzipSync(Buffer.alloc(20_000_000));

interface Fault {
  readonly name: string;
  readonly does: Misbehaviour;
  readonly check?: Check;
  readonly says: RegExp;
  readonly notes?: RegExp;
  /** How many requests it may have cost. */
  readonly requests?: number;
  readonly proves?: boolean;
}

const faults: readonly Fault[] = [
  {
    name: 'a reset before the headers',
    does: (socket) => socket.resetAndDestroy(),
    says: /closed the connection before it had answered/,
  },
  {
    name: 'an end before the headers',
    does: (socket) => socket.end(),
    says: /closed the connection before it had answered/,
  },
  {
    name: 'a reset within the headers',
    does: (socket) => socket.write('HTTP/1.1 403 Forbidden\r\nContent-', () => socket.resetAndDestroy()),
    says: /closed the connection before it had answered/,
  },
  {
    name: 'a reset after the headers',
    does: (socket) =>
      socket.write(
        'HTTP/1.1 403 Forbidden\r\nContent-Length: 500\r\n\r\n<Error><Code>AccessDenied</Code>',
        () => setTimeout(() => socket.resetAndDestroy(), 50),
      ),
    says: /refuses the upload before its body: 403 AccessDenied/,
    notes: /broke before the answer ended/,
  },
  { name: 'silence', does: () => undefined, says: /did not answer within 0\.6 s/ },
  {
    name: 'endless headers',
    does(socket) {
      socket.write('HTTP/1.1 200 OK\r\n');
      writeForEver(socket, `X-More: ${'a'.repeat(900)}\r\n`);
    },
    says: /more headers than any store/,
  },
  {
    name: 'headers that trickle',
    does(socket) {
      socket.write('HTTP/1.1 200 OK\r\n');
      writeForEver(socket, 'X: 1\r\n', 50);
    },
    says: /did not end its headers within 1\.5 s/,
  },
  {
    name: 'an endless body',
    does(socket) {
      socket.write(
        'HTTP/1.1 403 Forbidden\r\nContent-Type: application/xml\r\n\r\n<Error><Code>AccessDenied</Code>',
      );
      writeForEver(socket, ' '.repeat(8192));
    },
    says: /403 AccessDenied/,
    notes: /longer than 64 KiB/,
  },
  {
    name: 'a body of one byte now and then',
    does(socket) {
      socket.write('HTTP/1.1 403 Forbidden\r\n\r\n<Error><Code>AccessDenied</Code>');
      writeForEver(socket, '.', 60);
    },
    says: /403 AccessDenied/,
    notes: /went on for too long/,
  },
  {
    name: '100 and then silence, to the spoilt signature too',
    does: (socket) => socket.write('HTTP/1.1 100 Continue\r\n\r\n'),
    says: /proves nothing/,
    requests: 2,
    proves: false,
  },
  {
    name: '100 and then a reset',
    does: (socket) =>
      socket.write('HTTP/1.1 100 Continue\r\n\r\n', () => setTimeout(() => socket.resetAndDestroy(), 20)),
    says: /proves nothing/,
    requests: 2,
    proves: false,
  },
  {
    name: '100 and then a refusal',
    does: (socket) => socket.write(`HTTP/1.1 100 Continue\r\n\r\n${answer('403 Forbidden', refusal)}`),
    says: /refuses the upload before its body: 403 AccessDenied/,
  },
  {
    name: 'HTML in place of XML',
    does: (socket) =>
      socket.write(
        answer('403 Forbidden', '<!DOCTYPE html><title>Blocked</title>', 'Content-Type: text/html'),
      ),
    says: /refuses the upload before its body: 403/,
    notes: /HTML page/,
  },
  {
    name: 'gzip that lies',
    does: (socket) => socket.write(answer('403 Forbidden', refusal, 'Content-Encoding: gzip')),
    says: /403 AccessDenied/,
    notes: /says that it is gzip/,
  },
  {
    name: 'gzip that would fill the memory',
    does(socket) {
      socket.write(
        `HTTP/1.1 403 Forbidden\r\nContent-Encoding: gzip\r\nContent-Length: ${bomb.length}\r\n\r\n`,
      );
      socket.write(bomb);
    },
    says: /403/,
    notes: /says that it is gzip/,
  },
  {
    name: 'redirects in a circle',
    does: (socket, request) =>
      socket.write(
        answer('307 Temporary Redirect', '', `Location: ${/^PUT (\S+)/.exec(request)?.[1] ?? '/'}`),
      ),
    says: /sends the upload elsewhere: 307 .* not followed/,
  },
  {
    name: 'two answers in one',
    does: (socket) => socket.write(answer('403 Forbidden', refusal) + answer('200 OK', 'smuggled')),
    says: /403 AccessDenied/,
    notes: /as if there were two/,
  },
  {
    name: 'something that is not HTTP',
    does: (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'),
    says: /does not speak HTTP/,
  },
  {
    name: 'a success before the body',
    does: (socket) => socket.write(answer('200 OK', '')),
    says: /no S3 store gives/,
    proves: false,
  },
  {
    name: 'controls in the answer',
    does: (socket) =>
      socket.write(
        answer('403 Forbidden', `<Error><Code>AccessDenied</Code><Message>\u001b[2J</Message></Error>`),
      ),
    says: /403 AccessDenied/,
  },
  {
    name: 'a redirected preflight',
    check: preflight,
    does: (socket) => socket.write(answer('301 Moved Permanently', '', 'Location: http://127.0.0.1:9/')),
    says: /browsers refuse a redirected preflight/,
  },
  {
    name: 'two origins allowed in one preflight',
    check: preflight,
    does: (socket) =>
      socket.write(
        answer(
          '200 OK',
          '',
          'Access-Control-Allow-Origin: https://app.example, https://b.example',
          'Access-Control-Allow-Methods: PUT',
          'Access-Control-Allow-Headers: content-type',
        ),
      ),
    says: /more than one value/,
  },
  {
    name: 'a Date that is none',
    check: clock,
    does: (socket) => socket.write(answer('200 OK', '', 'Date: yesterday')),
    says: /cannot be compared/,
    proves: false,
  },
  {
    name: 'a region without end',
    check: bucketRegion,
    does(socket) {
      socket.write('HTTP/1.1 403 Forbidden\r\n');
      writeForEver(socket, `x-amz-bucket-region: ${'a'.repeat(900)}\r\n`);
    },
    says: /more headers than any store/,
  },
];

const textOf = ({ sentence, lines, exchanges }: CheckResult): string =>
  [sentence, ...lines, ...exchanges.map(({ outcome }) => noteText(outcome))].join('\n');
const noteText = (outcome: Outcome): string => (outcome.kind === 'answer' ? outcome.notes.join('\n') : '');

async function run(check: Check, target: CheckTarget, parts: SendParts = {}): Promise<CheckResult> {
  return runCheck(check, target, nodeSend({ limits: quick, ...parts }), new AbortController().signal);
}

describe('live checks with servers that misbehave', () => {
  let server: BadServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  for (const { name, does, check = dryRun, says, notes, requests = 1, proves } of faults) {
    it(name, async () => {
      server = await startBadServer(does);
      const result = await run(check, targetAt(server.port));
      assert.match(result.sentence, says);
      if (notes) assert.match(textOf(result), notes);
      if (proves !== undefined) assert.equal(result.proves, proves);
      assert.ok(await server.isForsaken(), 'a connection stayed open');
      assert.equal(server.requests.length, requests, 'requests that nobody asked for');
      assert.equal(server.bodyBytes(), 0, 'a byte of a body was sent');
      // eslint-disable-next-line no-control-regex
      assert.doesNotMatch(result.evidence, /[\u0000-\u0008\u000b-\u001f]/);
      assert.equal(typeof diagnose(result.evidence, { now }).cause, 'string');
    });
  }

  it('a refused connection', async () => {
    const closed = await startBadServer(() => undefined);
    await closed.stop();
    const result = await run(dryRun, targetAt(closed.port));
    assert.match(result.sentence, /Nothing listens at 127\.0\.0\.1:\d+: the connection was refused/);
    assert.equal(diagnose(result.evidence, { now }).cause, 'network');
  });

  it('a name that no server knows', async () => {
    const lookup: NonNullable<SendParts['connection']>['lookup'] = (name, _options, done) => {
      done(Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: 'ENOTFOUND' }), '');
    };
    const result = await run(dryRun, targetAt(9, 'http', 'store.example'), { connection: { lookup } });
    assert.match(result.sentence, /There is no host store\.example:9: its name cannot be resolved/);
    assert.equal(diagnose(result.evidence, { now }).cause, 'network');
  });

  it('TLS with a wrong name, and with an authority nobody knows', async () => {
    const tls = certificateFor('another.example');
    server = await startBadServer((socket) => socket.write(answer('200 OK', '')), tls);
    const wrongName = await run(dryRun, targetAt(server.port, 'https'), { connection: { ca: tls.cert } });
    assert.match(wrongName.sentence, /certificate that 127\.0\.0\.1:\d+ shows is for another name/);
    const unknown = await run(dryRun, targetAt(server.port, 'https'));
    assert.match(unknown.sentence, /authority that this machine does not trust/);
    assert.ok(await server.isForsaken());
    assert.equal(server.requests.length, 0, 'the URL went to a host that had not shown who it is');
  });

  it('https asked of a server that speaks http', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((done) => plain.listen(0, '127.0.0.1', done));
    const { port } = plain.address() as { port: number };
    const result = await run(dryRun, targetAt(port, 'https'));
    plain.close();
    assert.match(result.sentence, /does not speak TLS/);
  });

  it('the user who has had enough', async () => {
    server = await startBadServer(() => undefined);
    const controller = new AbortController();
    const running = runCheck(dryRun, targetAt(server.port), nodeSend({ limits: quick }), controller.signal);
    setTimeout(() => {
      controller.abort();
    }, 50);
    const result = await running;
    assert.match(result.sentence, /Cancelled/);
    assert.equal(result.isEvidence, false);
    assert.ok(await server.isForsaken());
    const again = await runCheck(
      dryRun,
      targetAt(server.port),
      nodeSend({ limits: quick }),
      controller.signal,
    );
    assert.match(again.sentence, /Cancelled/);
    assert.equal(server.requests.length, 1, 'a cancelled check was sent');
  });

  it('a header that HTTP cannot carry', async () => {
    server = await startBadServer(() => undefined);
    const target = { ...targetAt(server.port), headers: [['content-type', 'a\nb']] as const };
    const result = await run(dryRun, target);
    assert.match(result.sentence, /cannot carry; nothing was sent/);
    assert.equal(server.requests.length, 0);
  });
});
