import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { redact, unifyMasks } from '../../../src/core/redact.js';
import { stopwatch } from '../../support/stopwatch.js';

const signature = 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404';
const token = 'IQoJb3JpZ2luX2VjEXAMPLE+token/with+every+sign0123456789abcdefghij==';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keyId = 'AKIAIOSFODNN7EXAMPLE';

const hexOf = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
const base64Of = (text: string): string => Buffer.from(text).toString('base64');
const encode = encodeURIComponent;

/** A text that carries the value, for values of base64 digits. */
type Carrier = (value: string) => string;

const tokenCarriers: Record<string, Carrier> = {
  'a query': (value) =>
    `https://b.s3.amazonaws.com/k?X-Amz-Security-Token=${encode(value)}&X-Amz-Expires=900`,
  'a query encoded again': (value) =>
    `next=https%3A%2F%2Fb%2Fk%3FX-Amz-Security-Token%3D${encode(encode(value))}%26x=1`,
  'a query in HTML': (value) =>
    `https://b/k?a=1&amp;X-Amz-Security-Token=${encode(value)}&amp;X-Amz-Expires=900`,
  'a query in escaped JSON': (value) =>
    `{"u":"https:\\/\\/b\\/k?a=1\\u0026X-Amz-Security-Token=${encode(value)}\\u0026b=2"}`,
  'a query of Alibaba': (value) => `https://b/k?x-oss-security-token=${encode(value)}&x=1`,
  'a query with spaces for plus signs': (value) =>
    `https://b/k?X-Amz-Security-Token=${value.replaceAll('+', ' ')}&X-Amz-Expires=900`,
  'a query in the source text of a mail': (value) =>
    `https://b.s3.amazonaws.com/${'k'.repeat(20)}?X-Amz-Security-Token=3D${encode(value).slice(0, 10)}=\n${encode(value).slice(10)}&X-Amz-Expires=3D900`,
  'a quoted log': (value) =>
    ['DEBUG - sent', '', 'X-Amz-Security-Token:', value].map((line) => `> ${line}`).join('\n'),
  'headers broken after 80 characters': (value) =>
    `PUT /k HTTP/1.1\n${`Host: b\nX-Amz-Security-Token: ${'QUJD'.repeat(16)}${value}`.replaceAll(/.{80}/g, '$&\n')}`,
  'a query broken by a terminal': (value) =>
    `https://b/k?X-Amz-Security-Token=${value.slice(0, 20)}\n${value.slice(20)}&X-Amz-Expires=900`,
  'a header': (value) => `> PUT /k HTTP/1.1\n> X-Amz-Security-Token: ${value}\n> Host: b`,
  'a header of curl': (value) => `curl -H "X-Amz-Security-Token: ${value}" https://b/k`,
  "Go's header map": (value) => `map[X-Amz-Security-Token:[${value}] X-Amz-Date:[20260101T000000Z]]`,
  "Python's dict": (value) => `{'X-Amz-Security-Token': b'${value}', 'Host': 'b'}`,
  'a tuple': (value) => `[('x-amz-security-token', '${value}')]`,
  'a HAR header': (value) => `{ "name": "X-Amz-Security-Token",\n "value": "${value}" }`,
  'a form field': (value) =>
    `<input type="hidden" name="x-amz-security-token" type="hidden" value="${value}">`,
  'a multipart body': (value) =>
    `Content-Disposition: form-data; name="x-amz-security-token"\r\n\r\n${value}\r\n--b`,
  'a multipart body in JSON': (value) => `name=\\"x-amz-security-token\\"\\r\\n\\r\\n${value}\\r\\n--b`,
  'an error document': (value) => `<Code>ExpiredToken</Code><Token-0>${value}</Token-0>`,
  'an error document in HTML': (value) => `&lt;Token-0&gt;${value}&lt;/Token-0&gt;`,
  'the answer of STS': (value) => `{"Credentials": {"SessionToken": "${value}"}}`,
  'escaped JSON': (value) => `"{\\"SessionToken\\":\\"${value}\\"}"`,
  'a credentials file': (value) => `aws_session_token = ${value}\nregion=eu-west-1`,
  'an environment': (value) => `export AWS_SESSION_TOKEN="${value}"`,
  'a canonical request': (value) =>
    `PUT\n/k\n\nhost:b\nx-amz-security-token:${value}\n\nhost;x-amz-security-token\nUNSIGNED-PAYLOAD`,
  'a canonical request in escaped JSON': (value) =>
    `"PUT\\n/k\\n\\nhost:b\\nx-amz-security-token:${value}\\n\\nhost"`,
  'bytes of a canonical request': (value) =>
    `<CanonicalRequestBytes>${hexOf(`PUT\n/k\n\nx-amz-security-token:${value}\n\nhost`)}</CanonicalRequestBytes>`,
  'capital bytes': (value) => hexOf(`PUT\n/k\n\nx-amz-security-token:${value}\n\nhost`).toUpperCase(),
  'bytes without spaces': (value) =>
    hexOf(
      `PUT\n/a/rather/long/key/to/make/it/worth/a/look\n\nx-amz-security-token:${value}\n\nhost`,
    ).replaceAll(' ', ''),
  'a policy in base64': (value) =>
    `policy=${base64Of(`{"conditions":[{"x-amz-security-token":"${value}"},{"bucket":"b"}]}`)}`,
};

const signatureCarriers: Record<string, Carrier> = {
  'a SigV4 query': (value) => `https://b/k?X-Amz-Signature=${value}&X-Amz-SignedHeaders=host`,
  'a SigV2 query': (value) => `https://b/k?AWSAccessKeyId=x&Signature=${encode(value)}&Expires=1`,
  'a Google query': (value) => `https://b/k?X-Goog-Signature=${value}`,
  'an OSS query': (value) => `https://b/k?x-oss-signature=${value}&x-oss-signature-version=OSS4-HMAC-SHA256`,
  'an Azure query': (value) => `https://b/k?sv=2020&sr=b&sig=${encode(value)}&se=2026`,
  'an Authorization header': (value) =>
    `Authorization: AWS4-HMAC-SHA256 Credential=x/20260101/r/s3/aws4_request, SignedHeaders=host;x-amz-security-token, Signature=${value}`,
  'a SigV2 Authorization header': (value) => `Authorization: AWS ABCDEFGH:${value}\n`,
  'an error document': (value) => `<SignatureProvided>${value}</SignatureProvided>`,
  'a POST form in JSON': (value) => `{"fields":{"x-amz-signature":"${value}","key":"k"}}`,
  'a log': (value) => `signature mismatch, server signature=${value}`,
  'a bearer token': (value) => `Authorization: Bearer ${value}`,
  'a HAR header': (value) => `{"name":"authorization","value":"Bearer ${value}"}`,
  'basic authentication': (value) => `-H 'Authorization: Basic ${value}'`,
  'a cookie': (value) => `Cookie: theme=dark; session=${value}`,
  'a cookie that is set': (value) => `Set-Cookie: session=${value}; Path=/; HttpOnly`,
  'the cookies of a HAR': (value) => `"cookies": [ { "name": "id", "value": "${value}" } ]`,
};

const secretCarriers: Record<string, Carrier> = {
  'a credentials file': (value) => `[default]\naws_secret_access_key = ${value}\nregion = eu-west-1`,
  'an environment': (value) => `AWS_SECRET_ACCESS_KEY=${value}\nAWS_REGION=eu-west-1`,
  'quoted environment': (value) => `export MINIO_SECRET_KEY='${value}'`,
  'the answer of STS': (value) => `"SecretAccessKey": "${value}",`,
  'escaped JSON': (value) => `{\\"secretAccessKey\\":\\"${value}\\"}`,
  code: (value) => `new S3Client({ credentials: { accessKeyId: 'x', secretAccessKey: '${value}' } })`,
  'python code': (value) => `boto3.client('s3', aws_secret_access_key="${value}")`,
  'an option': (value) => `s3cmd --secret_key=${value} put a s3://b`,
  'an option apart': (value) => `aws configure set aws_secret_access_key ${value}7a`,
  yaml: (value) => `  secretKey: ${value}\n  region: r`,
  'a short name': (value) => `secret="${value}"`,
  'Azure connection string': (value) => `AccountName=a;AccountKey=${value};EndpointSuffix=core`,
  'a URL': (value) => `https://me:${value.replaceAll('/', '_')}@minio.example/b`,
  'a URL of s3': (value) => `s3://${keyId}:${value}@bucket/key`,
  Java: (value) => `AwsBasicCredentials.create("${keyId}", "${value}")`,
  Go: (value) => `credentials.NewStaticV4("minioadmin", "${value}", "")`,
  Ruby: (value) => `Aws::Credentials.new('${keyId}', '${value}')`,
  'an alias of mc': (value) => `mc alias set local http://localhost:9000 minioadmin ${value}`,
  'the dialogue of the AWS CLI': (value) => `AWS Secret Access Key [None]: ${value}\nDefault region name`,
  'the dashboard of a store': (value) => `Access Key: abc\nSecret Key: ${value}\n`,
  'a key of the customer': (value) => `x-amz-server-side-encryption-customer-key: ${value}\n`,
  'cookies copied for curl': (value) => `curl https://b -b 'a=1; id=${value}' -H 'x: y'`,
  'cookies copied for PowerShell': (value) => `New-Object System.Net.Cookie("id", "${value}", "/", "b")`,
  'a private key': (value) => `"-----BEGIN PRIVATE KEY-----\\n${value}\\n-----END PRIVATE KEY-----\\n"`,
  'an option of curl': (value) => `curl -u me:${value} https://b`,
};

describe('redact', () => {
  const carriers: [string, Record<string, Carrier>, string][] = [
    ['a session token', tokenCarriers, token],
    ['a signature', signatureCarriers, signature],
    ['a secret key', secretCarriers, secret],
  ];
  for (const [what, table, value] of carriers)
    for (const [where, carrier] of Object.entries(table)) {
      it(`masks ${what} in ${where}`, () => {
        check(carrier(value), value);
      });
    }

  it('leaves nothing of generated secrets in any carrier', () => {
    const digits = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789');
    const value = fc
      .array(fc.constantFrom(...digits, ...digits, '+', '/'), { minLength: 40, maxLength: 200 })
      .map((characters) => characters.join(''))
      .filter((text) => /^[A-Za-z0-9].*[0-9].*[A-Za-z0-9]$/.test(text));
    const all = [tokenCarriers, signatureCarriers, secretCarriers].flatMap((table) => Object.values(table));
    fc.assert(
      fc.property(fc.constantFrom(...all), value, (carrier, drawn) => {
        check(carrier(drawn), drawn);
      }),
      { numRuns: 3000, seed: 20_261_124 },
    );
  });

  const keptWhole: [string, string][] = [
    [
      'an error without secrets',
      '<Error><Code>NoSuchKey</Code><Key>a/b</Key><RequestId>F3T082EWFZM8JYWN</RequestId><HostId>9c4P5aYHyh+X5DqijlCN7TW3eRkgkhCuh1dgYuMwtLEaNsWXiwyqX7xqBsRtgU5AtGH5reE5Bq8oQ1tL2E=</HostId></Error>',
    ],
    [
      'the list of signed headers',
      'PUT\n/k\n\nhost:b\n\nhost;x-amz-security-token\ne3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ],
    [
      'the same on one line',
      'PUT /k host:b host;x-amz-security-token e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ],
    [
      'a string to sign',
      'AWS4-HMAC-SHA256\n20260122T100359Z\n20260122/eu-west-1/s3/aws4_request\n8fe23637824a78b98f82d129148fbdee77a601e0b32fc4cda15baa3b08d2ce42',
    ],
    [
      'sentences about signatures',
      'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method.',
    ],
    [
      'sentences about parameters',
      'Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.',
    ],
    [
      'sentences about credentials',
      'Error parsing the X-Amz-Credential parameter; the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    ],
    ['headers that were not signed', '<HeadersNotSigned>x-amz-security-token</HeadersNotSigned>'],
    ['a list of names', '["X-Amz-Signature","X-Amz-Content-Sha256","X-Amz-Date"]'],
    ['signer settings', "Config(signature_version='s3v4'); signatureVersion: 'v4'"],
    [
      'code that reads a secret',
      "aws_secret_access_key=os.environ['SECRET'], secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY, token: getToken()",
    ],
    ['a variable', 'AWS_SECRET_ACCESS_KEY=$SECRET X-Amz-Signature=${sig}'],
    ['what was masked by others', 'Authorization: ***\nX-Amz-Signature=…&X-Amz-Security-Token=...'],
    [
      'an e-mail of Google',
      'GoogleAccessId=media@proj.iam.gserviceaccount.com X-Goog-Credential=media%40proj.iam.gserviceaccount.com%2F20260211%2Fauto',
    ],
    [
      'ids of uploads and entities',
      'uploadId=MqJe0tFJGakXPgl6xbhrd7uWiC3Beoe7jMrAaFIQOQ0FUBttloikrKDk_m.JzaClrNOrj661AaIJakTAng1O3X ETag: "9b2cf535f27731c974343645a3985328"',
    ],
    ['a preflight', 'Access-Control-Request-Headers: authorization,x-amz-security-token,content-type'],
    [
      'errors about keys',
      'InvalidAccessKeyId: Malformed Access Key Id; ExpiredToken: The provided token has expired.',
    ],
    ['variables of a shell', 'curl -u "$AK:$SK" https://$USER:${PASSWORD}@b/k'],
    ['what was taken out by others', 'X-Amz-Credential=REDACTED&X-Amz-Signature=xxxxxx'],
    ['what was never there', 'X-Amz-Credential=undefined%2F20260101&X-Amz-Security-Token=null&secret=None'],
    ['a time with a host', 'http://localhost:9000/a@b'],
  ];
  for (const [what, text] of keptWhole)
    it(`keeps ${what}`, () => {
      assert.equal(redact(text), text);
    });

  it('keeps the ends of key ids', () => {
    const masked = 'AKIA••••••••••••MPLE';
    for (const text of [
      `X-Amz-Credential=${keyId}%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&`,
      `Credential=${keyId}/20260101/eu-west-1/s3/aws4_request, `,
      `<AWSAccessKeyId>${keyId}</AWSAccessKeyId>`,
      `%3FX-Amz-Credential%3D${keyId}%252F20260101`,
      `\\n${keyId} was seen`,
      `aws_access_key_id = ${keyId}`,
    ])
      assert.equal(redact(text), text.replace(keyId, masked));
    assert.equal(redact('AWSAccessKeyId=minioadmin&Expires=1'), 'AWSAccessKeyId=mini••••••&Expires=1');
    assert.equal(
      redact('X-Amz-Credential=d0a78368a7e553669285665f5059982e%2F20260121%2Fauto'),
      'X-Amz-Credential=d0a7••••••••••••••••••••••••982e%2F20260121%2Fauto',
    );
  });

  it('gives one secret one mask, and another secret another', () => {
    const other = signature.replace('a', 'b');
    const text = redact(
      `X-Amz-Signature=${signature}&\n<SignatureProvided>${signature}</SignatureProvided>\nX-Amz-Signature=${other}& we calculated ${signature}`,
    );
    const masks = text.match(/[•◦]{64}/g);
    assert.equal(masks?.length, 4);
    assert.equal(masks[0], masks[1]);
    assert.equal(masks[0], masks[3]);
    assert.notEqual(masks[0], masks[2]);
  });

  it('shows how a token was damaged, under the mask of the whole one', () => {
    const masked = redact(`X-Amz-Security-Token: ${token}\n`).slice(22, -1);
    assert.match(masked, /^•+\+•+\/•+\+•+\+•+==$/);
    const damaged: [string, string][] = [
      [encode(token), encode(masked).replaceAll('%E2%80%A2', '•')],
      [encode(encode(token)), encode(encode(masked)).replaceAll('%25E2%2580%25A2', '•')],
      [token.replaceAll('+', ' '), masked.replaceAll('+', ' ')],
    ];
    for (const [form, expected] of damaged)
      assert.equal(
        redact(`${token} X-Amz-Security-Token=${form}&x=1`).slice(token.length + 22, -4),
        expected,
      );
  });

  it('leaves a policy readable', () => {
    const policy = `{"expiration":"2026-01-01T00:00:00Z","conditions":[{"x-amz-credential":"${keyId}/20260101"},{"x-amz-security-token":"${token}"}]}`;
    const masked = /policy=(\S+)/.exec(redact(`policy=${base64Of(policy)}`))?.[1] ?? '';
    const read: unknown = JSON.parse(Buffer.from(masked, 'base64').toString());
    assert.deepEqual(read, {
      expiration: '2026-01-01T00:00:00Z',
      conditions: [
        { 'x-amz-credential': 'AKIA************MPLE/20260101' },
        {
          'x-amz-security-token': token
            .replaceAll(/[^+/=]/g, '!')
            .replace(/(?<=^.).*/, (rest) => rest.replaceAll('!', '*')),
        },
      ],
    });
  });

  it('leaves a policy comparable with the fields of its form', () => {
    const policy = base64Of(
      `{"conditions":[{"x-amz-credential":"${keyId}/20260101"},{"x-amz-security-token":"${token}"}]}`,
    );
    const form = redact(
      `{"policy":"${policy}","x-amz-credential":"${keyId}/20260101","x-amz-security-token":"${token}"}`,
    );
    const fields = JSON.parse(form) as Record<string, string>;
    const decoded = unifyMasks(Buffer.from(fields['policy'] ?? '', 'base64').toString());
    for (const name of ['x-amz-credential', 'x-amz-security-token'])
      assert.ok(decoded.includes(`"${name}":"${String(fields[name])}"`), decoded);
  });

  it('is total, keeps lengths and settles at once, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(
        'X-Amz-Signature',
        'secret',
        'token',
        'Cookie',
        '"cookies":[',
        'Authorization',
        'Bearer ',
        'AKIA',
        'eyJ',
      ),
      fc.constantFrom(
        '=',
        ': ',
        '"',
        "'",
        '\\"',
        '&',
        '%3D',
        '%25',
        '&quot;',
        '[',
        '>',
        '\r\n',
        '\n\n',
        '•',
        '*',
        ',',
        'value',
      ),
      fc.constantFrom(signature, token, secret, keyId),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        const masked = redact(text);
        assert.equal(masked.length, text.length);
        assert.equal(redact(masked), masked);
      }),
      { numRuns: 5000, seed: 20_261_124 },
    );
  });

  it('settles at once on every labelled and recorded paste', () => {
    for (const file of ['dev', 'captures/minio', 'captures/versitygw', 'captures/rgw']) {
      const masked = redact(readFileSync(`test/corpus/${file}.jsonl`, 'utf8'));
      assert.equal(redact(masked), masked);
    }
  });

  const long: [string, string, megabytes?: number][] = [
    ['a long answer', `<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>\n`, 10],
    [
      'many URLs',
      `PUT https://b.s3.amazonaws.com/k?X-Amz-Credential=${keyId}%2F20260101&X-Amz-Security-Token=${encode(token)}&X-Amz-Signature=${signature}\n`,
    ],
    [
      'a recording',
      `{"request":{"method":"PUT","url":"https://b.s3.amazonaws.com/k?X-Amz-Credential=${keyId}%2F20260101&X-Amz-Signature=${signature}","headers":[{"name":"User-Agent","value":"Mozilla/5.0 (X11; Linux x86_64)"}]},"response":{"status":200,"content":{"text":"${'<p>Some answer of a server.</p>'.repeat(60)}"}}},\n`,
      10,
    ],
    ['calls', 'Credentials("a", "b'],
    ['aliases', 'mc alias set a b c d '],
    ['open quotes', `signature="secret='token=\``],
    ['names alone', 'x-amz-security-token '],
    ['escapes', '%25'],
    ['the start of a token', 'eyJ'],
    ['the start of a URL', '://a:'],
    ['open lists', '"cookies":['],
    ['values in words', 'sig=a '],
    ['letters', 'a'],
    ['hex', '61 '],
    ['digits', '61'],
    ['base64', 'eyJhIjoi'],
    ['spaces', ' '],
    ['cookies', 'Cookie: a=b;'],
    ['private keys', '-----BEGIN PRIVATE KEY-----'],
  ];
  for (const [what, unit, megabytes = 2] of long)
    it(`reads ${megabytes} MB of ${what} in time`, () => {
      const text = unit.repeat(Math.ceil((megabytes * 1_000_000) / unit.length));
      const elapsed = stopwatch();
      assert.equal(redact(text).length, text.length);
      const milliseconds = elapsed();
      // Typical pastes: 10 MB in a second. Made to be slow: no worse than in proportion to their length.
      assert.ok(milliseconds < (megabytes === 10 ? 1000 : 3000), `${Math.round(milliseconds)} ms`);
    });
});

function check(text: string, value: string): void {
  const masked = redact(text);
  assert.equal(masked.length, text.length);
  assert.equal(redact(masked), masked);
  const forms = [
    value,
    encode(value),
    encode(encode(value)),
    hexOf(value),
    hexOf(value).toUpperCase(),
    hexOf(value).replaceAll(' ', ''),
    value.replaceAll('/', '_'),
  ];
  for (const form of forms) {
    // Eight characters of the secret are 23 of its spaced bytes.
    const width = form.includes(' ') ? 23 : form.length === 2 * value.length ? 16 : 8;
    for (let at = 0; at + width <= form.length; at++) {
      const piece = form.slice(at, at + width);
      // The escapes of +, / and = are kept.
      if (!piece.includes('%')) assert.ok(!masked.includes(piece), `${piece} survives in ${masked}`);
    }
  }
}
