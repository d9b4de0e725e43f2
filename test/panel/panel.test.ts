import assert from 'node:assert/strict';
import { fixtureNames, panelOfEachTest, readFixture } from './openedPanel.js';

/** What a tab key reaches, in its order. */
const reachable = 'button, [tabindex], textarea, summary';

describe('the panel', () => {
  const { open, textOf, find, findAll, press } = panelOfEachTest();

  for (const name of fixtureNames) {
    describe(`drawing ${name}`, () => {
      const view = readFixture(name);

      it('shows the verdict, every fact, fix, step and exclusion as text', async () => {
        const { page } = await open(view);
        const text = page.querySelector('main')?.textContent ?? '';
        const diagnosis = view.shown?.diagnosis;
        assert.ok(diagnosis);
        const expected = [
          diagnosis.cause,
          diagnosis.summary,
          ...(diagnosis.findings[0]?.facts.map((fact) => fact.text) ?? []),
          ...diagnosis.fixes.flatMap((fix) => [fix.title, ...fix.steps]),
          ...diagnosis.excluded.map(({ because }) => because),
          ...(diagnosis.nextCheck ? [diagnosis.nextCheck.question, diagnosis.nextCheck.how] : []),
          'Diagnosed on this machine. Nothing was sent.',
        ];
        assert.deepEqual(
          expected.filter((words) => !text.includes(words)),
          [],
        );
      });

      it('shows the paste as it is, in its order', async () => {
        await open(view);
        for (const gap of findAll('.gap')) gap.remove();
        assert.equal(textOf('.paste'), view.shown?.paste.pieces.map(({ text }) => text).join(''));
      });

      it('has headings without gaps, names for its controls and unique ids', async () => {
        await open(view);
        const levels = findAll('h1, h2, h3, h4').map(({ tagName }) => Number(tagName.slice(1)));
        assert.equal(levels.filter((level) => level === 1).length, 1);
        levels.forEach((level, index) => {
          assert.ok(level - (levels[index - 1] ?? 0) <= 1, `h${level} after h${levels[index - 1]}`);
        });
        for (const control of findAll('button, [role="tab"]'))
          assert.notEqual(control.textContent.trim(), '');
        const ids = findAll('[id]').map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
        for (const reference of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
          for (const element of findAll(`[${reference}]`)) {
            for (const id of element.getAttribute(reference)?.split(' ') ?? []) {
              assert.ok(ids.includes(id), `${reference} names ${id}, which is not there`);
            }
          }
        }
      });
    });
  }

  it('keeps hostile markup as text', async () => {
    await open(readFixture('hostile-markup'));
    assert.deepEqual(
      findAll('main img, main script, main [onerror], main [onload], main [onclick]').map(
        ({ tagName }) => tagName,
      ),
      [],
    );
    assert.equal(Reflect.get(globalThis, 'hacked'), undefined);
    assert.match(textOf('h1'), /^<img src=x onerror=/);
  });

  it('stands in the order of the reader: what happened, what to do, why, what not', async () => {
    await open(readFixture('expired-url'));
    assert.deepEqual(
      findAll('h2').map(({ textContent }) => textContent),
      ['Fix', 'Evidence', 'Not this'],
    );
  });

  it('puts the next check before the fixes where the verdict is open', async () => {
    await open(readFixture('cors-suspected'));
    assert.deepEqual(
      findAll('h2').map(({ textContent }) => textContent),
      ['Next check', 'Fix', 'Evidence', 'Also found', 'Not this'],
    );
  });

  it('sets off the quantities of the case', async () => {
    await open(readFixture('expired-url'));
    assert.deepEqual(
      findAll('.summary b').map(({ textContent }) => textContent),
      ['15 min', '1 min 2 s'],
    );
  });

  it('reads the verdict out, and says how sure it is', async () => {
    const { emit } = await open(readFixture('cors-suspected'));
    assert.match(textOf('[aria-live]'), /^The bucket’s CORS rules refuse the page, suspected\. /);
    await emit(readFixture('expired-url'));
    assert.match(textOf('[aria-live]'), /^The presigned URL has expired, stated in the paste\. /);
    assert.equal(document.activeElement?.tagName, 'H1');
  });

  it('shows how one failure hides another', async () => {
    await open(readFixture('chain'));
    assert.deepEqual(
      findAll('.chain li').map(({ textContent }) => textContent),
      ['seenThe bucket’s CORS rules refuse the page', 'rootThe presigned URL has expired'],
    );
  });

  it('draws the moments, lying and upright, and tells them in words', async () => {
    await open(readFixture('expired-url'));
    assert.equal(
      find('.timeline').getAttribute('aria-label'),
      'Signed 14:02:10 UTC; Expires 14:17:10 UTC; Arrived 14:18:12 UTC, 1 min 2 s too late',
    );
    for (const form of ['lying', 'upright']) {
      assert.equal(findAll(`.${form} circle`).length, 3);
      assert.equal(findAll(`.${form} line.valid`).length, 1);
      assert.equal(findAll(`.${form} line.late`).length, 1);
    }
  });

  describe('evidence', () => {
    it('ties marks to facts, both ways, on hover and on focus', async () => {
      await open(readFixture('expired-url'));
      const mark = find('mark[data-facts="3"]');
      const fact = find('[data-fact="3"]');
      const lit = (): string[] => findAll('.on').map(({ tagName }) => tagName);
      const fire = (element: Element, type: string): void => {
        element.dispatchEvent(new window.Event(type, { bubbles: true }));
      };
      for (const [element, start, end] of [
        [mark, 'mouseenter', 'mouseleave'],
        [mark, 'focusin', 'focusout'],
        [fact, 'mouseenter', 'mouseleave'],
        [fact, 'focusin', 'focusout'],
      ] as const) {
        fire(element, start);
        assert.deepEqual(lit(), ['MARK', 'LI'], `${element.tagName} ${start}`);
        assert.ok(mark.classList.contains('on') && fact.classList.contains('on'));
        fire(element, end);
        assert.deepEqual(lit(), []);
      }
    });

    it('keeps lit what has the focus while the pointer passes elsewhere', async () => {
      await open(readFixture('expired-url'));
      const fire = (selector: string, type: string): void => {
        find(selector).dispatchEvent(new window.Event(type, { bubbles: true }));
      };
      fire('[data-fact="1"]', 'focusin');
      fire('[data-fact="2"]', 'mouseenter');
      assert.ok(find('mark[data-facts="1"]').classList.contains('on'));
      fire('[data-fact="2"]', 'mouseleave');
      assert.deepEqual(
        findAll('mark.on').map((mark) => mark.dataset['facts']),
        ['1'],
      );
    });

    it('leads from a fact to its place', async () => {
      await open(readFixture('expired-url'));
      find('#fact-2').click();
      assert.equal(document.activeElement, find('mark[data-facts="2"]'));
    });

    it('marks what the facts say, with both numbers where they overlap', async () => {
      await open(readFixture('chain'));
      assert.deepEqual(
        findAll('mark').map((mark) => [mark.dataset['facts'], mark.textContent]),
        [
          ['2', '20261123T080000Z&X-Amz-Expires='],
          ['2 3', '3600'],
          ['1', 'Request has expired'],
        ],
      );
    });

    it('says how much of a long paste is not shown', async () => {
      await open(readFixture('long-log'));
      assert.deepEqual(
        findAll('.gap').map(({ textContent }) => textContent),
        ['… 89,300 characters that are not evidence …', '… 199,900 characters that are not evidence …'],
      );
    });
  });

  describe('fixes', () => {
    it('opens the best and keeps the others closed', async () => {
      await open(readFixture('expired-url'));
      assert.deepEqual(
        findAll('.fix').map((fix) => fix.hasAttribute('open')),
        [true, false],
      );
      assert.equal(textOf('.fix small'), '1 of 2 · recommended');
    });

    it('asks for the code of what is open, and for the rest when it is opened', async () => {
      const { asked, settle } = await open(readFixture('expired-url'));
      const rendered = (): unknown[] =>
        asked.filter(([method]) => method === 'snippet/render').map(([, params]) => params);
      assert.deepEqual(rendered(), [
        { task: 'multipart', language: 'typescript', variant: null },
        { task: 'browser-multipart', language: 'typescript', variant: null },
      ]);
      const second = findAll('.fix')[1];
      second?.setAttribute('open', '');
      second?.dispatchEvent(new window.Event('toggle'));
      await settle();
      assert.deepEqual(rendered()[2], { task: 'presign-put', language: 'typescript', variant: null });
    });

    it('shows first the language that was chosen last, and remembers the next choice', async () => {
      const { asked } = await open(readFixture('chain'));
      assert.equal(textOf('[role="tab"][aria-selected="true"]'), 'Python');
      findAll('[role="tab"]')[0]?.click();
      assert.equal(textOf('[role="tab"][aria-selected="true"]'), 'TypeScript');
      assert.deepEqual(asked.at(-1), ['language/choose', { language: 'typescript' }]);
    });

    it('moves between tabs with the arrow keys, and has one of them in the tab order', async () => {
      await open(readFixture('chain'));
      const tabs = findAll('[role="tab"]');
      const key = (name: string): void => {
        document.activeElement?.dispatchEvent(
          new window.KeyboardEvent('keydown', { key: name, bubbles: true }),
        );
      };
      tabs[2]?.focus();
      for (const [name, expected] of [
        ['ArrowRight', 0],
        ['ArrowLeft', 2],
        ['Home', 0],
        ['End', 2],
      ] as const) {
        key(name);
        assert.equal(document.activeElement, tabs[expected], name);
        assert.deepEqual(
          tabs.map(({ tabIndex }) => tabIndex),
          tabs.map((_, index) => (index === expected ? 0 : -1)),
        );
      }
    });

    it('colours code without changing it', async () => {
      await open(readFixture('chain'));
      assert.equal(textOf('.code'), 'const bucket = "media-uploads"; // text');
      assert.equal(textOf('.code .string'), '"media-uploads"');
    });

    it('keeps markup in code as text', async () => {
      await open(readFixture('chain'), { code: '"</span><img src=x onerror=alert(1)>"' });
      assert.equal(textOf('.code'), '"</span><img src=x onerror=alert(1)>"');
      assert.equal(findAll('.code img').length, 0);
    });

    it('inserts, copies and opens the code that is shown', async () => {
      const { asked, settle } = await open(readFixture('chain'));
      for (const [label, how] of [
        ['Insert', 'insert'],
        ['Copy', 'copy'],
        ['Open as new file', 'open'],
      ] as const) {
        press(label);
        await settle();
        const snippet = { task: 'presign-put', language: 'python', variant: null };
        assert.deepEqual(asked.at(-1), ['snippet/use', { snippet, how }]);
        assert.equal(textOf('[role="status"]'), 'Inserted into upload.ts.');
      }
    });

    it('says of each snippet no more than was done to it', async () => {
      await open(readFixture('cors-suspected'));
      const said = findAll('[role="tab"]').map((tab) => {
        tab.click();
        return `${tab.textContent}: ${textOf('.verified')}`;
      });
      assert.deepEqual(said, [
        'JSON · Array for the console: ✓ ran against versitygw',
        'JSON · Object for CLI and SDKs: ✓ ran against versitygw',
        'XML: syntax checked, not run',
      ]);
    });

    it('says why code could not be had', async () => {
      await open(readFixture('chain'), { code: new Error('The template is gone') });
      assert.equal(textOf('[role="status"]'), 'The template is gone');
    });
  });

  describe('paste field', () => {
    const empty = { shown: null, offers: [], language: null, isProvable: false };

    it('is what a panel without a case shows, with the focus in it', async () => {
      await open(empty);
      assert.equal(document.activeElement?.tagName, 'TEXTAREA');
      assert.equal(find('label').getAttribute('for'), 'paste');
    });

    it('sends what was pasted, by button and by key, and keeps none of it', async () => {
      const { asked, kept, page } = await open(empty);
      const field = page.querySelector('textarea');
      assert.ok(field);
      field.value = 'PUT https://… 403';
      press('Diagnose');
      assert.deepEqual(asked.at(-1), ['paste/diagnose', { paste: 'PUT https://… 403', source: null }]);
      field.dispatchEvent(
        new window.KeyboardEvent('keydown', { key: 'Enter', ctrlKey: true, bubbles: true }),
      );
      assert.equal(asked.filter(([method]) => method === 'paste/diagnose').length, 2);
      assert.deepEqual(kept, [{ shown: null }]);
    });

    it('asks for a paste where there is none', async () => {
      const { asked } = await open(empty);
      press('Diagnose');
      assert.equal(textOf('[role="status"]'), 'Paste the failed request or its error first.');
      assert.deepEqual(
        asked.map(([method]) => method),
        ['panel/ready'],
      );
    });

    it('comes back for another case', async () => {
      await open(readFixture('chain'));
      press('Diagnose another…');
      assert.equal(document.activeElement?.tagName, 'TEXTAREA');
    });

    it('lets a file be chosen', async () => {
      const { asked } = await open(empty);
      press('Choose a file…');
      assert.deepEqual(asked.at(-1), ['file/choose', null]);
    });
  });

  it('keeps the redacted case for a reload', async () => {
    const view = readFixture('expired-url');
    const { kept } = await open(view);
    assert.deepEqual(kept, [{ shown: view.shown }]);
  });

  it('is reached by the tab key from top to bottom', async () => {
    await open(readFixture('chain'));
    const order = findAll(reachable)
      .filter(({ tabIndex, tagName }) => tabIndex === 0 || tagName === 'SUMMARY')
      .map(({ tagName, textContent, className }) => (tagName === 'PRE' ? className : textContent));
    assert.deepEqual(order, [
      'Sign when the upload starts',
      'Python',
      'Insert',
      'Copy',
      'Open as new file',
      'code',
      'paste',
      '20261123T080000Z&X-Amz-Expires=',
      '3600',
      'Request has expired',
      'S3: “Request has expired”',
      'Signed on 23 November at 08:00:00 UTC for 3,600 s',
      'Lifetime 3,600 s',
      'Copy report (secrets masked)',
      'About expired-url',
      'Diagnose another…',
    ]);
    assert.ok(findAll('[tabindex]').every(({ tabIndex }) => tabIndex <= 0));
  });

  it('copies the report and opens the page of the cause', async () => {
    const { asked, settle } = await open(readFixture('chain'));
    press('Copy report (secrets masked)');
    await settle();
    assert.equal(textOf('[role="status"]'), 'Report copied, secrets masked.');
    press('About expired-url');
    assert.deepEqual(asked.at(-1), ['cause/open', { cause: 'expired-url' }]);
  });
});
