import assert from 'node:assert/strict';
import { diagnose } from '../../../src/core/diagnose.js';
import { slotsFrom } from '../../../src/snippets/slots.js';

const url = 'https://media.s3.eu-west-1.amazonaws.com/a.bin';
const refused = `Access to fetch at '${url}' from origin 'https://app.example.com' has been blocked by CORS policy: Request header field x-amz-meta-user is not allowed by Access-Control-Allow-Headers in preflight response.`;

describe('the rule that the fix for CORS offers', () => {
  it('allows the header that the browser says is not allowed', () => {
    const { values } = diagnose(refused, { now: 0 });
    assert.deepEqual(values.pageHeaders, ['x-amz-meta-user']);
    assert.deepEqual(slotsFrom(values).headers, ['content-type', 'x-amz-meta-user']);
  });

  it('takes nothing for a header’s name that is none', () => {
    const hostile = refused.replace('x-amz-meta-user', `x"]}}; alert(1)//`);
    assert.equal(diagnose(hostile, { now: 0 }).values.pageHeaders, null);
  });
});
