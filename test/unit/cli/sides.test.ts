import assert from 'node:assert/strict';
import { sidesForPeople } from '../../../src/cli/sides.js';
import { sidesOf, type Sides } from '../../../src/core/sigv4/sides.js';
import { encodedAgainPaste } from '../../host-tests/samples.js';

const sides: Sides = {
  left: { label: 'Signed', source: 'the URL, as pasted' },
  right: { label: 'Received', source: 'the store’s CanonicalRequest' },
  lines: [
    line('method', 'PUT', 'PUT'),
    {
      ...line('header', 'x-amz-meta-title:a b', 'x-amz-meta-title:a\u00a0b'),
      leftMarks: [{ start: 18, end: 19 }],
      rightMarks: [{ start: 18, end: 19 }],
      explanation: 'White space changed.',
    },
    line('header', 'content-type:video/mp4', null),
    line('query', '', 'x=1'),
  ],
  checks: [
    { text: 'The signature has 64 hex digits', ok: true },
    { text: 'The token is whole', ok: false },
    { text: 'The bytes agree', ok: null },
  ],
};

function line(
  name: Sides['lines'][number]['name'],
  left: string | null,
  right: string | null,
): Sides['lines'][number] {
  return { name, left, right, leftMarks: [], rightMarks: [], isSame: left === right, explanation: null };
}

describe('both sides of a signature in a terminal', () => {
  it('are aligned, with what differs marked below', () => {
    assert.deepEqual(sidesForPeople(sides, false), [
      'The two sides of the signature',
      '  - Signed (the URL, as pasted)',
      '  + Received (the store’s CanonicalRequest)',
      '  3 of 4 lines differ.',
      '',
      '    method  PUT',
      '  - header  x-amz-meta-title:a·b',
      '                              ^',
      '  + header  x-amz-meta-title:aU+00A0b',
      '                              ^^^^^^',
      '            White space changed.',
      '  - header  content-type:video/mp4',
      '  + header  (not there)',
      '  - query   (empty)',
      '  + query   x=1',
      '',
      'Checked without the secret key',
      '  ✓ The signature has 64 hex digits',
      '  ✕ The token is whole',
      '  ? The bytes agree',
      '',
    ]);
  });

  it('have colour only where it is wanted', () => {
    assert.ok(!sidesForPeople(sides, false).join('\n').includes('\u001b'));
    const coloured = sidesForPeople(sides, true);
    assert.ok(coloured.includes('\u001b[31m  - header  x-amz-meta-title:a·b\u001b[0m'));
    assert.ok(coloured.includes('\u001b[32m  + header  x-amz-meta-title:aU+00A0b\u001b[0m'));
  });

  it('fit into a terminal as far as they are equal', () => {
    const found = sidesOf(encodedAgainPaste, Date.parse('2026-11-24T14:03:00Z'));
    assert.ok(found);
    const text = sidesForPeople(found, false);
    assert.ok(
      text.some((row) => row.trim() === '^^^^^'),
      text.join('\n'),
    );
    for (const row of text.filter((row) => /^ {4}\S/.test(row))) assert.ok(row.length <= 130, row);
  });
});
