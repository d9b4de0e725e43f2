/** Every way in which a request can be signed and pasted. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { prove, proveSteps } from '../../../src/core/proof/prove.js';
import { sha256Hex, signature } from '../../../src/core/sigv4/hash.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const host = 'example-bucket.s3.eu-west-1.amazonaws.com';
const date = '20260122T100359Z';
const scope = { date: '20260122', region: 'eu-west-1', service: 's3', terminal: 'aws4_request' };
const refusal =
  '<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>';
const token = 'IQoJb3JpZ2luX2Vj+EXAMPLE/TOKEN+EXAMPLE==';
const policy = Buffer.from('{"expiration":"2026-01-22T12:00:00Z","conditions":[{"bucket":"b"}]}').toString(
  'base64',
);

function query(more = ''): string {
  return `X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260122%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=${date}&X-Amz-Expires=900${more}&X-Amz-SignedHeaders=host`;
}

function signed(canonicalRequest: string): string {
  return signature({ secret, date, scope, canonicalRequestHash: sha256Hex(canonicalRequest) });
}

function presigned(text = query()): string {
  return signed(`PUT\n/a/b.jpg\n${text}\nhost:${host}\n\nhost\nUNSIGNED-PAYLOAD`);
}

function url(text: string, made: string, path = '/a/b.jpg'): string {
  return `https://${host}${path}?${text}&X-Amz-Signature=${made}`;
}

function sha1(text: string): string {
  return createHmac('sha1', secret).update(text).digest('base64');
}

const withToken = query(`&X-Amz-Security-Token=${encodeURIComponent(token)}`);
const inHeaders = `PUT\n/a/b.jpg\n\nhost:${host}\nx-amz-content-sha256:UNSIGNED-PAYLOAD\nx-amz-date:${date}\n\nhost;x-amz-content-sha256;x-amz-date\nUNSIGNED-PAYLOAD`;

interface Form {
  readonly paste: string;
  readonly transformations: readonly string[];
  readonly cause?: string;
}

const forms: Readonly<Record<string, Form>> = {
  'a URL as it was signed': {
    paste: `PUT ${url(query(), presigned())} 403\n${refusal}`,
    transformations: [],
  },
  'a URL copied from HTML': {
    paste: `PUT ${url(query(), presigned()).replaceAll('&', '&amp;')} 400\n<Error><Code>AuthorizationQueryParametersError</Code><Message>Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.</Message></Error>`,
    transformations: ['html-escaped'],
    cause: 'signature-url-altered',
  },
  'a query that was encoded twice': {
    paste: `PUT ${url(query().replaceAll('%2F', '%252F'), presigned())} 403\n${refusal}`,
    transformations: ['parameter-changed'],
    cause: 'signature-url-altered',
  },
  'a token with raw plus signs': {
    paste: `PUT ${url(query(`&X-Amz-Security-Token=${token.replaceAll('=', '%3D')}`), presigned(withToken))} 403\n${refusal}`,
    transformations: ['token-damaged'],
    cause: 'signature-url-altered',
  },
  'a token with spaces': {
    paste: `PUT ${url(query(`&X-Amz-Security-Token=${encodeURIComponent(token.replaceAll('+', ' '))}`), presigned(withToken))} 403\n${refusal}`,
    transformations: ['token-damaged'],
    cause: 'signature-url-altered',
  },
  'a signature in upper case': {
    paste: `PUT ${url(query(), presigned().toUpperCase())} 403\n${refusal}`,
    transformations: ['signature-damaged'],
    cause: 'signature-url-altered',
  },
  'a signature that was cut': {
    paste: `PUT ${url(query(), presigned().slice(0, 60))} 403\n${refusal}`,
    transformations: ['signature-damaged'],
    cause: 'signature-url-altered',
  },
  'a request with two changes': {
    paste: `GET ${url(query(), presigned(), '/x/a/b.jpg')} 403\n${refusal}`,
    transformations: ['method-changed', 'path-prefix-changed'],
    cause: 'signature-method-mismatch',
  },
  'an Authorization header': {
    paste: `PUT /a/b.jpg HTTP/1.1\nHost: ${host}\nx-amz-date: ${date}\nx-amz-content-sha256: UNSIGNED-PAYLOAD\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260122/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=${signed(inHeaders)}\n\nHTTP/1.1 403 Forbidden\n\n${refusal}`,
    transformations: [],
  },
  'a streamed body': {
    paste: `PUT /a/b.jpg HTTP/1.1\nHost: ${host}\nx-amz-date: ${date}\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\nAuthorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260122/eu-west-1/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date, Signature=${signed(inHeaders.replaceAll('UNSIGNED-PAYLOAD', 'STREAMING-UNSIGNED-PAYLOAD-TRAILER'))}\n\nHTTP/1.1 403 Forbidden\n\n${refusal}`,
    transformations: [],
  },
  'a URL of version 2': {
    paste: `PUT https://b.s3.amazonaws.com/k.txt?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=${encodeURIComponent(sha1('PUT\n\n\n1737031440\n/b/k.txt'))}&Expires=1737031440 403\n${refusal}`,
    transformations: [],
  },
  'a URL of version 2 with the type that a browser sent': {
    paste: `PUT /k.txt?AWSAccessKeyId=AKIAIOSFODNN7EXAMPLE&Signature=${encodeURIComponent(sha1('PUT\n\n\n1737031440\n/b/k.txt'))}&Expires=1737031440 HTTP/1.1\nHost: b.s3.amazonaws.com\nContent-Type: image/png\n\nHTTP/1.1 403 Forbidden\n\n${refusal}`,
    transformations: ['content-type-by-client'],
    cause: 'signature-header-mismatch',
  },
  'a form of version 2': {
    paste: `${JSON.stringify({ url: 'https://b.s3.amazonaws.com/', fields: { key: 'k', AWSAccessKeyId: 'AKIAIOSFODNN7EXAMPLE', policy, signature: sha1(policy) } })}\n${refusal}`,
    transformations: [],
  },
};

describe('a proof of', () => {
  for (const [name, { paste, transformations, cause }] of Object.entries(forms))
    it(name, () => {
      const diagnosis = prove(paste, { now: 0, secret });
      assert.equal(diagnosis.proof?.status, 'reproduced');
      assert.deepEqual(diagnosis.proof.transformations, transformations);
      if (cause !== undefined) assert.equal(diagnosis.cause, cause);
      assert.ok(!JSON.stringify(diagnosis).includes(secret));
    });

  it('nothing, where there is nothing to prove', () => {
    const v4a = `PUT https://b.mrap.accesspoint.s3-global.amazonaws.com/k?X-Amz-Algorithm=AWS4-ECDSA-P256-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260122%2Fs3%2Faws4_request&X-Amz-Date=${date}&X-Amz-Expires=900&X-Amz-Region-Set=*&X-Amz-SignedHeaders=host&X-Amz-Signature=3045022100ab 403 ${refusal}`;
    for (const paste of ['', 'Error 403', refusal, v4a])
      assert.equal(prove(paste, { now: 0, secret }).proof?.status, 'nothing-to-prove', paste);
    assert.equal(
      prove(forms['a URL as it was signed']?.paste ?? '', { now: 0, secret: '' }).proof?.status,
      'nothing-to-prove',
    );
  });
});

describe('the search for a proof', () => {
  const paste = `PUT ${url(query(), 'ab'.repeat(32))} 403\n${refusal}`;

  it('tells how far it is and can be stopped', () => {
    const seen: number[] = [];
    const { proof } = prove(paste, {
      now: 0,
      secret,
      onProgress: (done, of) => seen.push(done / of),
      shouldStop: () => seen.length === 3,
    });
    assert.equal(seen.length, 3);
    assert.ok(seen.every((share, at) => share > (seen[at - 1] ?? 0) && share < 1));
    assert.equal(proof?.status, 'not-reproduced');
    assert.match(proof.explanation, /stopped/);
  });

  it('goes in steps for a caller that must not block', () => {
    const steps = proveSteps(paste, { now: 0, secret });
    assert.equal(steps.next().done, false);
  });

  it('keeps a secret that the paste itself quotes out of what it says', () => {
    const quoting = `PUT ${url(query(), presigned(), `/${secret}/a/b.jpg`)} 403\n${refusal}`;
    const { proof } = prove(quoting, { now: 0, secret });
    assert.ok(proof && !JSON.stringify(proof).includes(secret));
  });
});
