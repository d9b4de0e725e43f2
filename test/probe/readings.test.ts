import assert from 'node:assert/strict';
import { bucketRegion } from '../../src/probe/bucketRegion.js';
import type { Answer, Check, HeaderLine, Outcome, Reading } from '../../src/probe/check.js';
import { checks } from '../../src/probe/checks.js';
import { clock } from '../../src/probe/clock.js';
import { curlCommand } from '../../src/probe/curlCommand.js';
import { dryRun } from '../../src/probe/dryRun.js';
import { preflight } from '../../src/probe/preflight.js';
import { requestParts } from '../../src/probe/node/requestParts.js';
import { judgeTogether, withEvidence } from '../../src/probe/judgeTogether.js';
import { runCheck } from '../../src/probe/runCheck.js';
import { type CheckTarget, findTarget, type UploadWishes } from '../../src/probe/target.js';

const now = Date.UTC(2026, 10, 24, 12);
const signature = '5d1f6e0c'.repeat(8);
const query = `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T115500Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host&X-Amz-Signature=${signature}`;
const url = `https://films.s3.eu-central-1.amazonaws.com/beach.mp4?${query}`;

function targetOf(paste: string, wishes: UploadWishes = {}): CheckTarget {
  const target = findTarget(paste, now, wishes);
  if (typeof target === 'string') throw new Error(target);
  return target;
}

const upload = targetOf(url, { origin: 'https://app.example', contentType: 'video/mp4', bytes: 2048 });

function answer(status: number, headers: readonly HeaderLine[] = [], body = ''): Answer {
  return { kind: 'answer', status, reason: '', headers, body, sentAt: now, roundTripMs: 400, notes: [] };
}

const allow: readonly HeaderLine[] = [
  ['Access-Control-Allow-Origin', 'https://app.example'],
  ['Access-Control-Allow-Methods', 'GET, PUT'],
  ['Access-Control-Allow-Headers', 'Content-Type'],
];
const without = (name: string, ...more: readonly HeaderLine[]): readonly HeaderLine[] => [
  ...allow.filter(([other]) => other !== `Access-Control-Allow-${name}`),
  ...more,
];

const rows: readonly (readonly [Check, string, readonly [Answer, ...Outcome[]], RegExp, boolean])[] = [
  [preflight, 'passes', [answer(200, allow)], /passes: .* https:\/\/app\.example send this PUT/, true],
  [preflight, 'passes with 204', [answer(204, allow)], /passes/, true],
  [
    preflight,
    'is refused',
    [answer(403, [], '<Error><Code>AccessForbidden</Code></Error>')],
    /403 AccessForbidden/,
    true,
  ],
  [preflight, 'has no origin', [answer(200, without('Origin'))], /no Access-Control-Allow-Origin/, true],
  [
    preflight,
    'has another origin',
    [answer(200, without('Origin', ['Access-Control-Allow-Origin', 'https://b.example']))],
    /allows https:\/\/b\.example and not/,
    true,
  ],
  [
    preflight,
    'has any origin',
    [answer(200, without('Origin', ['Access-Control-Allow-Origin', '*']))],
    /passes/,
    true,
  ],
  [preflight, 'lacks the method', [answer(200, without('Methods'))], /method PUT is not allowed/, true],
  [
    preflight,
    'lacks a header',
    [answer(200, without('Headers'))],
    /header content-type is not allowed/,
    true,
  ],
  [
    preflight,
    'allows any header',
    [answer(200, without('Headers', ['access-control-allow-headers', '*']))],
    /passes/,
    true,
  ],
  [preflight, 'fails', [answer(503)], /failed to answer/, false],
  [
    clock,
    'agrees',
    [answer(403, [['Date', 'Tue, 24 Nov 2026 12:00:00 GMT']])],
    /agrees with the store’s, give or take 0\.7 s/,
    true,
  ],
  [
    clock,
    'is behind',
    [answer(403, [['Date', 'Tue, 24 Nov 2026 12:20:00 GMT']])],
    /is 20 min behind the store’s.*more than 15 min/,
    true,
  ],
  [
    clock,
    'is ahead',
    [answer(403, [['Date', 'Tue, 24 Nov 2026 11:59:00 GMT']])],
    /is 1 min ahead of the store’s/,
    true,
  ],
  [clock, 'is not told', [answer(200)], /cannot be compared/, false],
  [
    bucketRegion,
    'is elsewhere',
    [answer(301, [['x-amz-bucket-region', 'us-west-2']])],
    /is in us-west-2, and the URL was signed for eu-central-1/,
    true,
  ],
  [
    bucketRegion,
    'is as signed',
    [answer(403, [['x-amz-bucket-region', 'eu-central-1']])],
    /is in eu-central-1, the region/,
    true,
  ],
  [bucketRegion, 'is not there', [answer(404)], /no bucket “films”/, true],
  [bucketRegion, 'is not told', [answer(403)], /tells nothing/, false],
  [
    dryRun,
    'is refused',
    [answer(403, [], '<Error><Code>SignatureDoesNotMatch</Code></Error>')],
    /403 SignatureDoesNotMatch/,
    true,
  ],
  [
    dryRun,
    'would be taken',
    [answer(100), answer(403)],
    /would take the upload now \(2 KiB|would take the upload now \(2,048/,
    true,
  ],
  [dryRun, 'proves nothing', [answer(100), answer(100)], /proves nothing/, false],
  [dryRun, 'has no control', [answer(100)], /proves nothing/, false],
  [
    dryRun,
    'lost its control',
    [answer(100), { kind: 'none', sentence: '', detail: '' }],
    /proves nothing/,
    false,
  ],
  [
    dryRun,
    'is sent elsewhere',
    [answer(307, [['Location', 'https://x.example/']])],
    /307 to https:\/\/x\.example\/.*not followed/,
    true,
  ],
];

describe('what live checks read out of answers', () => {
  for (const [check, name, answers, sentence, proves] of rows) {
    it(`${check.id} ${name}`, () => {
      const reading: Reading = check.read(answers, upload);
      assert.match(reading.sentence, sentence);
      assert.equal(reading.proves, proves);
    });
  }

  it('parts whose ETag the page could not read are told', () => {
    const part = targetOf(`https://films.s3.eu-central-1.amazonaws.com/a?partNumber=1&uploadId=u&${query}`, {
      origin: 'https://app.example',
    });
    assert.match(preflight.read([answer(200, allow)], part).lines.join('\n'), /cannot read its ETag/);
    const exposed = answer(200, [...allow, ['Access-Control-Expose-Headers', 'ETag']]);
    assert.doesNotMatch(preflight.read([exposed], part).lines.join('\n'), /cannot read/);
  });
});

describe('what live checks send', () => {
  it('is told before: question, permission, answers and requests', () => {
    for (const check of checks) {
      assert.match(check.question, /\?$/);
      assert.match(check.permission, /\.$/);
      assert.ok(check.meanings.length > 1);
      const plan = check.plan(upload);
      assert.ok(typeof plan !== 'string');
      for (const { method } of plan) assert.match(method, /^(?:PUT|OPTIONS|HEAD)$/);
      assert.ok(plan.every(({ method, isAnnouncement }) => (method === 'PUT') === isAnnouncement));
    }
  });

  it('never announces an empty body, which would be stored', () => {
    const plan = dryRun.plan({ ...upload, bytes: 0 });
    assert.ok(typeof plan !== 'string');
    for (const { headers } of plan) assert.equal(new Map(headers).get('content-length'), '1');
  });

  it('never holds the signature where it is not needed', () => {
    for (const check of [bucketRegion, clock])
      assert.ok(!JSON.stringify(check.plan(upload)).includes(signature.slice(1)));
  });

  const unfit: readonly (readonly [string, Check, CheckTarget, RegExp])[] = [
    ['a dry run of a form', dryRun, { ...upload, method: 'POST' }, /announces a PUT/],
    ['a dry run of a removal', dryRun, { ...upload, method: 'DELETE' }, /announces a PUT/],
    ['a dry run without a signature', dryRun, { ...upload, isSigned: false }, /not signed/],
    ['a preflight of nobody', preflight, { ...upload, origin: null }, /origin is not known/],
    [
      'a preflight of a path',
      preflight,
      { ...upload, origin: 'https://app.example/upload' },
      /not an origin/,
    ],
    [
      'the region of no bucket',
      bucketRegion,
      { ...upload, place: { ...upload.place, bucket: null } },
      /names no bucket/,
    ],
  ];
  for (const [name, check, target, because] of unfit) {
    it(`is nothing for ${name}`, async () => {
      assert.match(JSON.stringify(check.plan(target)), because);
      const send = (): Promise<never> => Promise.reject(new Error('sent'));
      const result = await runCheck(check, target, send, new AbortController().signal);
      assert.deepEqual([result.exchanges, result.evidence, result.proves], [[], '', false]);
    });
  }

  const pastes: readonly (readonly [string, string, RegExp])[] = [
    ['nothing', 'it does not work', /no URL/],
    ['a masked URL', url.replace(signature, '•'.repeat(64)), /masked/],
    ['a path without a host', `PUT /films/beach.mp4?${query} HTTP/1.1`, /no host|no URL/],
  ];
  for (const [name, paste, because] of pastes) {
    it(`is nothing for ${name}`, () => {
      assert.match(JSON.stringify(findTarget(paste, now)), because);
    });
  }

  it('takes what the paste knows of the upload, and no cookies', () => {
    const paste = `PUT ${url} HTTP/1.1\nHost: films.s3.eu-central-1.amazonaws.com\nOrigin: https://app.example\nCookie: session=1\nContent-Type: video/mp4\nContent-Length: 77\nx-amz-acl: private\n\nHTTP/1.1 403 Forbidden\n`;
    const target = targetOf(paste);
    assert.deepEqual(target.headers, [
      ['content-type', 'video/mp4'],
      ['x-amz-acl', 'private'],
    ]);
    assert.deepEqual([target.method, target.bytes, target.origin], ['PUT', 77, 'https://app.example']);
  });

  it('keeps the spelling of the URL, which was signed', () => {
    assert.deepEqual(requestParts('http://[::1]:9000/a//b/../c%2fd?x=%7E&y'), {
      host: '[::1]:9000',
      hostname: '::1',
      port: 9000,
      path: '/a//b/../c%2fd?x=%7E&y',
    });
    assert.equal(requestParts('http://h/é a').path, '/%C3%A9%20a');
  });

  it('can be sent by hand too', () => {
    const [request] = preflight.plan(upload);
    assert.ok(request && typeof request !== 'string');
    const command = curlCommand({ ...request, url: "https://h/it's" });
    assert.match(
      command,
      /^curl -sS -i --max-time 20 -X OPTIONS 'https:\/\/h\/it'\\''s' \\\n {2}-H 'origin: https:\/\/app\.example'/,
    );
  });
});

describe('answers and paste together', () => {
  const refused = answer(
    403,
    [
      ['Server', 'AmazonS3'],
      ['x-amz-request-id', '4442587FB7D0A2F9'],
    ],
    '<Error><Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>900</X-Amz-Expires><Expires>2026-11-24T12:10:00Z</Expires><ServerTime>2026-11-24T12:20:07Z</ServerTime></Error>',
  );
  const consoleLine = `Access to fetch at '${url}' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.`;

  it('change a suspicion into a cause', async () => {
    const result = await runCheck(
      dryRun,
      upload,
      () => Promise.resolve(refused),
      new AbortController().signal,
    );
    assert.equal(judgeTogether(url, [result], now).cause, 'expired-url');
    assert.equal(judgeTogether(consoleLine, [result], now).cause, 'expired-url');
  });

  it('of a HEAD without a signature do not change the verdict', async () => {
    const results = await Promise.all(
      [bucketRegion, clock].map((check) =>
        runCheck(check, upload, () => Promise.resolve(answer(403)), new AbortController().signal),
      ),
    );
    assert.equal(withEvidence(consoleLine, results, now), consoleLine);
  });

  it('stand alone where the paste is a recording', async () => {
    const har = JSON.stringify({
      log: {
        entries: [
          { request: { method: 'PUT', url, headers: [] }, response: { status: 0, headers: [], content: {} } },
          {
            request: { method: 'GET', url: 'https://app.example/', headers: [] },
            response: { status: 200, headers: [], content: {} },
          },
        ],
      },
    });
    const result = await runCheck(
      dryRun,
      upload,
      () => Promise.resolve(refused),
      new AbortController().signal,
    );
    assert.ok(!withEvidence(har, [result], now).includes('"log"'));
    assert.equal(judgeTogether(har, [result], now).cause, 'expired-url');
  });
});
