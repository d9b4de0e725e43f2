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

  const rows: readonly [string, string, Partial<PageRequest>, string][] = [
    [
      'in a document of one line',
      '[{"AllowedOrigins":["https://app.example.com"],"AllowedMethods":["PUT"],"AllowedHeaders":["a"]}]',
      { reads: [] },
      '[{"AllowedOrigins":["https://app.example.com"],"AllowedMethods":["PUT"],"AllowedHeaders":["a", "content-type"]}]',
    ],
    [
      'in an empty array',
      '[]',
      { reads: [], headers: [] },
      '[\n  {\n    "AllowedOrigins": ["https://app.example.com"],\n    "AllowedMethods": ["PUT"]\n  }\n]',
    ],
    [
      'beside comments, which stay where they are',
      '[\n  {\n    "AllowedMethods": ["PUT"],\n    "AllowedHeaders": ["*"],\n    "AllowedOrigins": [\n      "http://localhost:1" // at home\n    ]\n  } // the end\n]',
      { reads: [] },
      '[\n  {\n    "AllowedMethods": ["PUT"],\n    "AllowedHeaders": ["*"],\n    "AllowedOrigins": [\n      "http://localhost:1", // at home\n      "https://app.example.com"\n    ]\n  } // the end\n]',
    ],
    [
      'behind a comma that is there',
      "cors = [{\n  allowedOrigins: [\n    'http://localhost:1', // at home\n  ],\n  allowedMethods: ['PUT'],\n  allowedHeaders: ['*'],\n}]",
      { reads: [] },
      "cors = [{\n  allowedOrigins: [\n    'http://localhost:1', // at home\n    'https://app.example.com',\n  ],\n  allowedMethods: ['PUT'],\n  allowedHeaders: ['*'],\n}]",
    ],
    [
      'before the rule that would hide the answer',
      '[\n  {\n    "AllowedOrigins": ["*"],\n    "AllowedMethods": ["GET", "PUT"]\n  }\n]',
      { credentials: true, headers: [], reads: [] },
      '[\n  {\n    "AllowedOrigins": ["https://app.example.com"],\n    "AllowedMethods": ["PUT"]\n  },\n  {\n    "AllowedOrigins": ["*"],\n    "AllowedMethods": ["GET", "PUT"]\n  }\n]',
    ],
    [
      'with a slash taken away',
      '<CORSRule><AllowedOrigin>https://app.example.com/</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule>',
      { headers: [], reads: [] },
      '<CORSRule><AllowedOrigin>https://app.example.com</AllowedOrigin><AllowedMethod>PUT</AllowedMethod></CORSRule>',
    ],
    [
      'that opens reading pages to nothing',
      '[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }]',
      { headers: [], reads: [] },
      '[{ "AllowedOrigins": ["*"], "AllowedMethods": ["GET"] }, { "AllowedOrigins": ["https://app.example.com"], "AllowedMethods": ["PUT"] }]',
    ],
    [
      'with the right name for a list, and what it lacks',
      '[{ "AllowedOrigins": ["*"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"], "ExposedHeaders": ["x-amz-version-id"] }]',
      {},
      '[{ "AllowedOrigins": ["*"], "AllowedMethods": ["PUT"], "AllowedHeaders": ["*"], "ExposeHeaders": ["x-amz-version-id", "ETag"] }]',
    ],
  ];
  for (const [what, text, changes, expected] of rows) {
    it(`is made ${what}`, () => {
      const [document] = readCors(text).documents;
      assert.ok(document);
      const request = { ...base, ...changes };
      const change = smallestChange(document, request);
      assert.equal(change?.text, expected);
      const [after] = readCors(expected).documents;
      assert.ok(after && judgeUpload(after.rules, request).passes);
    });
  }

  it('is none where the upload passes', () => {
    const [document] = readCors('[{"AllowedOrigins":["*"],"AllowedMethods":["PUT"]}]').documents;
    assert.ok(document);
    assert.equal(smallestChange(document, { ...base, headers: [], reads: [] }), undefined);
  });

  it('keeps the line ends of the file', () => {
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8').replace(/\r?\n/g, '\r\n');
      for (const request of Object.values(uploads)) {
        const [document] = readCors(text).documents;
        const change = document && smallestChange(document, request);
        assert.doesNotMatch(change?.text ?? '', /[^\r]\n/, `${file}: ${change?.text ?? ''}`);
      }
    }
  });

  it('keeps everything else of the file', () => {
    for (const file of readdirSync(folder)) {
      const text = readFileSync(join(folder, file), 'utf8');
      for (const request of Object.values(uploads)) {
        const [document] = readCors(text).documents;
        const change = document && smallestChange(document, request);
        assert.ok(change === undefined || change.edits.every(({ span }) => span.start === span.end), file);
      }
    }
  });
});
