import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Span } from '../../../src/core/diagnosis.js';
import { readAccessLog, type AccessLogEntry } from '../../../src/core/evidence/readers/accessLog.js';
import { decode } from '../../../src/core/text/source.js';
import { stopwatch } from '../../support/stopwatch.js';

const log = readFileSync('test/fixtures/readers/access.log', 'utf8');
const lines = log.split('\n').filter(Boolean);

function read(text: string) {
  const reading = readAccessLog(text);
  assert.ok(reading, 'recognised as an access log');
  return reading;
}

function only(line: string): AccessLogEntry {
  const [entry, ...more] = read(line).entries;
  assert.ok(entry);
  assert.equal(more.length, 0);
  return entry;
}

const cut = (text: string, span: Span | null | undefined): string | undefined =>
  span ? text.slice(span.start, span.end) : undefined;

const dateOf = (entry: AccessLogEntry): string | undefined =>
  entry.response?.headers.find((header) => header.name === 'date')?.value;

describe('access log reader', () => {
  it('reads the lines of the log and no others', () => {
    const reading = read(log);
    assert.equal(reading.requests, lines.length - 1);
    assert.equal(reading.failed, 6);
    assert.deepEqual(
      reading.entries.map((entry) => [
        entry.operation,
        entry.request.method,
        entry.response?.status,
        entry.error?.code,
        entry.error?.operation,
      ]),
      [
        ['REST.PUT.PART', 'PUT', 200, undefined, undefined],
        ['REST.PUT.PART', 'PUT', 403, 'AccessDenied', 'UploadPart'],
        ['REST.PUT.PART', 'PUT', 403, 'AccessDenied', 'UploadPart'],
        ['REST.OPTIONS.PREFLIGHT', 'OPTIONS', 403, 'AccessForbidden', undefined],
        ['REST.GET.OBJECT', 'GET', 404, 'NoSuchKey', 'GetObject'],
        ['REST.PUT.OBJECT', 'PUT', 200, undefined, undefined],
        ['REST.POST.UPLOAD', 'POST', 400, 'InvalidPart', 'CompleteMultipartUpload'],
        ['REST.PUT.OBJECT', 'PUT', 400, 'RequestTimeout', 'PutObject'],
      ],
    );
    assert.deepEqual(reading.counts[0], {
      operation: 'REST.PUT.PART',
      status: 403,
      errorCode: 'AccessDenied',
      count: 2,
    });
    assert.equal(
      reading.counts.reduce((sum, kind) => sum + kind.count, 0),
      reading.requests,
    );
  });

  it('reads a refused part', () => {
    const entry = only(lines[1] ?? '');
    assert.equal(entry.request.url?.host, 'drop-zone.s3.eu-west-1.amazonaws.com');
    assert.equal(entry.request.url.path, '/in/big.bin');
    assert.equal(entry.request.url.expiresAt, Date.parse('2026-11-24T14:15:00Z'));
    assert.equal(
      entry.request.url.parameters.find((parameter) => parameter.name === 'partNumber')?.value,
      '2',
    );
    assert.deepEqual(entry.request.url.damages, []);
    assert.equal(dateOf(entry), '2026-11-24T14:16:40.000Z');
    assert.equal(entry.bucket, 'drop-zone');
    assert.equal(entry.key, 'in/big.bin');
    assert.equal(entry.requester, undefined);
    assert.equal(entry.request.bytes, undefined);
    assert.equal(entry.authentication, 'QueryString');
    assert.equal(entry.tlsVersion, 'TLSv1.3');
    assert.deepEqual(
      entry.request.headers.map((header) => [header.name, header.value]),
      [
        ['host', 'drop-zone.s3.eu-west-1.amazonaws.com'],
        ['referer', 'https://app.example.com/'],
        ['user-agent', 'Mozilla/5.0 (X11; Linux x86_64)'],
      ],
    );
  });

  it('reads sizes and durations of what was stored', () => {
    const entry = only(lines[0] ?? '');
    assert.equal(entry.error, undefined);
    assert.equal(entry.objectBytes, 5_242_880);
    assert.equal(entry.request.bytes, 5_242_880);
    assert.equal(entry.totalMs?.value, '2900');
    assert.equal(entry.turnAroundMs, 44);
    assert.equal(entry.requester?.value, 'arn:aws:iam::123456789012:user/signer');
  });

  it('reads other zones, agents with quotes, old lines and cut ones', () => {
    assert.equal(dateOf(only(lines[2] ?? '')), '2026-11-24T14:16:41.000Z');
    const agent = only(lines[4] ?? '');
    assert.equal(agent.key, 'a%2520b.txt');
    assert.deepEqual(
      agent.request.headers.map((header) => header.value),
      ['s3.eu-west-1.amazonaws.com', 'agent "quoted" (x)'],
    );
    const old = only(lines[5] ?? '');
    assert.equal(old.request.url?.host, '');
    assert.equal(old.request.url.path, '/drop-zone/s3-dg.pdf');
    assert.equal(old.signatureVersion, undefined);
    const cutLine = only(lines[8] ?? '');
    assert.equal(cutLine.totalMs?.value, '20433');
    assert.equal(cutLine.request.url?.host, '');
  });

  for (const [name, paste] of [
    ['the log', log],
    ['the log with Windows line ends', log.replaceAll('\n', '\r\n')],
    ['the log below prose', `From the bucket's log:\n\n${log}`],
  ] as const) {
    it(`points at what it read in ${name}`, () => {
      for (const entry of read(paste).entries) {
        assert.match(cut(paste, entry.span) ?? '', / REST\.[^\n]*\S$/);
        assert.equal(cut(paste, entry.response?.span), String(entry.response?.status));
        assert.equal(cut(paste, entry.error?.codeSpan), entry.error?.code);
        assert.equal(cut(paste, entry.requester?.span), entry.requester?.value);
        assert.equal(cut(paste, entry.totalMs?.span), entry.totalMs?.value);
        for (const header of entry.request.headers) assert.equal(cut(paste, header.span), header.value);
        const { url } = entry.request;
        assert.ok(url);
        assert.ok(url.raw.endsWith(cut(paste, url.span) ?? ' '));
        for (const parameter of url.parameters) assert.equal(cut(paste, parameter.span), parameter.raw);
      }
    });
  }

  it('points into the paste through a decoded reading of it', () => {
    const paste = JSON.stringify({ message: lines[1] });
    const source = decode(paste);
    const [entry] = readAccessLog(source.text, source)?.entries ?? [];
    assert.equal(cut(paste, entry?.error?.codeSpan), 'AccessDenied');
  });

  it('reads a line cut anywhere behind its status', () => {
    const line = lines[1] ?? '';
    const firstWhole = line.indexOf(' 403 ') + 4;
    for (let length = 0; length <= line.length; length++) {
      const reading = readAccessLog(line.slice(0, length));
      assert.equal(
        reading?.entries[0]?.response?.status,
        length < firstWhole ? undefined : 403,
        `at ${length}`,
      );
    }
  });

  const foreign: [string, string][] = [
    ['nothing', ''],
    [
      'an nginx log',
      '192.0.2.3 - - [24/Nov/2026:14:16:40 +0000] "PUT /b/k HTTP/1.1" 403 243 "-" "curl/8.5.0"',
    ],
    ['prose about an operation', 'The log says REST.PUT.OBJECT and 403 AccessDenied'],
    [
      'a line without a time',
      `${'a'.repeat(64)} bucket - 192.0.2.3 - ID REST.PUT.OBJECT key "PUT /key HTTP/1.1" 403 AccessDenied`,
    ],
    [
      'a line without a status',
      'owner bucket [24/Nov/2026:14:16:40 +0000] 192.0.2.3 - ID REST.PUT.OBJECT key "PUT /key',
    ],
  ];
  for (const [name, text] of foreign) {
    it(`leaves ${name} alone`, () => {
      assert.equal(readAccessLog(text), undefined);
    });
  }

  it('counts all of a long log and keeps a part of it, failures included', () => {
    const success = lines[0] ?? '';
    const failure = lines[1] ?? '';
    const reading = read(`${`${success}\n`.repeat(12_000)}${`${failure}\n`.repeat(3)}`);
    assert.equal(reading.requests, 12_003);
    assert.equal(reading.failed, 3);
    assert.ok(reading.entries.length <= 5000);
    assert.equal(reading.entries.filter((entry) => entry.error).length, 3);
    assert.deepEqual(
      reading.counts.map((kind) => kind.count),
      [12_000, 3],
    );
  });

  const repeat = (unit: string): string => unit.repeat(Math.ceil(10_000_000 / unit.length));
  const hostile: [string, string][] = [
    ['one endless line', repeat(' REST.PUT.OBJECT ')],
    ['spaces', repeat(' ')],
    ['line breaks', repeat('\n')],
    ['open quotes', repeat(`[24/Nov/2026:14:16:40 +0000] a b c REST.PUT.OBJECT ${'"x '.repeat(5000)}\n`)],
    ['open brackets', repeat(`${'[x '.repeat(5000)} REST.PUT.OBJECT 403\n`)],
    [
      'unlike operations',
      Array.from({ length: 30_000 }, (_, index) =>
        (lines[1] ?? '').replace('AccessDenied', `Code${index}`),
      ).join('\n'),
    ],
  ];
  for (const [name, text] of hostile) {
    it(`takes ${name} in its stride`, () => {
      const elapsed = stopwatch();
      const reading = readAccessLog(text);
      const seconds = elapsed() / 1000;
      assert.ok(seconds < 2, `${seconds.toFixed(2)} s`);
      assert.ok((reading?.counts.length ?? 0) <= 2000);
    });
  }
});
