import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Span } from '../../../src/core/diagnosis.js';
import { decode } from '../../../src/core/text/source.js';
import { readCloudTrail, type CloudTrailEntry } from '../../../src/core/evidence/readers/cloudTrail.js';
import { stopwatch } from '../../support/stopwatch.js';

const file = readFileSync('test/fixtures/readers/cloudtrail.json', 'utf8');
const jsonLines = readFileSync('test/fixtures/readers/cloudtrail.jsonl', 'utf8');
const records = (JSON.parse(file) as { Records: object[] }).Records;

function read(text: string) {
  const reading = readCloudTrail(text);
  assert.ok(reading, 'recognised as CloudTrail');
  return reading;
}

function entryAt(index: number): CloudTrailEntry {
  const entry = read(file).entries[index];
  assert.ok(entry);
  return entry;
}

const cut = (text: string, span: Span | null | undefined): string | undefined =>
  span ? text.slice(span.start, span.end) : undefined;

describe('CloudTrail reader', () => {
  const forms: [string, string, number, number, boolean][] = [
    ['a file of records', file, 3, 2, false],
    ['one event', JSON.stringify(records[0], null, 4), 1, 1, false],
    ['JSON lines, one in an EventBridge envelope', jsonLines, 2, 1, false],
    ['a file cut off in the middle', file.slice(0, file.lastIndexOf('vpcEndpointId')), 2, 1, true],
    ['an event below prose', `CloudTrail says "no":\n${JSON.stringify(records[2])}`, 1, 1, false],
  ];
  for (const [name, text, requests, failed, isCut] of forms) {
    it(`reads ${name}`, () => {
      const reading = read(text);
      assert.deepEqual(
        [reading.requests, reading.entries.length, reading.failed, reading.isCut],
        [requests, requests, failed, isCut],
      );
    });
  }

  const foreign: [string, string][] = [
    ['nothing', ''],
    ['events of other services', JSON.stringify(records[3])],
    ['a list in place of an event', '{"eventSource":[],"eventName":"PutObject"}'],
    ['prose', '"eventSource" and "eventName" are fields'],
  ];
  for (const [name, text] of foreign) {
    it(`leaves ${name} alone`, () => {
      assert.equal(readCloudTrail(text), undefined);
    });
  }

  it('reads an expired URL', () => {
    const entry = entryAt(0);
    const { url, method, headers } = entry.request;
    assert.equal(method, 'PUT');
    assert.equal(url?.scheme, 'v4');
    assert.equal(url.host, 'drop-zone.s3.eu-west-1.amazonaws.com');
    assert.equal(url.path, '/in/a%20b.bin');
    assert.equal(url.keyId, 'AKIAIOSFODNN7EXAMPLE');
    assert.equal(url.signedAt, Date.parse('2026-11-24T14:00:00Z'));
    assert.equal(url.ttlSeconds, 900);
    assert.deepEqual(url.signedHeaders, ['content-type', 'host']);
    assert.deepEqual(
      headers.map((header) => header.name),
      ['host', 'user-agent', 'content-type'],
    );
    assert.equal(entry.eventAt, Date.parse('2026-11-24T14:16:40Z'));
    assert.equal(entry.error?.code, 'AccessDenied');
    assert.equal(entry.error.message, 'Request has expired');
    assert.equal(entry.error.operation, 'PutObject');
    assert.equal(entry.authentication, 'QueryString');
    assert.equal(entry.response?.status, 0);
    assert.equal(entry.request.bytes, undefined);
  });

  it('reads a stored part', () => {
    const entry = entryAt(1);
    assert.equal(entry.error, undefined);
    assert.equal(entry.response?.status, 200);
    assert.equal(entry.request.bytes, 5_242_880);
    assert.equal(
      entry.request.url?.parameters.find((parameter) => parameter.name === 'partNumber')?.value,
      '2',
    );
  });

  it('reads a request signed in its header, by a role, through an endpoint', () => {
    const entry = entryAt(2);
    assert.equal(entry.request.url?.scheme, 'none');
    assert.equal(entry.request.url.path, '/drop-zone/gr%C3%B6%C3%9Fe/%C3%BC.jpg');
    assert.equal(entry.request.headers.find((header) => header.name === 'x-amz-acl')?.value, 'public-read');
    assert.equal(entry.identity.type, 'AssumedRole');
    assert.equal(entry.identity.arn?.value, 'arn:aws:sts::123456789012:assumed-role/writer/job');
    assert.equal(entry.keyId?.value, 'ASIAIOSFODNN7EXAMPLE');
    assert.equal(entry.vpcEndpointId?.value, 'vpce-0123456789abcdef0');
    assert.deepEqual([entry.bucket, entry.key, entry.region], ['drop-zone', 'größe/ü.jpg', 'eu-west-1']);
  });

  for (const [name, text] of [
    ['the file', file],
    ['JSON lines', jsonLines],
    ['escaped slashes', JSON.stringify(JSON.parse(file)).replaceAll('/', '\\/')],
  ] as const) {
    it(`points at what it read in ${name}`, () => {
      for (const entry of read(text).entries) {
        assert.match(cut(text, entry.span) ?? '', /^\{[\s\S]*\}$/);
        assert.equal(cut(text, entry.error?.codeSpan), entry.error?.code);
        assert.equal(cut(text, entry.error?.messageSpan), entry.error?.message);
        assert.equal(cut(text, entry.keyId?.span), entry.keyId?.value);
        assert.equal(cut(text, entry.identity.arn?.span)?.replaceAll('\\/', '/'), entry.identity.arn?.value);
        for (const header of [...entry.request.headers, ...(entry.response?.headers ?? [])]) {
          assert.equal(cut(text, header.span)?.replaceAll('\\/', '/'), header.value, header.name);
        }
        for (const parameter of entry.request.url?.parameters ?? []) {
          assert.equal(cut(text, parameter.span), parameter.value, parameter.name);
        }
      }
    });
  }

  it('points into the paste through a decoded reading of it', () => {
    const paste = JSON.stringify({ message: JSON.stringify(records[0]) });
    const source = decode(paste);
    const reading = readCloudTrail(source.text, source);
    assert.equal(reading?.isCut, false);
    const [entry] = reading.entries;
    assert.equal(cut(paste, entry?.error?.messageSpan), 'Request has expired');
    assert.equal(cut(paste, entry?.request.url?.parameters[0]?.span), '20261124T140000Z');
  });

  it('reads a lone surrogate in a key', () => {
    const [entry] = read(
      JSON.stringify({ ...records[0], requestParameters: { Host: 'h', key: 'a\ud800b' } }),
    ).entries;
    assert.equal(entry?.request.url?.path, '/a%EF%BF%BDb');
  });

  const repeat = (unit: string): string => unit.repeat(Math.ceil(10_000_000 / unit.length));
  const event = JSON.stringify({ ...records[0], userIdentity: {} });
  const hostile: [string, string][] = [
    ['open braces', `"eventSource" "eventName" ${repeat('{')}`],
    [
      'keys without values',
      `{"eventSource":"s3.amazonaws.com","eventName":"PutObject","arn":${repeat('"arn":').slice(0, -1)}}`,
    ],
    [
      'many equal keys',
      `{"eventSource":"s3.amazonaws.com","eventName":"PutObject"${repeat(',"errorCode":1')}}`,
    ],
    ['many parameters', event.replace('"Host"', `${repeat('"x-amz-a":"b",')}"Host"`)],
    ['many events', repeat(`${event}\n`)],
  ];
  for (const [name, text] of hostile) {
    it(`takes ${name} in its stride`, () => {
      const elapsed = stopwatch();
      const reading = readCloudTrail(text);
      const seconds = elapsed() / 1000;
      assert.ok(seconds < 2, `${seconds.toFixed(2)} s`);
      assert.ok((reading?.entries.length ?? 0) <= 5000);
    });
  }
});
