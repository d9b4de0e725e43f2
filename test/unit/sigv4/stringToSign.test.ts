import assert from 'node:assert/strict';
import { parseStringToSign } from '../../../src/core/sigv4/stringToSign.js';

const hash = '8fe23637824a78b98f82d129148fbdee77a601e0b32fc4cda15baa3b08d2ce42';

describe('parseStringToSign', () => {
  const versionFour = {
    version: 4,
    algorithm: 'AWS4-HMAC-SHA256',
    date: '20260122T100359Z',
    scope: { date: '20260122', region: 'eu-west-1', service: 's3', terminal: 'aws4_request' },
    hash,
  };
  const text = `AWS4-HMAC-SHA256\n20260122T100359Z\n20260122/eu-west-1/s3/aws4_request\n${hash}`;
  const versionTwo = {
    version: 2,
    verb: 'PUT',
    contentMd5: '',
    contentType: 'image/jpeg',
    dateOrExpires: '1744600800',
    headers: [{ name: 'x-amz-acl', value: 'public-read' }],
    resource: '/bucket/a.jpg?uploads',
  };
  const older = 'PUT\n\nimage/jpeg\n1744600800\nx-amz-acl:public-read\n/bucket/a.jpg?uploads';
  const cases: [string, string, unknown][] = [
    ['SigV4', text, versionFour],
    ['SigV4 on one line', `\n${text.replaceAll('\n', ' ')}\n`, versionFour],
    ['SigV4 with escaped breaks', text.replaceAll('\n', '\\n'), versionFour],
    [
      'a chunk of a streamed body',
      `${text.replace('SHA256', 'SHA256-PAYLOAD')}\n${hash}\n${hash}`,
      { ...versionFour, algorithm: 'AWS4-HMAC-SHA256-PAYLOAD', hash: '' },
    ],
    ['SigV4 without a date', text.replace('20260122T100359Z', ''), { ...versionFour, date: '' }],
    ['SigV4 cut off', text.slice(0, 68), { ...versionFour, hash: '' }],
    [
      'SigV4A, which has no region',
      `AWS4-ECDSA-P256-SHA256\n20260122T100359Z\n20260122/s3/aws4_request\n${hash}`,
      {
        ...versionFour,
        algorithm: 'AWS4-ECDSA-P256-SHA256',
        scope: { ...versionFour.scope, region: null },
      },
    ],
    ['SigV2', older, versionTwo],
    ['SigV2 on one line', older.replaceAll(/\n+/g, ' '), versionTwo],
    [
      'SigV2 with a digest, on one line',
      'PUT 1B2M2Y8AsgTpgAmY7PhCfg== text/plain; charset=utf-8 1744600800 /b/k',
      {
        ...versionTwo,
        contentMd5: '1B2M2Y8AsgTpgAmY7PhCfg==',
        contentType: 'text/plain; charset=utf-8',
        headers: [],
        resource: '/b/k',
      },
    ],
    [
      'SigV2 of a header-signed request',
      'PUT\n\n\nTue, 27 Mar 2007 21:15:45 +0000\n/b/k',
      {
        ...versionTwo,
        contentType: '',
        dateOrExpires: 'Tue, 27 Mar 2007 21:15:45 +0000',
        headers: [],
        resource: '/b/k',
      },
    ],
    ['the policy of a POST', 'eyJleHBpcmF0aW9uIjoiMjAyNi0wMS0wMVQwMDowMDowMFoifQ==', undefined],
    ['nothing', '', undefined],
  ];
  for (const [title, form, expected] of cases)
    it(`reads ${title}`, () => {
      assert.deepEqual(parseStringToSign(form), expected);
    });
});
