import assert from 'node:assert/strict';
import type { CorsRule } from '../../../src/core/cors/document.js';
import { judgeCors } from '../../../src/core/cors/judge.js';
import { judgeUpload, preflightHeaders } from '../../../src/core/cors/upload.js';

function rule(changes: Partial<CorsRule> = {}): CorsRule {
  return {
    id: null,
    origins: ['https://app.example.com'],
    methods: ['PUT'],
    headers: ['content-type'],
    exposed: ['ETag'],
    maxAgeSeconds: null,
    ...changes,
  };
}

interface Row {
  readonly what: string;
  readonly rules: readonly CorsRule[];
  readonly origin?: string;
  readonly method?: string;
  readonly headers?: readonly string[];
  readonly kind?: 'actual';
  /** The rule that decides, or words of the first rule's reason. */
  readonly is: number | RegExp;
}

const rows: readonly Row[] = [
  { what: 'a rule that says all of it', rules: [rule()], is: 0 },
  { what: 'header names in another case', rules: [rule()], headers: ['Content-Type'], is: 0 },
  { what: 'no rules', rules: [], is: /^$/ },
  { what: 'the first of two', rules: [rule(), rule({ headers: ['*'] })], is: 0 },
  { what: 'the second, as the first lacks the header', rules: [rule({ headers: [] }), rule()], is: 1 },
  { what: 'the second, as the first lacks the method', rules: [rule({ methods: ['GET'] }), rule()], is: 1 },
  { what: 'a slash', rules: [rule({ origins: ['https://app.example.com/'] })], is: /ends in a slash/ },
  { what: 'a path', rules: [rule({ origins: ['https://app.example.com/a'] })], is: /has a path/ },
  {
    what: 'a default port',
    rules: [rule({ origins: ['https://app.example.com:443'] })],
    is: /default port of https/,
  },
  {
    what: 'another port',
    rules: [rule({ origins: ['https://app.example.com:8443'] })],
    is: /the port differs/,
  },
  { what: 'capitals', rules: [rule({ origins: ['https://App.example.com'] })], is: /lower case/ },
  {
    what: 'another scheme',
    rules: [rule({ origins: ['http://app.example.com'] })],
    is: /scheme differs.* https/,
  },
  { what: 'no scheme', rules: [rule({ origins: ['app.example.com'] })], is: /no scheme/ },
  { what: 'www', rules: [rule({ origins: ['https://www.app.example.com'] })], is: /www\. in front/ },
  {
    what: 'another host',
    rules: [rule({ origins: ['https://b.example'] })],
    is: /not among the rule’s: https:\/\/b/,
  },
  { what: 'a name below', rules: [rule({ origins: ['https://*.example.com'] })], is: 0 },
  {
    what: 'the domain itself',
    rules: [rule({ origins: ['https://*.app.example.com'] })],
    is: /names below the domain/,
  },
  { what: 'a wildcard in the scheme', rules: [rule({ origins: ['http*://app.example.com'] })], is: 0 },
  { what: 'two wildcards', rules: [rule({ origins: ['*://*.example.com'] })], is: /more than one \*/ },
  { what: 'a page without an origin, by *', rules: [rule({ origins: ['*'] })], origin: 'null', is: 0 },
  {
    what: 'a page without an origin, by its name',
    rules: [rule({ origins: ['null'] })],
    origin: 'null',
    is: 0,
  },
  { what: 'a method in lower case', rules: [rule({ methods: ['put'] })], is: /written “put”/ },
  { what: 'a method that no rule has', rules: [rule()], method: 'PATCH', is: /not PATCH/ },
  {
    what: 'a header too many',
    rules: [rule()],
    headers: ['content-type', 'x-amz-acl'],
    is: /header x-amz-acl is/,
  },
  {
    what: 'no header at all',
    rules: [rule({ headers: [] })],
    is: /content-type is not among .* it has none/,
  },
  { what: 'a wildcard in a header', rules: [rule({ headers: ['X-Amz-*'] })], headers: ['x-amz-acl'], is: 0 },
  { what: 'an upload, which lists no headers', rules: [rule({ headers: [] })], kind: 'actual', is: 0 },
];

describe('judging a request by CORS rules', () => {
  for (const { what, rules, origin, method, headers, kind, is } of rows) {
    it(`knows ${what}`, () => {
      const judgement = judgeCors(rules, {
        origin: origin ?? 'https://app.example.com',
        method: method ?? 'PUT',
        requestHeaders: headers ?? ['content-type'],
        kind: kind ?? 'preflight',
      });
      if (typeof is === 'number') assert.equal(judgement.rule, is);
      else {
        assert.equal(judgement.rule, null);
        assert.match(judgement.rules[0]?.reason?.text ?? '', is);
        assert.deepEqual(judgement.responseHeaders, {});
      }
    });
  }

  it('lets the first rule that names the origin decide on Ceph', () => {
    const request = {
      origin: 'https://app.example.com',
      method: 'PUT',
      requestHeaders: ['content-type'],
      kind: 'preflight',
      store: 'ceph',
    } as const;
    const other = rule({ origins: ['https://b.example'] });
    assert.equal(judgeCors([rule({ methods: ['GET'] }), rule()], request).rule, null);
    assert.equal(judgeCors([rule({ headers: [] }), rule()], request).rule, null);
    assert.equal(judgeCors([other, rule()], request).rule, 1);
  });

  it('answers as S3 does', () => {
    const request = { origin: 'https://app.example.com', method: 'PUT', requestHeaders: ['Content-Type'] };
    const rules = [
      rule({ methods: ['PUT', 'GET'], exposed: ['ETag', 'x-amz-version-id'], maxAgeSeconds: 3000 }),
    ];
    assert.deepEqual(judgeCors(rules, { ...request, kind: 'preflight' }).responseHeaders, {
      'Access-Control-Allow-Origin': 'https://app.example.com',
      'Access-Control-Allow-Methods': 'PUT, GET',
      'Access-Control-Allow-Headers': 'content-type',
      'Access-Control-Expose-Headers': 'ETag, x-amz-version-id',
      'Access-Control-Max-Age': '3000',
      'Access-Control-Allow-Credentials': 'true',
      Vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    });
    const any = [rule({ origins: ['*'], exposed: [] })];
    assert.deepEqual(judgeCors(any, { ...request, kind: 'actual' }).responseHeaders, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': 'PUT',
      Vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
    });
  });
});

describe('following an upload', () => {
  const upload = {
    origin: 'https://app.example.com',
    method: 'PUT',
    headers: ['Content-Type'],
    credentials: false,
    reads: ['ETag'],
  };
  const outcomes: readonly [string, readonly CorsRule[], Partial<typeof upload>, RegExp, boolean][] = [
    ['passes', [rule()], {}, /see the answer/, true],
    ['is not sent where the preflight is refused', [rule({ headers: [] })], {}, /answers it with 403/, false],
    ['hides the ETag', [rule({ exposed: [] })], {}, /cannot read ETag: rule 1/, false],
    [
      'lets through what it need not ask for',
      [rule({ exposed: [] })],
      { reads: ['Content-Length'] },
      /see the/,
      true,
    ],
    [
      'is refused with cookies and *',
      [rule({ origins: ['*'] })],
      { credentials: true },
      /refuse.*credentials/,
      false,
    ],
    [
      'is done and not seen without a preflight',
      [rule()],
      { method: 'POST', headers: [] },
      /S3 does it/,
      false,
    ],
    [
      'is answered by an earlier rule',
      [rule({ headers: [], exposed: [] }), rule()],
      {},
      /cannot read ETag: rule 1/,
      false,
    ],
  ];
  for (const [what, rules, changes, story, passes] of outcomes) {
    it(what, () => {
      const judgement = judgeUpload(rules, { ...upload, ...changes });
      assert.equal(judgement.passes, passes);
      assert.match(judgement.story.at(-1) ?? '', story);
    });
  }

  it('asks for the headers that a browser lists', () => {
    const names = [
      'X-Amz-Acl',
      'Content-Type',
      'Host',
      'User-Agent',
      'content-type',
      'Accept',
      'Sec-Fetch-Mode',
    ];
    assert.deepEqual(preflightHeaders(names), ['content-type', 'x-amz-acl']);
  });
});
