import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readHar, type HarReading } from '../../../src/core/evidence/readers/har.js';
import {
  classifyEntries,
  isStoreTraffic,
  type Companion,
} from '../../../src/core/evidence/readers/harTraffic.js';
import { parseUrl } from '../../../src/core/evidence/readers/presignedUrl.js';

const fixture = (name: string): string => readFileSync(`test/fixtures/readers/${name}`, 'utf8');
const preflight = fixture('chrome-preflight.har');
const multipart = fixture('chrome-multipart.har');
const otherWriter = fixture('other-writer.har');

function read(paste: string): HarReading {
  const reading = readHar(paste);
  assert.ok(reading, 'recognised as a recording');
  return reading;
}

const entriesOf = (text: string): unknown[] =>
  (JSON.parse(text) as { log: { entries: unknown[] } }).log.entries;

describe('traffic of a recording', () => {
  const indices = (reading: HarReading) => {
    const at = (entry: (typeof reading.entries)[number] | undefined) =>
      entry ? reading.entries.indexOf(entry) : undefined;
    const pairs = (companions: readonly Companion<(typeof reading.entries)[number]>[]) =>
      companions.map((pair) => [at(pair.entry), at(pair.upload)]);
    const traffic = classifyEntries(reading.entries);
    return {
      uploads: traffic.uploads.map(at),
      preflights: pairs(traffic.preflights),
      signing: pairs(traffic.signing),
      multipart: pairs(traffic.multipart),
      others: traffic.others.map(at),
    };
  };

  const sorted: [string, string, ReturnType<typeof indices>][] = [
    [
      'an upload behind a refused preflight',
      preflight,
      { uploads: [2], preflights: [[3, 2]], signing: [[1, 2]], multipart: [], others: [0] },
    ],
    [
      'parts signed by one call',
      multipart,
      {
        uploads: [2, 3],
        preflights: [],
        signing: [
          [1, 2],
          [1, 3],
        ],
        multipart: [[4, 2]],
        others: [0],
      },
    ],
    [
      'a form and a custom host',
      otherWriter,
      { uploads: [1, 2], preflights: [], signing: [[0, 1]], multipart: [], others: [] },
    ],
    [
      'a preflight whose upload is missing',
      JSON.stringify([entriesOf(preflight)[0], entriesOf(preflight)[3]]),
      { uploads: [], preflights: [[1, undefined]], signing: [], multipart: [], others: [0] },
    ],
  ];
  for (const [name, text, expected] of sorted) {
    it(`sorts ${name}`, () => {
      assert.deepEqual(indices(read(text)), expected);
    });
  }

  it('pairs a preflight with the nearest of several attempts', () => {
    const [, , put, options] = entriesOf(preflight) as { startedDateTime: string }[];
    const list = [
      put,
      options,
      { ...put, startedDateTime: '2026-11-24T14:05:00.000Z' },
      { ...options, startedDateTime: '2026-11-24T14:05:00.009Z' },
    ];
    assert.deepEqual(indices(read(JSON.stringify(list))).preflights, [
      [1, 0],
      [3, 2],
    ]);
  });

  const hosts: [string, boolean][] = [
    ['https://b.s3.amazonaws.com/k', true],
    ['https://s3.eu-west-1.amazonaws.com/b/k', true],
    ['https://b.s3.dualstack.eu-west-1.amazonaws.com/k', true],
    ['https://b.s3-accelerate.amazonaws.com/k', true],
    ['https://b--use1-az4--x-s3.s3express-use1-az4.us-east-1.amazonaws.com/k', true],
    ['https://b.s3.cn-north-1.amazonaws.com.cn/k', true],
    ['https://0123.r2.cloudflarestorage.com/b/k', true],
    ['https://b.fra1.digitaloceanspaces.com/k', true],
    ['https://storage.googleapis.com/b/k', true],
    ['https://example.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256', true],
    ['https://example.com/k', false],
    ['https://s3.example.com/b/k', true],
    ['https://b.s3.fr-par.scw.cloud/k', true],
    ['http://minio.internal.example:9000/b/k', true],
    ['https://b.oss-cn-hangzhou.aliyuncs.com/k', true],
    ['https://ecs.aliyuncs.com/', false],
    ['https://s3.console.aws.amazon.com/s3/buckets', false],
    ['https://nots3.example.com/k', false],
    ['https://sts.eu-west-1.amazonaws.com/', false],
    ['https://execute-api.eu-west-1.amazonaws.com/', false],
    ['https://b-s3.amazonaws.com.evil.example/k', false],
  ];
  for (const [url, expected] of hosts) {
    it(`${expected ? 'takes' : 'does not take'} ${url} for a store`, () => {
      const request = {
        method: 'PUT',
        url: parseUrl(url, undefined),
        headers: [],
        bytes: undefined,
        body: undefined,
        startedAt: undefined,
        span: null,
      };
      const exchange = {
        request,
        response: undefined,
        error: undefined,
        clientError: undefined,
        origin: 'har',
        span: null,
      } as const;
      assert.equal(isStoreTraffic(exchange), expected);
    });
  }
});
