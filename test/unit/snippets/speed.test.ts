import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { templates } from '../../../src/snippets/catalogue.js';
import { renderTemplate } from '../../../src/snippets/render.js';
import { noValues, slotsFrom } from '../../../src/snippets/slots.js';
import { templatesFolder } from '../../snippets/templates.js';
import { stopwatch } from '../../support/stopwatch.js';

const limitMs = 50;

describe('a snippet', () => {
  it(`is written in less than ${String(limitMs)} ms, with values as long as a paste may hold them`, () => {
    const key = 'ümläut "$1" \\ \n'.repeat(70);
    const values = { ...noValues, bucket: 'b'.repeat(63), key, endpoint: 'https://s3.example.com' };
    const slow = templates.flatMap(({ file, language }) => {
      const elapsed = stopwatch();
      renderTemplate(readFileSync(`${templatesFolder}/${file}`, 'utf8'), language, slotsFrom(values));
      const ms = elapsed();
      return ms < limitMs ? [] : [`${file}: ${ms.toFixed(0)} ms`];
    });
    assert.deepEqual(slow, []);
  });
});
