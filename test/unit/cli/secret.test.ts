import assert from 'node:assert/strict';
import { diagnose } from '../../../src/cli/diagnose.js';
import type { Diagnosis } from '../../../src/core/diagnosis.js';
import { sha256Hex, signature } from '../../../src/core/sigv4/hash.js';

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const query =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20260122%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Date=20260122T100359Z&X-Amz-Expires=900&X-Amz-SignedHeaders=host';
const host = 'example-bucket.s3.eu-west-1.amazonaws.com';
const signed = signature({
  secret,
  date: '20260122T100359Z',
  scope: { date: '20260122', region: 'eu-west-1', service: 's3', terminal: 'aws4_request' },
  canonicalRequestHash: sha256Hex(`GET\n/photo.jpg\n${query}\nhost:${host}\n\nhost\nUNSIGNED-PAYLOAD`),
});
const paste = `PUT https://${host}/photo.jpg?${query}&X-Amz-Signature=${signed} 403 (Forbidden)
<Error><Code>SignatureDoesNotMatch</Code><Message>The request signature we calculated does not match the signature you provided. Check your key and signing method.</Message></Error>`;

async function run(args: string[], input: string, env: Record<string, string> = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await diagnose(args, {
    stdin: (async function* () {
      yield await Promise.resolve(Buffer.from(input));
    })(),
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    isTerminal: false,
    env,
  });
  return { code, out: out.join(''), err: err.join('') };
}

describe('diagnose with a secret', () => {
  it('takes it from the environment variable and tells people what was proven', async () => {
    const { code, out, err } = await run(['--secret-env', 'MY_KEY'], paste, { MY_KEY: secret });
    assert.equal(code, 0);
    assert.match(out, /Proof: the signature is reproduced \(method-changed\)/);
    assert.match(out, /signed as GET and arrived as PUT/);
    assert.ok(!(out + err).includes(secret));
  });

  it('fills in `proof` of the JSON', async () => {
    const { out } = await run(['--json', '--secret-env', 'MY_KEY'], paste, { MY_KEY: secret });
    const diagnosis = JSON.parse(out) as Diagnosis;
    assert.equal(diagnosis.proof?.status, 'reproduced');
    assert.deepEqual(diagnosis.proof.transformations, ['method-changed']);
    assert.deepEqual([diagnosis.cause, diagnosis.certainty], ['signature-method-mismatch', 'stated']);
    assert.ok(!out.includes(secret));
  });

  it('tries further secrets, and says where another key signed', async () => {
    const { out } = await run(
      ['--json', '--secret-env', 'ONE', '--secret-env', 'OTHER'],
      paste.replace('PUT', 'GET'),
      {
        ONE: 'nothing-of-a-secret',
        OTHER: secret,
      },
    );
    assert.deepEqual((JSON.parse(out) as Diagnosis).proof?.transformations, ['secret-of-other-key']);
  });

  it('takes one for each line, plain, in base64 or with others, before the environment’s', async () => {
    const lines = [
      { id: 1, input: paste, secret },
      { id: 2, input: paste, secret: `b64:${Buffer.from(secret).toString('base64')}` },
      { id: 3, input: paste, secret: ['nothing-of-a-secret', secret] },
      { id: 4, input: paste },
    ];
    const { out } = await run(
      ['--jsonl', '--secret-env', 'MY_KEY'],
      lines.map((line) => JSON.stringify(line)).join('\n'),
      { MY_KEY: 'not-the-one' },
    );
    const proofs = out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as Diagnosis).proof);
    assert.deepEqual(
      proofs.map((proof) => [proof?.status, proof?.transformations]),
      [
        ['reproduced', ['method-changed']],
        ['reproduced', ['method-changed']],
        ['reproduced', ['method-changed', 'secret-of-other-key']],
        ['not-reproduced', []],
      ],
    );
    assert.ok(!out.includes(secret));
  }).timeout(20_000);

  it('names the mistake where the variable is not set, and where a line’s secret is no text', async () => {
    const unset = await run(['--secret-env', 'MY_KEY'], paste);
    assert.equal(unset.code, 64);
    assert.match(unset.err, /the environment variable MY_KEY is not set/);
    const missing = await run(['--secret-env'], paste);
    assert.equal(missing.code, 64);
    const number = await run(['--jsonl'], JSON.stringify({ input: paste, secret: 7 }));
    assert.equal(number.code, 64);
    assert.match(number.err, /“secret” wants a string/);
  });

  it('has no proof without one', async () => {
    const { out } = await run(['--json'], paste);
    assert.equal((JSON.parse(out) as Diagnosis).proof, null);
  });
});
