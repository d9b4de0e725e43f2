import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Span } from '../../../src/core/diagnosis.js';
import { readHar, type HarReading } from '../../../src/core/evidence/readers/har.js';
import { classifyEntries } from '../../../src/core/evidence/readers/harTraffic.js';
import { stopwatch } from '../../support/stopwatch.js';

const fixture = (name: string): string => readFileSync(`test/fixtures/readers/${name}`, 'utf8');
const preflight = fixture('chrome-preflight.har');
const multipart = fixture('chrome-multipart.har');
const otherWriter = fixture('other-writer.har');

function read(paste: string): HarReading {
  const reading = readHar(paste);
  assert.ok(reading, 'recognised as a recording');
  return reading;
}

function entryAt(reading: HarReading, index: number) {
  const entry = reading.entries[index];
  assert.ok(entry, `entry ${index}`);
  return entry;
}

function cut(text: string, span: Span | null | undefined): string | undefined {
  return span ? text.slice(span.start, span.end) : undefined;
}

const unescaped = (text: string | undefined): unknown =>
  text === undefined ? undefined : JSON.parse(`"${text}"`);
const entriesOf = (text: string): unknown[] =>
  (JSON.parse(text) as { log: { entries: unknown[] } }).log.entries;

describe('HAR reader', () => {
  const forms: [string, string, number, boolean][] = [
    ['a whole recording', preflight, 4, false],
    ['a recording on one line', JSON.stringify(JSON.parse(preflight)), 4, false],
    [
      'a recording behind a byte order mark and prose',
      `\uFEFFhere's the "HAR, 4" long:\n\n${preflight}\nthanks {`,
      4,
      true,
    ],
    ['a list of entries', JSON.stringify(entriesOf(preflight)), 4, false],
    ['one entry', JSON.stringify(entriesOf(preflight)[2]), 1, false],
    ['entries cut off in the middle', preflight.slice(0, preflight.length - 900), 3, true],
    ['entries whose beginning is missing', preflight.slice(preflight.indexOf('"entries"') + 12), 4, false],
    ['a recording in a Markdown fence', `\`\`\`json\n${preflight}\n\`\`\``, 4, false],
  ];
  for (const [name, paste, requests, isCut] of forms) {
    it(`reads ${name}`, () => {
      const reading = read(paste);
      assert.equal(reading.requests, requests);
      assert.equal(reading.entries.length, requests);
      assert.equal(reading.isCut, isCut);
    });
  }

  it('reads the whole entries of a recording cut anywhere', () => {
    const whole = read(multipart).entries;
    let last = 0;
    for (let length = 0; length <= multipart.length; length += 37) {
      const entries = readHar(multipart.slice(0, length))?.entries ?? [];
      assert.ok(entries.length >= last, `at ${length}`);
      assert.deepEqual(entries, whole.slice(0, entries.length));
      last = entries.length;
    }
    assert.equal(last, whole.length);
  });

  const foreign: [string, string][] = [
    ['nothing', ''],
    ['prose', 'the request got no response'],
    ['another JSON', '{"request":{"id":1},"response":{"status":403}}'],
    [
      'a log with a request and a response',
      '{"request":{"method":"PUT","url":"https://s3.amazonaws.com/"},"response":{"status":403}}',
    ],
    ['broken JSON', '{"request":{"method":"PUT","url":"https://x"},,"response":{"status":403}}'],
    [
      'lists where objects should be',
      '{"request":[],"response":[],"startedDateTime":"2026-11-24T14:00:00Z"}',
    ],
  ];
  for (const [name, paste] of foreign) {
    it(`leaves ${name} alone`, () => {
      assert.equal(readHar(paste), undefined);
    });
  }

  it('counts failures and knows the page', () => {
    assert.deepEqual(
      [preflight, multipart, otherWriter].map((text) => [
        read(text).requests,
        read(text).failed,
        read(text).pageOrigins,
      ]),
      [
        [4, 2, ['https://app.example.com']],
        [5, 2, ['https://app.example.com']],
        [3, 2, ['https://app.example.com']],
      ],
    );
  });

  it('reads a request that was held back', () => {
    const held = entryAt(read(multipart), 3);
    assert.equal(held.index, 3);
    assert.equal(held.request.method, 'PUT');
    assert.equal(held.request.url?.ttlSeconds, 900);
    assert.equal(held.request.bytes, 1_048_576);
    assert.equal(held.request.startedAt, Date.parse('2026-11-24T14:00:01Z'));
    assert.equal(held.queuedMs, 999_000);
    assert.equal(held.sentAt, Date.parse('2026-11-24T14:16:40.005Z'));
    assert.equal(held.totalMs, 999_300);
    assert.equal(held.response?.status, 403);
    assert.equal(held.serverAt, Date.parse('2026-11-24T14:16:40Z'));
    assert.equal(held.serverTiming, 'edge;dur=3');
    assert.equal(held.transferBytes, 700);
    assert.match(held.response.body, /<Message>Request has expired<\/Message>/);
  });

  it('reads a request without an answer', () => {
    const blocked = entryAt(read(preflight), 2);
    assert.equal(blocked.response, undefined);
    assert.equal(blocked.clientError?.value, 'net::ERR_FAILED');
    assert.equal(blocked.sentAt, undefined);
    assert.equal(blocked.request.bytes, undefined);
    assert.equal(blocked.initiator, 'xhr');
    assert.equal(entryAt(read(preflight), 3).initiator, 'preflight');
    const reset = entryAt(read(otherWriter), 2);
    assert.equal(reset.response, undefined);
    assert.equal(reset.clientError?.value, 'net::ERR_CONNECTION_RESET');
    assert.equal(reset.request.startedAt, Date.parse('2026-11-24T14:00:02Z'));
  });

  it('reads a form given as fields and an answer in Base64', () => {
    const form = entryAt(read(otherWriter), 1);
    assert.match(form.request.body ?? '', /^policy=eyJleGFtcGxlIjp0cnVlfQ==$/m);
    assert.equal(form.response?.body, '<Error><Code>EntityTooLarge</Code><Message>Größer</Message></Error>');
    assert.ok(form.responseBodySpan);
  });

  for (const [name, text] of Object.entries({
    preflight,
    multipart,
    otherWriter,
    moved: `\n\n> ${multipart}`,
  })) {
    it(`points at what it read in ${name}`, () => {
      for (const entry of read(text).entries) {
        const { request, response, clientError } = entry;
        assert.equal(unescaped(cut(text, request.url?.span)), request.url?.raw);
        for (const header of [...request.headers, ...(response?.headers ?? [])]) {
          assert.equal(unescaped(cut(text, header.span)), header.value, header.name);
        }
        for (const parameter of request.url?.parameters ?? []) {
          if (text !== otherWriter) assert.equal(cut(text, parameter.span), parameter.raw, parameter.name);
        }
        if (response) assert.equal(cut(text, entry.statusSpan), String(response.status));
        if (response?.body && text !== otherWriter)
          assert.equal(unescaped(cut(text, entry.responseBodySpan)), response.body);
        if (clientError) assert.equal(cut(text, clientError.span), clientError.value);
        if (entry.requestBodySpan) assert.equal(unescaped(cut(text, entry.requestBodySpan)), request.body);
      }
    });
  }

  const megabytes = (unit: string, count = 10): string =>
    unit.repeat(Math.ceil((count * 1_000_000) / unit.length));
  const minimal =
    '{"request":{"method":"PUT","url":"https://b.s3.amazonaws.com/k","headers":[]},"response":{"status":403},"startedDateTime":"2026-11-24T14:00:00Z"}';
  const hostile: [string, string][] = [
    ['open braces', `"request" "response"${megabytes('{')}`],
    ['open lists', `${megabytes('[')}{"request":1,"response":2}`],
    ['nested entries', megabytes('{"request":{"method":"PUT","url":"x","headers":[]},"response":{},"a":')],
    ['quotes', `{"request":1,"response":2}${megabytes('"{"\\')}`],
    ['prose', `"request" "response" ${megabytes('the quick "brown" {fox}\n')}`],
    [
      'headers that cannot be found',
      minimal.replace(
        '"headers":[]',
        `"headers":[${megabytes('{"name":"\\u0061","value":"\\u0062"},', 5).slice(0, -1)}]`,
      ),
    ],
    ['a long host', minimal.replace('b.s3', megabytes('s3.', 1))],
    [
      'a body of signatures',
      minimal.replace('"status":403', `"status":200,"content":{"text":"${megabytes('Signature=', 5)}"}`),
    ],
    ['many entries', `[${megabytes(`${minimal},`).slice(0, -1)}]`],
  ];
  for (const [name, paste] of hostile) {
    it(`takes ${name} in its stride`, () => {
      const elapsed = stopwatch();
      const reading = readHar(paste);
      if (reading) classifyEntries(reading.entries);
      const seconds = elapsed() / 1000;
      assert.ok(seconds < 2, `${seconds.toFixed(2)} s`);
      assert.ok((reading?.entries.length ?? 0) <= 6000);
    });
  }

  it('keeps uploads of a long recording, and who signed them, however late they come', () => {
    const noise = minimal.replace('b.s3.amazonaws.com', 'cdn.example.com').replace('403', '200');
    const late = entriesOf(preflight).map((entry) => JSON.stringify(entry));
    const reading = read(`[${`${noise},`.repeat(3000)}${late.join(',')}]`);
    assert.equal(reading.requests, 3004);
    assert.equal(reading.failed, 2);
    const traffic = classifyEntries(reading.entries);
    assert.deepEqual(
      traffic.uploads.map((upload) => upload.index),
      [3002],
    );
    assert.deepEqual(
      traffic.signing.map((pair) => pair.entry.index),
      [3001],
    );
  });
});
