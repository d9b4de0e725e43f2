import assert from 'node:assert/strict';
import { prove } from '../../../src/core/proof/prove.js';
import { sidesOf } from '../../../src/core/sigv4/sides.js';
import { encodedAgainPaste, encodedAgainSecret } from '../../host-tests/samples.js';

const now = Date.parse('2026-11-24T14:03:00Z');
/** A store that shows nothing of what it computed, and a page that added a parameter. */
const oneSided = `${encodedAgainPaste.slice(0, encodedAgainPaste.indexOf('\n'))}&nocache=1

HTTP/1.1 403 Forbidden

<Error><Code>SignatureDoesNotMatch</Code></Error>
`;

describe('the sides of a signature, once the secret key has proven what was signed', () => {
  it('are two, though the paste holds one', () => {
    assert.equal(sidesOf(oneSided, now), null);
    const { proof } = prove(oneSided, { now, secret: encodedAgainSecret });
    assert.deepEqual(proof?.transformations, ['parameter-added']);
    const sides = sidesOf(oneSided, now, proof);
    assert.deepEqual(sides?.left, { label: 'Signed', source: 'proven with the secret key' });
    assert.equal(sides.right.label, 'Sent');
    assert.deepEqual(
      sides.lines.filter(({ isSame }) => !isSame).map(({ name, left, right }) => [name, left, right]),
      [['query', null, 'nocache=1']],
    );
  });

  it('hold no secret', () => {
    const { proof } = prove(oneSided, { now, secret: encodedAgainSecret });
    const written = JSON.stringify([proof, sidesOf(oneSided, now, proof)]);
    assert.ok(!written.includes(encodedAgainSecret));
    assert.ok(!written.includes('AKIAIOSFODNN7EXAMPLE'));
  });

  it('show the order of the parameters where it alone was another', () => {
    const { proof } = prove(oneSided, { now, secret: encodedAgainSecret });
    assert.ok(proof?.signed);
    const [method = '', path = '', query = '', ...rest] = proof.signed.split('\n');
    const reordered = [method, path, `${query}&nocache=1`.split('&').reverse().join('&'), ...rest].join('\n');
    const sides = sidesOf(oneSided, now, { ...proof, signed: reordered });
    const differing = sides?.lines.filter(({ isSame }) => !isSame) ?? [];
    assert.deepEqual(
      differing.map(({ name }) => name),
      ['query'],
    );
    assert.match(differing[0]?.explanation ?? '', /order/);
  });
});
