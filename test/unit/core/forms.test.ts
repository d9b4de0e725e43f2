import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';
import type { Certainty } from '../../../src/core/diagnosis.js';

/** A form that a failure was printed or damaged in, and what may be said of it. */
interface FormCase {
  readonly name: string;
  readonly paste: string;
  readonly cause: string;
  readonly certainty?: Certainty;
}

const now = Date.parse('2026-03-04T12:00:00Z');
const canonical = [
  'PUT',
  '/otter.png',
  '',
  'host:heron-drop.s3.eu-west-1.amazonaws.com',
  'x-amz-content-sha256:UNSIGNED-PAYLOAD',
  'x-amz-date:20260304T115500Z',
  '',
  'host;x-amz-content-sha256;x-amz-date',
  'UNSIGNED-PAYLOAD',
].join('\n');
const bytes = Array.from(canonical, (letter) => letter.charCodeAt(0).toString(16).padStart(2, '0')).join(' ');
const refused =
  'The request signature we calculated does not match the signature you provided. Check your key and signing method.';
const signatureError = {
  Code: 'SignatureDoesNotMatch',
  Message: refused,
  AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  CanonicalRequest: canonical,
  CanonicalRequestBytes: bytes,
};

const signedUrl =
  'https://heron-drop.s3.eu-west-1.amazonaws.com/otter.png?X-Amz-Algorithm=AWS4-HMAC-SHA256' +
  '&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260304%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260304T115500Z' +
  `&X-Amz-Expires=900&X-Amz-Signature=${'5e'.repeat(32)}&X-Amz-SignedHeaders=host`;

/** The store's answer to a URL whose signature it refuses, with the canonical request as the URL implies it. */
function signatureDocument(url: string): string {
  const { host, pathname, searchParams } = new URL(url);
  const query = Array.from(searchParams, ([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .filter((pair) => !pair.startsWith('X-Amz-Signature='))
    .sort();
  const lines = ['PUT', pathname, query.join('&'), `host:${host}`, '', 'host', 'UNSIGNED-PAYLOAD'];
  return `<Error><Code>SignatureDoesNotMatch</Code><Message>${refused}</Message><CanonicalRequest>${lines.join('\n').replaceAll('&', '&amp;')}</CanonicalRequest></Error>`;
}

/** A recording of uploads: address, status and body of the answer. */
function recording(...uploads: readonly (readonly [url: string, status: number, body: string])[]): string {
  const entries = uploads.map(([url, status, text]) => ({
    startedDateTime: '2026-03-04T11:56:00.000Z',
    request: { method: 'PUT', url, headers: [{ name: 'Content-Type', value: 'image/png' }] },
    response: { status, headers: [], content: { text } },
  }));
  return JSON.stringify({ log: { version: '1.2', entries } });
}

const cases: readonly FormCase[] = [
  {
    name: 'an error object as JSON, which repeats the store’s canonical request as bytes',
    paste: JSON.stringify({ name: 'SignatureDoesNotMatch', ...signatureError }),
    cause: 'signature-mismatch',
    certainty: 'stated',
  },
  {
    name: 'an error object as Python prints it',
    paste: JSON.stringify({ Error: signatureError, ResponseMetadata: { HTTPStatusCode: 403 } })
      .replaceAll('"', "'")
      .replaceAll("':", "': "),
    cause: 'signature-mismatch',
    certainty: 'stated',
  },
  {
    name: 'a URL in quotes, which are none of its last value',
    paste: `{\n  url: '${signedUrl}&x-id=PutObject',\n  method: 'put',\n  status: 403,\n  data: '${signatureDocument(`${signedUrl}&x-id=PutObject`)}'\n}`,
    cause: 'signature-mismatch',
    certainty: 'stated',
  },
  {
    name: 'an ended session as SDKs name it',
    paste: 'ExpiredTokenException: The security token included in the request is expired',
    cause: 'session-token-expired',
    certainty: 'stated',
  },
  {
    name: 'another service’s refusal of an old request',
    paste:
      'InvalidSignatureException: Signature expired: 20260304T091500Z is now earlier than 20260304T114500Z (20260304T120000Z - 15 min.)',
    cause: 'clock-skew',
    certainty: 'suspected',
  },
  {
    name: 'a log of the store, which never shows the Authorization header',
    paste:
      '0123456789abcdef heron-drop [04/Mar/2026:11:55:00 +0000] 192.0.2.7 arn:aws:iam::111122223333:user/otter 3E57427F3EXAMPLE REST.PUT.OBJECT otter.png "PUT /otter.png HTTP/1.1" 403 AccessDenied 243 - 9 - "-" "aws-sdk-js/3" - hostid SigV4 TLS_AES_128_GCM_SHA256 AuthHeader heron-drop.s3.eu-west-1.amazonaws.com TLSv1.3 - -',
    cause: 'access-denied-policy',
  },
  {
    name: 'a temporary key that came with its token in a header, and is unknown',
    paste:
      'PUT /otter.png HTTP/1.1\nHost: heron-drop.s3.eu-west-1.amazonaws.com\nX-Amz-Date: 20260304T115500Z\nX-Amz-Security-Token: IQoJb3JpZ2luX2VjEXAMPLE\nAuthorization: AWS4-HMAC-SHA256 Credential=ASIAIOSFODNN7EXAMPLE/20260304/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=5e5e\n\nHTTP/1.1 403 Forbidden\n\n<Error><Code>InvalidAccessKeyId</Code><Message>The AWS Access Key Id you provided does not exist in our records.</Message><AWSAccessKeyId>ASIAIOSFODNN7EXAMPLE</AWSAccessKeyId></Error>',
    cause: 'invalid-access-key',
    certainty: 'stated',
  },
  {
    name: 'a line of urllib3, with the host apart from the request',
    paste: `DEBUG:urllib3.connectionpool:https://heron-drop.s3.eu-west-1.amazonaws.com:443 "PUT ${signedUrl.slice(signedUrl.indexOf('/', 9))} HTTP/1.1" 403 None\n${signatureDocument(signedUrl.replace('/otter', '/v1/otter'))}`,
    cause: 'signature-url-altered',
    certainty: 'inferred',
  },
  {
    name: 'a request for the health of a server beside the failure',
    paste: `12:00:01 GET /healthz 200 1.2 ms\n<Error><Code>BadDigest</Code><Message>The CRC32 you specified did not match the calculated checksum.</Message></Error>\nurl was ${signedUrl}&x-amz-checksum-crc32=AAAAAA%3D%3D`,
    cause: 'checksum-default',
  },
  {
    name: 'a status that a browser’s Network panel shows on a line of its own',
    paste: `Request URL\n${signedUrl}\nRequest Method\nPUT\nStatus Code\n200 OK`,
    cause: 'insufficient-evidence',
  },
  {
    name: 'a recording that breaks off in the request that failed',
    paste: recording(
      [signedUrl.replace('otter', 'heron'), 200, ''],
      [signedUrl, 400, signatureDocument(signedUrl).replaceAll('SignatureDoesNotMatch', 'EntityTooLarge')],
    ).replace(/<\/Error>.*$/s, ''),
    cause: 'entity-too-large',
  },
  {
    name: 'a recording of an upload through an own server, after one to a store',
    paste: recording([signedUrl, 200, ''], ['https://app.example/files', 413, '<html>413</html>']),
    cause: 'proxy-body-limit',
  },
  {
    name: 'an ended session behind the mark of a build’s log',
    paste: '##[error]ExpiredTokenException: The security token included in the request is expired',
    cause: 'session-token-expired',
    certainty: 'stated',
  },
  {
    name: 'a KMS key that is missing, in the words that SDKs print without the code',
    paste:
      "aws.sdk.kotlin.services.s3.model.S3Exception: Key 'arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d' does not exist",
    cause: 'kms-denied',
    certainty: 'stated',
  },
  {
    name: 'a KMS key that is being deleted, in the same way',
    paste:
      'S3Exception: arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d is pending deletion. (Service: S3, Status Code: 400, Request ID: EXAMPLE)',
    cause: 'kms-denied',
    certainty: 'stated',
  },
  {
    name: 'a header that R2 lacks, without the code',
    paste:
      "mc: <ERROR> Failed to copy `./otter.bin`. Header 'x-amz-object-lock-mode' with value 'GOVERNANCE' not implemented",
    cause: 'unsupported-by-server',
    certainty: 'stated',
  },
  {
    name: 'the region that a store expects, without the code',
    paste:
      "S3Exception: Region does not match; expecting 'eu-west-1'. (Service: S3, Status Code: 400, Request ID: EXAMPLE)",
    cause: 'wrong-region',
    certainty: 'stated',
  },
  {
    name: 'a line of a proxy’s log inside a line of another log',
    paste: JSON.stringify({
      level: 'error',
      msg: 'the upload failed, and this is what the proxy in front of it wrote',
      error: '192.0.2.7 - - [04/Mar/2026:11:55:00 +0000] "PUT /files HTTP/1.1" 413 183 "-" "Mozilla/5.0"',
    }),
    cause: 'proxy-body-limit',
  },
  {
    name: 'a URL whose slashes and signs are numbers',
    paste: signedUrl
      .replace('Expires=900', 'Expires=604801')
      .replace(/[/=&]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`),
    cause: 'expires-too-long',
  },
  {
    name: 'a status that S3’s own address does not give a signed upload',
    paste: `requests.exceptions.HTTPError: 405 Client Error: Method Not Allowed for url: ${signedUrl}`,
    cause: 'wrong-endpoint',
    certainty: 'suspected',
  },
  {
    name: 'a failure by a slow clock between the lines of a program with a right one',
    paste: [
      '2026-03-04T11:59:58.000Z INFO  session refreshed',
      '2026-03-04T09:10:36.880Z INFO  PUT otter.png signed, sending',
      '2026-03-04T09:10:37.310Z ERROR PUT otter.png failed: 403 <Error><Code>RequestTimeTooSkewed</Code><Message>The difference between the request time and the current time is too large.</Message><RequestTime>20260304T091037Z</RequestTime><ServerTime>2026-03-04T12:00:00Z</ServerTime></Error>',
    ].join('\n'),
    cause: 'clock-skew',
  },
  {
    name: 'a line of the store’s log in a cell of a table',
    paste: `time,message\n2026-03-04T11:56:00Z,"0123456789abcdef heron-drop [04/Mar/2026:11:55:00 +0000] 192.0.2.7 - 3E57427F3EXAMPLE REST.PUT.OBJECT otter.png ""PUT /otter.png?${signedUrl.split('?')[1] ?? ''}&x-amz-checksum-crc32=AAAAAA%3D%3D&x-amz-sdk-checksum-algorithm=CRC32 HTTP/1.1"" 400 BadDigest 289 - 23 - ""-"" ""Mozilla/5.0"" - EXAMPLE= SigV4 TLS_AES_128_GCM_SHA256 QueryString heron-drop.s3.eu-west-1.amazonaws.com TLSv1.3 - -"`,
    cause: 'checksum-default',
  },
  {
    name: 'a bucket that Garage does not have, without the code',
    paste: 'Unhandled exception. Amazon.S3.AmazonS3Exception: Bucket not found: otters',
    cause: 'no-such-bucket',
  },
  {
    name: 'a preflight that axios sent, and prints as an object',
    paste: `AxiosError: Request failed with status code 403\n  config: {\n    method: 'options',\n    url: '${signedUrl}',\n  },\n  response: {\n    status: 403,\n    data: '<Error>`,
    cause: 'cors',
    certainty: 'inferred',
  },
  {
    name: 'the source text of a mail, whose own header has a sign of equality',
    paste: [
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'System.Net.Http.HttpRequestException: The SSL connection could not be estab=',
      'lished, see inner exception.',
      ' ---> System.Security.Authentication.AuthenticationException: The remote ce=',
      'rtificate is invalid because of errors in the certificate chain: UntrustedR=',
      'oot',
    ].join('\n'),
    cause: 'network',
  },
  {
    name: 'canonical requests of client and store behind the times of a build’s log',
    paste: [
      'DEBUG botocore.auth CanonicalRequest:',
      ...canonical.replace('x-amz-date', 'x-amz-content-md5:a\nx-amz-date').split('\n'),
      'An error occurred (SignatureDoesNotMatch) when calling the PutObject operation: the store’s own:',
      ...`<Error><Code>SignatureDoesNotMatch</Code><CanonicalRequest>${canonical}</CanonicalRequest></Error>`.split(
        '\n',
      ),
    ]
      .map((line, index) => `2026-03-04T11:55:${String(10 + index)}.0001234Z ${line}`)
      .join('\n'),
    cause: 'signature-header-mismatch',
  },
  {
    name: 'the message of a disabled KMS key without its code',
    paste:
      'arn:aws:kms:eu-south-2:111122223333:key/0e49cc17-b761-78cc-bdba-4173a5b54ae0 is disabled. (Aws::S3::Errors::KMSDisabledException)',
    cause: 'kms-denied',
    certainty: 'stated',
  },
];

describe('forms that failures are pasted in', () => {
  for (const { name, paste, cause, certainty } of cases) {
    it(name, () => {
      const diagnosis = diagnose(paste, { now });
      assert.equal(diagnosis.cause, cause, diagnosis.summary);
      if (certainty !== undefined) assert.equal(diagnosis.certainty, certainty, diagnosis.summary);
    });
  }
});
