import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { diagnose } from '../../../src/core/diagnose.js';

const now = Date.UTC(2026, 10, 24, 12);

const trace = `> PUT /acme-media/film.bin?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261124%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20261124T101500Z&X-Amz-Expires=900&X-Amz-Signature=9f1b7c3e5d2a4860b7c9e1f3a5d7092b4c6e8f0a1b3d5f7092b4c6e8f0a1b3d5&X-Amz-SignedHeaders=host HTTP/1.1
> Host: 127.0.0.1:9000
>
< HTTP/1.1 400 Bad Request
<
<Error><Code>AuthorizationQueryParametersError</Code><Message>Error parsing the X-Amz-Credential parameter; the region 'eu-central-1' is wrong; expecting 'us-east-1'</Message></Error>`;

describe('what a case fills into its code', () => {
  it('has the region that the store expects, not the one that was signed', () => {
    const { cause, values } = diagnose(trace, { now });
    assert.equal(cause, 'wrong-region');
    assert.equal(values.region, 'us-east-1');
  });

  it('has the address of a store that speaks without TLS', () => {
    assert.equal(diagnose(trace, { now }).values.endpoint, 'http://127.0.0.1:9000');
  });

  it('has the region that a redirect names', () => {
    const paste = readFileSync('test/fixtures/causes/wrong-region/permanent-redirect.http.txt', 'utf8');
    const { values } = diagnose(paste, { now });
    assert.ok(values.region);
    assert.match(paste, new RegExp(`x-amz-bucket-region: ${values.region}`, 'i'));
  });
});
