import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';
import { diagnoseStream } from '../../../src/core/diagnoseStream.js';
import type { Diagnosis, Span } from '../../../src/core/diagnosis.js';
import { randomFrom, type Random } from '../../support/random.js';

const now = Date.parse('2026-11-24T12:00:00Z');
/** More than is read of a paste, so that the scanner reads it. */
const length = 7_000_000;

const signed =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T110000Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=' +
  'c0ffee'.repeat(11).slice(0, 64);
const documentOf = (code: string, message: string): string =>
  `<?xml version="1.0"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>0A</RequestId></Error>`;
const refusals = [
  documentOf('AccessDenied', 'Request has expired'),
  documentOf('AccessDenied', 'Access Denied'),
  documentOf('SignatureDoesNotMatch', 'The request signature we calculated does not match'),
  documentOf('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size'),
];
const fill = 'abc "quoted" \\ line\nbreak {"request":1} ';

function entryOf(random: Random, share: { uploads: number; failures: number }): object {
  const index = random(1_000_000);
  const isUpload = random(100) < share.uploads;
  const isFailure = random(1000) < share.failures;
  const method = isUpload ? (random(4) === 0 ? 'OPTIONS' : 'PUT') : 'GET';
  const host = isUpload
    ? ['b.s3.eu-central-1.amazonaws.com', 'minio.example.com:9000'][random(2)]
    : 'app.example.com';
  const status = isFailure ? ([0, 403, 400, 307, 500][random(5)] ?? 0) : 200;
  const text = isFailure && status >= 400 ? refusals[random(4)] : fill.repeat(random(50));
  return {
    startedDateTime: '2026-11-24T11:30:00.000Z',
    time: random(500),
    request: {
      method,
      url: `https://${host}/k${index}${isUpload ? `?${signed}` : ''}`,
      headers: [{ name: 'Origin', value: 'https://app.example.com' }],
    },
    response: {
      status,
      statusText: '',
      headers: [{ name: 'Date', value: 'Tue, 24 Nov 2026 11:30:00 GMT' }],
      content: { size: 1, mimeType: 'text/plain', text },
      ...(random(3000) === 0 ? { _error: 'net::ERR_CONNECTION_RESET' } : {}),
    },
  };
}

function archiveOf(random: Random, share: { uploads: number; failures: number }): string {
  const entries: string[] = [];
  for (let size = 0; size < length;) {
    const entry = JSON.stringify(entryOf(random, share), null, random(2));
    entries.push(entry);
    size += entry.length;
  }
  return `{"log":{"version":"1.2","entries":[${entries.join(',')}]}}`;
}

function logOf(random: Random): string {
  const lines: string[] = [];
  for (let size = 0; size < length;) {
    const [status, code] = [
      '200 -',
      '204 -',
      '403 AccessDenied',
      '403 SignatureDoesNotMatch',
      '304 -',
      '503 SlowDown',
    ][random(100) < 80 ? 0 : random(6)]?.split(' ') ?? ['200', '-'];
    const operation = ['REST.PUT.OBJECT', 'REST.GET.OBJECT', 'REST.PUT.PART', 'BATCH.DELETE.OBJECT'][
      random(4)
    ];
    const target = ['/k', '/favicon.ico', `/k?${signed}`, '/a"b'][random(30) === 0 ? 1 + random(3) : 0];
    const line =
      random(500) === 0
        ? 'a line of something else'
        : `owner uploads [24/Nov/2026:11:30:${String(random(60)).padStart(2, '0')} +0000] 192.0.2.1 ${random(3) === 0 ? '-' : 'arn:aws:iam::123456789012:user/u'} 0A ${operation} k%20${random(900)} "PUT ${target} HTTP/1.1" ${status} ${code} 243 - 42 7 "-" "agent "quoted" 1" - host= SigV4 - QueryString b.s3.amazonaws.com TLSv1.3 - -`;
    lines.push(line);
    size += line.length;
  }
  return lines.join(random(2) === 0 ? '\n' : '\r\n');
}

function trailOf(random: Random): string {
  const events: string[] = [];
  for (let size = 0; size < length;) {
    const event = JSON.stringify({
      eventSource: random(9) === 0 ? 'iam.amazonaws.com' : 's3.amazonaws.com',
      eventName: ['PutObject', 'UploadPart', 'GetObject'][random(3)],
      eventTime: '2026-11-24T11:30:00Z',
      awsRegion: 'eu-central-1',
      ...(random(20) === 0
        ? { errorCode: ['AccessDenied', 'NoSuchBucket'][random(2)], errorMessage: 'Access Denied' }
        : {}),
      requestParameters: { bucketName: 'uploads', key: `k${random(900)}`, Host: 'uploads.s3.amazonaws.com' },
    });
    events.push(event);
    size += event.length;
  }
  return `{"Records":[${events.join(',')}]}`;
}

describe('a recording that is too long for a paste', () => {
  const recordings: readonly (readonly [string, (random: Random) => string])[] = [
    ['an archive of few uploads', (random) => archiveOf(random, { uploads: 5, failures: 10 })],
    ['an archive of uploads', (random) => archiveOf(random, { uploads: 100, failures: 3 })],
    ['an archive of failed uploads', (random) => archiveOf(random, { uploads: 90, failures: 800 })],
    ['an access log', logOf],
    ['a trail', trailOf],
  ];
  for (const [seed, [name, make]] of recordings.entries()) {
    it(`has the same answer as a stream and as a string: ${name}`, async () => {
      const random = randomFrom(seed + 1);
      const text = make(random);
      const whole = diagnose(text, { now });
      assert.ok((whole.counts?.requests ?? 0) > 1000);
      const streamed = await diagnoseStream(
        chunksOf(Buffer.from(text), () => 1 + random(300_000)),
        { now },
      );
      assert.deepEqual(inString(streamed), whole);
      const { byCause = {}, failed = 0 } = streamed.counts ?? {};
      const counted = Object.values(byCause).reduce((sum, count) => sum + count, 0);
      // Of an access log, what was only redirected failed no upload.
      assert.ok(counted >= failed * 0.9, `${counted} of ${failed} have a cause`);
    });
  }

  it('is found in a body of any length, which is not kept', async () => {
    const entry = (body: string): string =>
      JSON.stringify({
        startedDateTime: '2026-11-24T11:30:00.000Z',
        response: { content: { text: body }, status: 403, headers: [] },
        request: { method: 'PUT', url: `https://b.s3.amazonaws.com/k?${signed}`, headers: [] },
      });
    for (const filler of ['x', '\\', '"', '日本', '\u0001']) {
      const body = `${refusals[0] ?? ''}${filler.repeat(8_000_000 / JSON.stringify(filler).length)}`;
      const text = `{"log":{"entries":[${entry(body)}]}}`;
      const streamed = await diagnoseStream(
        chunksOf(Buffer.from(text), () => 65_536),
        { now },
      );
      const whole = diagnose(text, { now });
      assert.equal(whole.cause, 'expired-url');
      assert.deepEqual(
        [streamed.cause, streamed.summary, streamed.counts],
        [whole.cause, whole.summary, whole.counts],
      );
    }
  });
});

/** A streamed answer with its places counted as in a string of the same length. */
function inString(diagnosis: Diagnosis): Diagnosis {
  const start = diagnosis.request?.start ?? 0;
  const moved = (span: Span | null): Span | null =>
    span && { start: span.start + start, end: span.end + start };
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding) => ({
      ...finding,
      facts: finding.facts.map((fact) => ({ ...fact, span: moved(fact.span) })),
    })),
  };
}

async function* chunksOf(bytes: Uint8Array, size: () => number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const end = at + size();
    yield await Promise.resolve(bytes.subarray(at, end));
    at = end;
  }
}
