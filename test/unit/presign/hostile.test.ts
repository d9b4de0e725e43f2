import assert from 'node:assert/strict';
import { isReadable, mayHavePresignCalls } from '../../../src/presign/scan.js';
import { scanText } from '../../support/parseSource.js';
import { stopwatch } from '../../support/stopwatch.js';

const importV3 = "import { getSignedUrl } from '@aws-sdk/s3-request-presigner';\n";

const megabyte = 1_000_000;

/** Generous beside what it takes, and far from what reading the tree again for each node would. */
const budgetMs = 4_000;

const hostile: readonly { name: string; languageId: string; text: string }[] = [
  { name: 'noise', languageId: 'typescript', text: `${importV3}${'a'.repeat(megabyte - 100)}` },
  { name: 'open calls', languageId: 'typescript', text: `${importV3}${'getSignedUrl('.repeat(490)}` },
  {
    name: '100,000 parentheses',
    languageId: 'javascript',
    text: `getSignedUrl${'('.repeat(1e5)}${')'.repeat(1e5)}`,
  },
  { name: 'nested default parameters', languageId: 'javascript', text: `getSignedUrl${'(a='.repeat(490)}` },
  {
    name: 'a long sum',
    languageId: 'typescript',
    text: `${importV3}getSignedUrl(c, d, { expiresIn: ${'1+'.repeat(2e5)}1 })`,
  },
  {
    name: 'a long product',
    languageId: 'python',
    text: `c.generate_presigned_url("put_object", ExpiresIn=${'9*'.repeat(2e5)}1)`,
  },
  { name: 'nested objects', languageId: 'typescript', text: `getSignedUrl${'{a:'.repeat(490)}` },
  {
    name: 'members of members',
    languageId: 'javascript',
    text: `s3${'.a'.repeat(2e5)}.getSignedUrl('putObject', {})`,
  },
  {
    name: 'a circle of names',
    languageId: 'typescript',
    text: `${importV3}const a = b, b = a; getSignedUrl(a, a, { expiresIn: a })`,
  },
  { name: 'arrows', languageId: 'javascript', text: `getSignedUrl;${'a=>'.repeat(3e5)}` },
  { name: 'negations', languageId: 'python', text: `generate_presigned_url\n${'not '.repeat(2e5)}` },
  {
    name: 'many calls',
    languageId: 'typescript',
    text: importV3 + 'getSignedUrl(c, d, { expiresIn: 1e6 });\n'.repeat(megabyte / 50),
  },
  {
    name: 'one name declared again and again',
    languageId: 'typescript',
    text: importV3 + '{const x=1;getSignedUrl(x,x,{expiresIn:x})}\n'.repeat(10_000),
  },
  { name: 'open brackets', languageId: 'python', text: `generate_presigned_url${'[{('.repeat(160)}` },
  {
    name: 'many clients',
    languageId: 'python',
    text: `import boto3\n${'boto3.client("s3").generate_presigned_url("a_b")\n'.repeat(10_000)}`,
  },
  {
    name: 'nested blocks',
    languageId: 'python',
    text: Array.from({ length: 1200 }, (_, depth) => `${' '.repeat(depth)}if x:`).join('\n'),
  },
  {
    name: 'control characters',
    languageId: 'python',
    text: `\0\u0001\uD800 generate_presigned_url(\0)`.repeat(1000),
  },
];

describe('presign linter under hostile input', () => {
  for (const { name, languageId, text } of hostile) {
    it(`reads ${name} (${languageId}) in time`, async () => {
      await scanText(importV3, 'typescript');
      await scanText('generate_presigned_url', 'python');
      const elapsed = stopwatch();
      await scanText(text, languageId);
      const took = elapsed();
      assert.ok(took < budgetMs, `${took.toFixed(0)} ms`);
    });
  }

  it('leaves what nobody wrote to nobody', () => {
    assert.ok(isReadable(`(${'[{('.repeat(150)}`));
    assert.ok(!isReadable('('.repeat(501)));
    assert.ok(!isReadable('{a:'.repeat(3000)));
    assert.ok(isReadable('() '.repeat(300_000)));
    assert.ok(!isReadable('a'.repeat(1_000_001)));
  });

  it('decides in under 2 ms that 100 KB hold nothing', () => {
    const text = 'const total = items.reduce((sum, item) => sum + item.price, 0); // get signed\n'.repeat(
      1300,
    );
    assert.ok(text.length > 100_000);
    const elapsed = stopwatch();
    for (let round = 0; round < 10; round++) assert.equal(mayHavePresignCalls(text, 'typescript'), false);
    assert.ok(elapsed() / 10 < 2);
  });

  it('passes files with a presign word to the parser, in their language only', () => {
    assert.ok(
      mayHavePresignCalls('import { getSignedUrl } from "@aws-sdk/s3-request-presigner"', 'typescriptreact'),
    );
    assert.ok(mayHavePresignCalls('s3.generate_presigned_post()', 'python'));
    assert.ok(!mayHavePresignCalls('s3.generate_presigned_post()', 'typescript'));
    assert.ok(!mayHavePresignCalls('getSignedUrl', 'go'));
  });

  it('finds the same with Windows line ends', async () => {
    const text = `${importV3}// a comment\ngetSignedUrl(client, command, {\n  expiresIn: 1_000_000,\n});\n`;
    const [unix, windows] = [
      await scanText(text, 'typescript'),
      await scanText(text.replaceAll('\n', '\r\n'), 'typescript'),
    ];
    assert.deepEqual(
      windows.advice.map(({ message }) => message),
      unix.advice.map(({ message }) => message),
    );
    assert.equal(unix.advice.length, 1);
  });
});
