import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { diagnose } from '../../src/core/diagnose.js';

/** The moment at which examples are read; they all lie before it. */
const now = Date.parse('2026-11-24T12:00:00Z');

const namesIn = (folder: string, ending: string) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(ending))
        .map((file) => file.slice(0, -ending.length))
    : [];

const notCauses = ['cause', 'index'];
const causes = namesIn('src/core/causes', '.ts').filter(
  (name) =>
    !notCauses.includes(name) && readFileSync(`src/core/causes/${name}.ts`, 'utf8').includes('defineCause('),
);
const pages = namesIn('media/causes', '.md');
const headings = ['What you see', 'Why', 'Fix', 'How to be sure', 'Not this if', 'References'];

const causeIn = (paste: string) => diagnose(paste, { now }).cause;

/** The pastes of a folder; what it is and how it is explained stand in `.is.txt` and `.golden.txt` beside it. */
const pastesIn = (folder: string) =>
  namesIn(folder, '.txt')
    .filter((name) => !/\.(?:is|golden)$/.test(name))
    .map((name) => `${folder}/${name}.txt`);

describe('a cause', () => {
  it('is there at all', () => {
    assert.ok(causes.length >= 20, `src/core/causes holds ${causes.length}`);
  });

  for (const page of pages) {
    it(`stands behind media/causes/${page}.md`, () => {
      assert.ok(causes.includes(page), `src/core/causes/${page}.ts is missing: name it, or remove the page`);
    });
  }

  for (const cause of causes) {
    describe(cause, () => {
      it('has a page', () => {
        assert.ok(pages.includes(cause), `write media/causes/${cause}.md, in the form of its neighbours`);
      });

      const shows = pastesIn(`test/fixtures/causes/${cause}`);
      it('has a paste that shows it', () => {
        assert.ok(shows.length > 0, `put a paste that shows ${cause} into test/fixtures/causes/${cause}/`);
      });
      for (const path of shows) {
        it(`is found in ${path}`, () => {
          assert.equal(causeIn(readFileSync(path, 'utf8')), cause);
        });
      }

      const looksLikeIt = pastesIn(`test/fixtures/near-misses/${cause}`);
      it('has a paste that looks like it and is something else', () => {
        assert.ok(
          looksLikeIt.length > 0,
          `put a paste that only looks like ${cause} into test/fixtures/near-misses/${cause}/`,
        );
      });
      for (const path of looksLikeIt) {
        it(`is not what ${path} shows`, () => {
          const truth = readFileSync(path.replace(/txt$/, 'is.txt'), 'utf8').trim();
          assert.notEqual(truth, cause);
          assert.equal(causeIn(readFileSync(path, 'utf8')), truth);
        });
      }
    });
  }
});

describe('the page of a cause', () => {
  for (const page of pages) {
    const text = readFileSync(`media/causes/${page}.md`, 'utf8').replaceAll('\r\n', '\n');

    it(`${page} has the parts that readers look for, in their order`, () => {
      assert.match(text, /^# \S/);
      const found = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading ?? '');
      assert.deepEqual(
        found.filter((heading) => heading !== 'Myths'),
        headings,
      );
    });

    it(`${page} opens with a paste that has this cause`, () => {
      const pastes = [...text.matchAll(/^```paste\n([\s\S]*?)^```$/gm)].map(([, paste]) => paste ?? '');
      assert.equal(pastes.length, 1, 'it holds one block that begins with ```paste');
      assert.equal(causeIn(pastes[0] ?? ''), page);
    });
  }
});
