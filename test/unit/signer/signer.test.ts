import assert from 'node:assert/strict';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { diagnose } from '../../../src/core/diagnose.js';

const credential = 'AKIAIOSFODNN7EXAMPLE%2F20260122%2Feu-west-1%2Fs3%2Faws4_request';
const values: Readonly<Record<string, string>> = {
  Algorithm: 'AWS4-HMAC-SHA256',
  Credential: credential,
  Date: '20260122T100359Z',
  Expires: '900',
  SignedHeaders: 'host',
  Signature: 'ab'.repeat(32),
  'Content-Sha256': 'UNSIGNED-PAYLOAD',
  'Security-Token': 'EXAMPLE',
};

/** A URL whose parameters stand in this order; `Name` is `X-Amz-Name`, `name=value` is as it is. */
function url(order: string): string {
  const parameters = order
    .split(' ')
    .map((name) => (name.includes('=') ? name : `X-Amz-${name}=${values[name] ?? ''}`));
  return `https://example-bucket.s3.eu-west-1.amazonaws.com/photo.jpg?${parameters.join('&')}`;
}

function signer(paste: string): readonly [string, string] | null {
  const found = diagnose(paste, { now: 0 }).signer;
  return found && [found.sdk, found.certainty];
}

const presigned: readonly (readonly [string, string, readonly [string, string] | null])[] = [
  [
    'JavaScript 3',
    'Algorithm Content-Sha256 Credential Date Expires Signature SignedHeaders x-id=PutObject',
    ['aws-sdk-js-v3', 'inferred'],
  ],
  [
    'JavaScript 2 with a type',
    'Content-Type=image%2Fpng Algorithm Credential Date Expires Signature SignedHeaders',
    ['aws-sdk-js-v2', 'inferred'],
  ],
  [
    'JavaScript 2',
    'Algorithm Credential Date Expires Signature SignedHeaders',
    ['aws-sdk-js-v2', 'suspected'],
  ],
  [
    'botocore, as MinIO’s clients too',
    'Algorithm Credential Date Expires SignedHeaders Signature',
    ['boto3', 'suspected'],
  ],
  [
    'botocore with a token',
    'Algorithm Credential Date Expires SignedHeaders Security-Token Signature',
    ['boto3', 'suspected'],
  ],
  [
    'Go',
    'Algorithm Credential Date Expires SignedHeaders x-id=PutObject Signature',
    ['aws-sdk-go-v2', 'suspected'],
  ],
  [
    'PHP',
    'Content-Sha256 Algorithm Credential Date SignedHeaders Expires Signature',
    ['aws-sdk-php', 'suspected'],
  ],
  ['Java', 'Algorithm Date SignedHeaders Expires Credential Signature', ['aws-sdk-java', 'suspected']],
  ['.NET', 'Expires Algorithm Credential Date SignedHeaders Signature', ['aws-sdk-net', 'suspected']],
  ['nobody known', 'Signature SignedHeaders Expires Date Credential Algorithm', null],
];

describe('the signer', () => {
  for (const [who, order, expected] of presigned)
    it(`of a URL in the order of ${who}`, () => {
      assert.deepEqual(signer(`PUT ${url(order)} 403 (Forbidden)`), expected);
    });

  it('of version 2 is told by where the signature stands', () => {
    const base = 'https://b.s3.amazonaws.com/k?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE';
    assert.deepEqual(signer(`${base}&Signature=abc%3D&Expires=1737031440`), ['boto3', 'inferred']);
    assert.deepEqual(signer(`${base}&Expires=1737031440&Signature=abc%3D`), ['aws-sdk-js-v2', 'suspected']);
  });

  it('of a URL of the real SDK is found, and its era by the checksum', async () => {
    const credentials = {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    };
    for (const [requestChecksumCalculation, era] of [
      ['WHEN_SUPPORTED', /since 3\.729\.0/],
      ['WHEN_REQUIRED', /before 3\.729\.0/],
    ] as const) {
      const client = new S3Client({ region: 'eu-west-1', credentials, requestChecksumCalculation });
      const made = await getSignedUrl(
        client,
        new PutObjectCommand({ Bucket: 'example-bucket', Key: 'photo.jpg' }),
      );
      const found = diagnose(made, { now: 0 }).signer;
      assert.deepEqual([found?.sdk, found?.certainty], ['aws-sdk-js-v3', 'inferred']);
      assert.match(found?.because ?? '', era);
    }
  });

  it('is stated by a User-Agent', () => {
    const request = `PUT /b/k HTTP/1.1\nHost: s3.eu-west-1.amazonaws.com\nUser-Agent: aws-cli/2.15.0 Python/3.11 Botocore/2.4.5\n\nHTTP/1.1 403 Forbidden\n`;
    assert.deepEqual(signer(request), ['aws-cli', 'stated']);
  });

  it('is the one whose debug log stands beside the URL', () => {
    const log = `botocore.auth [DEBUG] CanonicalRequest:\nPUT ${url('Algorithm Credential Date Expires SignedHeaders Signature')} 403`;
    assert.deepEqual(signer(log), ['boto3', 'inferred']);
  });

  it('is null where nothing tells', () => {
    assert.equal(signer(''), null);
    assert.equal(signer('<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'), null);
  });
});
