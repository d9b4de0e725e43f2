import assert from 'node:assert/strict';
import { panelOfEachTest, readFixture } from './openedPanel.js';

describe('the signature in the panel', () => {
  const { open, find, findAll, press, textOf } = panelOfEachTest();
  const words = (element: Element | null | undefined): string =>
    (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

  it('is a table with a head for each side and for each line', async () => {
    await open(readFixture('signature-sides'));
    assert.deepEqual(
      findAll('.sides thead th').map((head) => [head.getAttribute('scope'), words(head)]),
      [
        ['col', 'Line'],
        ['col', 'Signedthe URL, as pasted'],
        ['col', 'Receivedthe store’s CanonicalRequest'],
      ],
    );
    const view = readFixture('signature-sides').shown?.signature;
    assert.ok(view);
    const heads = findAll('.sides tbody th');
    assert.equal(heads.length, view.lines.length);
    heads.forEach((head, index) => {
      assert.equal(head.getAttribute('scope'), 'row');
      assert.ok(head.textContent.startsWith(view.lines[index]?.name ?? ' '));
    });
    assert.equal(textOf('.sides caption'), '4 of 11 lines differ.');
  });

  it('keeps its roles where a narrow panel lays it out as blocks', async () => {
    await open(readFixture('signature-sides'));
    for (const [selector, role] of [
      ['.sides', 'table'],
      ['.sides tr', 'row'],
      ['.sides thead th', 'columnheader'],
      ['.sides tbody th', 'rowheader'],
      ['.sides td', 'cell'],
    ] as const) {
      for (const element of findAll(selector)) assert.equal(element.getAttribute('role'), role, selector);
    }
  });

  it('says in words what differs and what is equal, not by colour alone', async () => {
    await open(readFixture('signature-sides'));
    const rows = findAll('.sides tbody tr');
    assert.deepEqual(
      rows.slice(0, 3).map((row) => words(row)),
      [
        'Method, equalPUTPUT',
        'Path≠ differs/holiday%20films/%C3%BCber.mp4/holiday%differs: 25 (end)20films/%differs: 25 (end)C3%differs: 25 (end)BCber.mp4',
        'The path was percent-encoded again on its way: %20 became %2520.',
      ],
    );
    assert.equal(rows[2]?.querySelector('td')?.getAttribute('colspan'), '2');
    assert.equal(rows[1]?.querySelector('th')?.getAttribute('rowspan'), '2');
  });

  it('shows what cannot be seen, and names it', async () => {
    await open(readFixture('signature-sides'));
    assert.deepEqual(
      findAll('.sides .sign').map((sign) => [sign.textContent, sign.getAttribute('aria-label')]),
      [
        ['·', 'space'],
        ['·', 'space'],
        ['U+00A0', 'no-break space'],
      ],
    );
  });

  it('tells a line that is not there from an empty one', async () => {
    await open(readFixture('signature-sides'));
    assert.deepEqual(
      findAll('.sides em').map(({ textContent }) => textContent),
      ['not there', 'empty'],
    );
  });

  it('lists what could be checked without the secret key', async () => {
    await open(readFixture('signature-sides'));
    assert.deepEqual(
      findAll('.checks li').map((item) => words(item)),
      [
        '✓holds: The hash in StringToSign is the SHA-256 of the canonical request that is shown.',
        '✓holds: The signature has 64 hex digits.',
        '✕does not hold: The session token is whole.',
        '?cannot be told: CanonicalRequestBytes agrees with the text.',
      ],
    );
  });

  it('asks the host for a proof and hands it nothing', async () => {
    const { asked, settle } = await open(readFixture('signature-sides'));
    press('Prove it with the secret key');
    await settle();
    assert.deepEqual(asked.at(-1), ['signature/prove', null]);
    assert.equal(textOf('[role="status"]'), 'Proven.');
    assert.deepEqual(findAll('.signature input, .signature textarea'), []);
  });

  it('goes to the proof when it comes, and reads it step by step', async () => {
    const { emit } = await open(readFixture('signature-sides'));
    await emit(readFixture('signature-proof'));
    assert.equal(document.activeElement, find('.proof h3'));
    assert.equal(words(find('.proof h3')), '✓Proven: the signature was computed again');
    assert.deepEqual(
      findAll('.steps > li').map((item) => words(item)),
      [
        'Canonical request ≠ differs',
        'String to sign ≠ differs',
        'Signing key, which is never shown ✓ equal',
        'Signature ✓ equal',
      ],
    );
    press('Try another secret key');
  });

  it('is not there where a case has no signature to look at', async () => {
    await open(readFixture('expired-url'));
    assert.deepEqual(findAll('.signature'), []);
  });

  it('offers the proof alone where the paste holds one side', async () => {
    const view = readFixture('signature-sides');
    assert.ok(view.shown);
    await open({ ...view, shown: { ...view.shown, signature: null } });
    assert.deepEqual(findAll('.sides'), []);
    find('.signature button');
  });
});
