import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallestChange } from '../../../src/core/cors/change.js';
import { readCors } from '../../../src/core/cors/read.js';
import { judgeUpload, type PageRequest } from '../../../src/core/cors/upload.js';
import { assertGolden } from '../../support/golden.js';

const folder = 'test/fixtures/cors/documents';

const base: PageRequest = {
  origin: 'https://app.example.com',
  method: 'PUT',
  headers: ['Content-Type'],
  credentials: false,
  reads: ['ETag'],
};

/** Uploads that the rule of every document refuses, each for another reason. */
const uploads: Readonly<Record<string, PageRequest>> = {
  'from another page': { ...base, origin: 'http://localhost:5173' },
  'with another header': { ...base, headers: ['content-type', 'x-amz-meta-name'] },
  'by POST': { ...base, method: 'POST' },
  'by DELETE from another page': {
    ...base,
    method: 'DELETE',
    origin: 'https://www.example.com',
    headers: [],
  },
  'of a page that reads the version': { ...base, reads: ['ETag', 'x-amz-version-id'] },
};

describe('the smallest change to CORS rules', () => {
  for (const file of readdirSync(folder)) {
    it(`is made in ${file}’s own form`, () => {
      const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
      const parts: string[] = [];
      for (const [name, request] of Object.entries(uploads)) {
        const [document] = readCors(text).documents;
        assert.ok(document, 'not read');
        const change = smallestChange(document, request);
        parts.push(`== ${name}`);
        if (!change) {
          parts.push(judgeUpload(document.rules, request).passes ? 'passes as it is' : 'no rule can say it');
          continue;
        }
        const [after] = readCors(change.text).documents;
        assert.ok(after, change.text);
        assert.ok(judgeUpload(after.rules, request).passes, change.text);
        assert.deepEqual(
          after.problems.map(({ message }) => message),
          document.problems.map(({ message }) => message),
          change.text,
        );
        assert.deepEqual(
          after.rules.map(({ origins, methods, headers, exposed, id, maxAgeSeconds }) => ({
            id,
            origins,
            methods,
            headers,
            exposed,
            maxAgeSeconds,
          })),
          change.rules.map(({ origins, methods, headers, exposed, id, maxAgeSeconds }) => ({
            id: id ?? (document.form === 'b2' ? 'uploads' : null),
            origins,
            methods,
            headers,
            exposed,
            maxAgeSeconds,
          })),
          change.text,
        );
        const lines = new Set(text.split('\n'));
        parts.push(
          change.sentence,
          ...change.text.split('\n').map((line) => `${lines.has(line) ? ' ' : '+'} ${line}`),
        );
      }
      assertGolden(join('test/fixtures/cors/changes', `${file}.txt`), parts.join('\n').trimEnd());
    });
  }
});
