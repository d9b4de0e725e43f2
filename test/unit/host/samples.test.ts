import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { diagnose } from '../../../src/core/diagnose.js';
import { commandIds } from '../../../src/host/contributions.js';

interface Walkthroughs {
  readonly contributes: {
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly id: string;
        readonly description: string;
        readonly media: { readonly markdown: string };
      }[];
    }[];
  };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Walkthroughs;
const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
const now = Date.UTC(2026, 10, 24, 15);

describe('the walkthrough', () => {
  for (const { id, description, media } of steps) {
    it(`has a page and a button that works: ${id}`, () => {
      assert.ok(existsSync(media.markdown), media.markdown);
      const [, command, sample] = /\]\(command:([\w.]+)(?:\?%22([\w.-]+)%22)?\)/.exec(description) ?? [];
      assert.ok(
        Object.values<string | undefined>(commandIds).includes(command),
        `there is no command ${command ?? ''}`,
      );
      if (sample !== undefined) assert.ok(existsSync(`media/samples/${sample}`), sample);
    });
  }

  it('shows every sample', () => {
    const text = steps.map(({ description }) => description).join('\n');
    assert.deepEqual(
      readdirSync('media/samples').filter((name) => !text.includes(name)),
      [],
    );
  });
});

describe('the samples', () => {
  for (const [name, cause] of [
    ['expired-url.txt', 'expired-url'],
    ['upload.har', 'expired-url'],
    ['cors-console.txt', 'cors'],
    ['signature.txt', 'signature-header-mismatch'],
  ] as const) {
    it(`${name} is diagnosed as ${cause}`, () => {
      const diagnosis = diagnose(readFileSync(`media/samples/${name}`, 'utf8'), { now });
      assert.equal(diagnosis.cause, cause, diagnosis.summary);
    });
  }
});
