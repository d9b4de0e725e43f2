import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnosis } from '../../../src/core/diagnosis.js';
import type { Engine } from '../../../src/host/engine.js';
import { findKeptCase, isShown, showPaste } from '../../../src/host/panel/shown.js';
import { reportOf } from '../../../src/host/report.js';
import type { PanelView, Shown } from '../../../src/protocol/panel.js';

const folder = 'test/panel/fixtures';
const secret = 'SECRETSECRET';

function caseOf(name: string): Shown {
  const view = JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')) as PanelView;
  assert.ok(view.shown);
  return view.shown;
}

/** An engine whose every text quotes the paste. */
const quoting: Engine = {
  diagnose: (paste) => {
    const { diagnosis } = caseOf('expired-url.json');
    return {
      ...diagnosis,
      summary: paste,
      findings: [
        {
          cause: 'expired-url',
          variant: null,
          certainty: 'stated',
          summary: paste,
          facts: [{ text: paste, span: { start: 0, end: 4 } }],
          fixes: [],
        },
      ],
      excluded: [{ cause: 'clock-skew', because: paste }],
      nextCheck: { question: paste, how: paste },
      fixes: [{ id: 'sign-later', title: paste, steps: [paste], snippets: [] }],
    } satisfies Diagnosis;
  },
  redact: (text) => text.replaceAll(secret, '•'.repeat(secret.length)),
  sidesOf: () => null,
  provableOf: () => null,
  prove: () => Promise.resolve(null),
  causeTitle: (cause) => `Title of ${cause}`,
  providerName: () => null,
};

describe('what is shown of a case', () => {
  it('holds no secret of the paste, in whichever text of the diagnosis it was quoted', () => {
    const shown = showPaste(quoting, `X-Amz-Signature=${secret}`, null);
    assert.doesNotMatch(JSON.stringify(shown), new RegExp(secret));
    assert.equal(shown.paste.pieces[0]?.text, 'X-Amz-Signature=••••••••••••');
    assert.doesNotMatch(reportOf(shown), new RegExp(secret));
  });

  it('names every cause it mentions', () => {
    assert.deepEqual(showPaste(quoting, '', 'a.har').words.causes, {
      'expired-url': 'Title of expired-url',
      'clock-skew': 'Title of clock-skew',
    });
  });

  for (const name of readdirSync(folder)) {
    it(`is read back after a reload: ${name}`, () => {
      const shown = caseOf(name);
      assert.deepEqual(findKeptCase({ shown }), shown);
    });
  }

  const good = caseOf('expired-url.json');
  for (const [what, kept] of [
    ['nothing', undefined],
    ['an empty panel', { shown: null }],
    ['another version', { shown: { ...good, version: 2 } }],
    ['a paste that is no excerpt', { shown: { ...good, paste: 'PUT' } }],
    [
      'a fact without text',
      {
        shown: {
          ...good,
          diagnosis: { ...good.diagnosis, findings: [{ ...good.diagnosis.findings[0], facts: [{}] }] },
        },
      },
    ],
    [
      'a time that is a word',
      {
        shown: {
          ...good,
          diagnosis: { ...good.diagnosis, times: { ...good.diagnosis.times, signedAt: 'now' } },
        },
      },
    ],
    ['a missing field', { shown: { ...good, diagnosis: { ...good.diagnosis, chain: undefined } } }],
  ] as const) {
    it(`is not taken from what another version kept: ${what}`, () => {
      assert.equal(findKeptCase(kept), undefined);
    });
  }

  it('is not taken from a list', () => {
    assert.equal(isShown([good]), false);
  });
});
