import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { smallestChange } from '../../../src/core/cors/change.js';
import { corsForms, type CorsForm, type CorsRule } from '../../../src/core/cors/document.js';
import { problemsOf } from '../../../src/core/cors/problems.js';
import { readCors } from '../../../src/core/cors/read.js';
import { writeCors } from '../../../src/core/cors/write.js';

const folder = 'test/fixtures/cors/documents';

const expected: Readonly<Record<string, CorsForm>> = {
  'b2.json': 'b2',
  'cdk.py': 'cdk-python',
  'cdk.ts': 'cdk',
  'cli.json': 'cli',
  'cloudformation.json': 'cloudformation-json',
  'cloudformation.yaml': 'cloudformation-yaml',
  'console.json': 'console',
  'gcs.json': 'gcs',
  'minio.env': 'minio',
  'pulumi.py': 'pulumi-python',
  'pulumi.ts': 'pulumi',
  'r2.json': 'r2',
  'rest.xml': 'xml',
  'sdk.py': 'sdk',
  'serverless.yml': 'serverless',
  'terraform-inline.tf': 'terraform-inline',
  'terraform.tf': 'terraform',
};

const rules: readonly CorsRule[] = [
  {
    id: 'uploads',
    origins: ['https://app.example.com', 'http://localhost:5173'],
    methods: ['PUT', 'POST'],
    headers: ['content-type', 'x-amz-*'],
    exposed: ['ETag', 'x-amz-version-id'],
    maxAgeSeconds: 3000,
  },
  { id: null, origins: ['*'], methods: ['GET'], headers: [], exposed: [], maxAgeSeconds: null },
];

/** What each form can't say, as it comes back. */
const losses: Readonly<Partial<Record<CorsForm, (rule: CorsRule) => CorsRule>>> = {
  'terraform-inline': (rule) => ({ ...rule, id: null }),
  gcs: (rule) => {
    const both = [...new Set([...rule.headers, ...rule.exposed])];
    return { ...rule, id: null, headers: both, exposed: both };
  },
  b2: (rule) => ({ ...rule, id: rule.id ?? 'uploads' }),
};

function plain({ id, origins, methods, headers, exposed, maxAgeSeconds }: CorsRule): CorsRule {
  return { id, origins, methods, headers, exposed, maxAgeSeconds };
}

describe('forms of CORS documents', () => {
  for (const file of readdirSync(folder)) {
    it(`knows ${file} without being told its language`, () => {
      const { documents, error } = readCors(readFileSync(join(folder, file), 'utf8'));
      assert.equal(error, null);
      assert.deepEqual(
        documents.map(({ form }) => form),
        [expected[file]],
      );
      const [rule] = documents[0]?.rules ?? [];
      assert.ok(rule);
      assert.ok(rule.origins.includes('https://app.example.com'));
      assert.ok(rule.methods.includes('PUT'));
      for (const field of Object.values(rule.fields)) {
        const [value] = field.values;
        assert.ok(value && documents[0]);
        const written = documents[0].text.slice(value.span.start, value.span.end);
        assert.ok(
          written.endsWith(value.text) || written === `s3_${value.text.toLowerCase()}`,
          `${written} ${value.text}`,
        );
      }
    });
  }

  for (const form of corsForms) {
    it(`writes ${form} that it reads again`, () => {
      const [document, second] = readCors(writeCors(rules, form)).documents;
      assert.ok(document && !second, writeCors(rules, form));
      if (form === 'minio') {
        assert.deepEqual(document.rules[0]?.origins, [
          'https://app.example.com',
          'http://localhost:5173',
          '*',
        ]);
        return;
      }
      const lose = losses[form] ?? ((rule: CorsRule) => rule);
      assert.deepEqual(document.rules.map(plain), rules.map(lose), document.text);
      assert.deepEqual(
        problemsOf(document).filter(({ severity }) => severity === 'error'),
        [],
        document.text,
      );
    });
  }

  const broken: readonly [string, string, RegExp][] = [
    ['a bucket policy', '{ "Statement": [] }', /policy/],
    ['another object', '{ "a": 1 }', /holds no CORS rules.*console as an array/],
    ['an array of other things', '[1, 2]', /array holds no CORS rules/],
    ['another element', '<AccessControlPolicy/>', /root element is AccessControlPolicy/],
    ['prose', 'Hello', /No CORS rules are in this text/],
    ['nothing', '', /No CORS rules are in this text/],
    ['rules under another name', '{ "CORSRule": {} }', /“CORSRule” holds no CORS rules/],
  ];
  for (const [what, text, message] of broken) {
    it(`says what is wrong with ${what}`, () => {
      const { documents, error } = readCors(text);
      assert.deepEqual(documents, []);
      assert.match(error?.message ?? '', message);
      assert.ok(error && error.span.start >= 0 && error.span.end <= text.length);
    });
  }

  it('reads several buckets of one file', () => {
    const block = (name: string): string =>
      `resource "aws_s3_bucket_cors_configuration" "${name}" {\n  cors_rule {\n    allowed_origins = ["https://${name}.example"]\n    allowed_methods = ["PUT"]\n  }\n}\n`;
    const { documents } = readCors(block('a') + block('b'), { languageId: 'terraform' });
    assert.deepEqual(
      documents.map(({ name, rules: [rule] }) => [name, rule?.origins]),
      [
        ['aws_s3_bucket_cors_configuration.a', ['https://a.example']],
        ['aws_s3_bucket_cors_configuration.b', ['https://b.example']],
      ],
    );
  });

  it('keeps what only an expression knows apart', () => {
    const text =
      'cors_rule {\n  allowed_origins = [var.page, "https://a.example", "${local.b}"]\n  allowed_methods = ["PUT"]\n}';
    const [document] = readCors(text, { languageId: 'terraform' }).documents;
    assert.deepEqual(document?.rules[0]?.origins, ['https://a.example']);
    assert.deepEqual(
      document.rules[0].fields.origins?.values.map(({ text: value, isKnown }) => [value, isKnown]),
      [
        ['var.page', false],
        ['https://a.example', true],
        ['${local.b}', false],
      ],
    );
  });

  const hostile: readonly [string, string][] = [
    ['brackets', '['.repeat(12_000)],
    ['braces with a key', '{"CORSRules":'.repeat(8_000)],
    ['open strings', `[{"AllowedOrigins":["${'\\"'.repeat(40_000)}`],
    ['calls', `[${'s3.CorsRule('.repeat(8_000)}`],
    ['elements', '<CORSConfiguration>' + '<CORSRule>'.repeat(12_000)],
    ['angles', '<CORSConfiguration' + '<'.repeat(12_000)],
    ['comments', '[/*'.repeat(20_000)],
    ['dashes', `CorsRules:\n${'- '.repeat(30_000)}`],
    [
      'indentation',
      Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth % 400)}CorsRules:\n`).join(''),
    ],
    ['heredocs', 'resource "cors" {\na = <<EOF\n'.repeat(3_000)],
    ['blocks', 'cors_rule {\n'.repeat(8_000)],
    ['keys', `CorsRules:\n${'  a: b\n'.repeat(12_000)}`],
    ['rules', `[${'{"AllowedOrigins":["*"],"AllowedMethods":["PUT"]},'.repeat(3_000)}`],
    ['origins', `[{"AllowedMethods":["PUT"],"AllowedOrigins":["${'https://a.example","'.repeat(3_000)}"]}]`],
    ['quotes in code', `import cors\n${"`'".repeat(20_000)}`],
  ];
  for (const [what, text] of hostile) {
    it(`reads hostile ${what} in good time`, function () {
      this.timeout(10_000);
      const start = process.cpuUsage().user;
      for (const languageId of [undefined, 'json', 'yaml', 'terraform', 'typescript', 'python', 'xml']) {
        for (const document of readCors(text, { languageId }).documents.slice(0, 3)) {
          problemsOf(document);
          smallestChange(document, {
            origin: 'https://x.example',
            method: 'PUT',
            headers: ['content-type'],
            credentials: false,
            reads: ['ETag'],
          });
        }
      }
      const milliseconds = (process.cpuUsage().user - start) / 1000;
      assert.ok(milliseconds < 3_000, `${milliseconds} ms`);
    });
  }
});
