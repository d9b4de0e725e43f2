import assert from 'node:assert/strict';
import { scanText } from '../../support/parseSource.js';

const head = `import { GetObjectCommand, PutObjectCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createPresignedPost } from '@aws-sdk/s3-presigned-post';
`;
const put = 'new PutObjectCommand({ Bucket, Key })';
const part = 'new UploadPartCommand({ Bucket, Key, UploadId, PartNumber })';

/** What the one edit of the first refactoring makes of a call. */
async function refactored(
  call: string,
  languageId = 'typescript',
): Promise<{ titles: string[]; text: string }> {
  const text = languageId === 'python' ? call : head + call;
  const { refactorings } = await scanText(text, languageId);
  const edit = refactorings.flatMap((one) => (one.kind === 'edit' ? one.edits : []))[0];
  const after = edit ? text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end) : text;
  return {
    titles: refactorings.map(({ title }) => title),
    text: languageId === 'python' ? after : after.slice(head.length),
  };
}

describe('presign settings', () => {
  it('take the severity that the user chose', async () => {
    const text = `${head}getSignedUrl(c, ${put}, { expiresIn: 60 });`;
    const [byDefault] = (await scanText(text, 'typescript')).advice;
    const [chosen] = (await scanText(text, 'typescript', { rules: { 'expires-too-short': 'error' } })).advice;
    const off = (await scanText(text, 'typescript', { rules: { 'expires-too-short': 'off' } })).advice;
    assert.deepEqual([byDefault?.severity, chosen?.severity, off.length], ['information', 'error', 0]);
  });

  it('hold the default of the SDK against a longer minimum', async () => {
    const { advice } = await scanText(`${head}getSignedUrl(c, ${put});`, 'typescript', {
      minimumUploadSeconds: 1800,
    });
    assert.deepEqual(
      advice.map(({ rule }) => rule),
      ['expires-too-short'],
    );
    assert.ok(advice[0]?.message.startsWith('The default lifetime of 900 s (15 min)'), advice[0]?.message);
    const [fix] = advice[0]?.fixes ?? [];
    assert.deepEqual(fix?.kind === 'edit' && fix.edits.map(({ text }) => text), [', { expiresIn: 1800 }']);
  });
});

describe('presign refactorings', () => {
  const lifetime = 'Presign with a lifetime for uploads';
  const multipart = 'Turn into a multipart upload';
  const cases: readonly { call: string; titles: string[]; after?: string; languageId?: string }[] = [
    {
      call: `getSignedUrl(c, ${put});`,
      titles: [lifetime, multipart],
      after: `getSignedUrl(c, ${put}, { expiresIn: 900 });`,
    },
    {
      call: `getSignedUrl(c, ${put}, {});`,
      titles: [lifetime, multipart],
      after: `getSignedUrl(c, ${put}, { expiresIn: 900 });`,
    },
    {
      call: `getSignedUrl(\n  c,\n  ${put},\n);`,
      titles: [lifetime, multipart],
      after: `getSignedUrl(\n  c,\n  ${put},\n  { expiresIn: 900 },\n);`,
    },
    {
      call: `getSignedUrl(c, ${part}, { expiresIn: 900 });`,
      titles: [lifetime],
      after: `getSignedUrl(c, ${part}, { expiresIn: 3600 });`,
    },
    { call: `getSignedUrl(c, ${put}, { expiresIn: 3600 });`, titles: [multipart] },
    { call: `getSignedUrl(c, ${put}, { expiresIn: ttl() });`, titles: [multipart] },
    { call: `getSignedUrl(c, ${put}, options);`, titles: [multipart] },
    { call: 'getSignedUrl(c, new GetObjectCommand({ Bucket, Key }));', titles: [] },
    { call: `getSignedUrl(c, ${put}, { expiresIn: 60 });`, titles: [] },
    {
      call: 'createPresignedPost(c, { Bucket, Key });',
      titles: [lifetime],
      after: 'createPresignedPost(c, { Bucket, Key, Expires: 3600 });',
    },
    {
      call: 's3.generate_presigned_url("put_object", Params={})',
      titles: [lifetime, multipart],
      after: 's3.generate_presigned_url("put_object", Params={}, ExpiresIn=3600)',
      languageId: 'python',
    },
  ];
  for (const { call, titles, after, languageId } of cases) {
    it(`of ${call.replaceAll('\n', ' ')}`, async () => {
      const result = await refactored(call, languageId);
      assert.deepEqual(result.titles, titles);
      assert.equal(result.text, after ?? call);
    });
  }
});

describe('size limits', () => {
  const over = [
    'const MAX_UPLOAD_BYTES = 5 * 1024 ** 3;',
    'const maxFileSizeMb = 500;',
    'const limits = { fileSize: 1, maxFileSize: 200_000_000 };',
    "const upload = { fileSizeLimit: '2GB' };",
    'if (file.size > 200 * 1024 * 1024) reject();',
    'function check(body: Blob, maxBytes = 1024 ** 3) {}',
  ];
  const notOver = [
    'const MAX_UPLOAD_BYTES = 100 * 1024 * 1024;',
    'const MAX_PART_SIZE = 500 * 1024 * 1024;',
    'const memorySizeMb = 1024;',
    'const maxFileAge = 900_000_000;',
    'const MAX_FILE_SIZE_MB = 50;',
    'if (Date.now() > 1_900_000_000_000) reject();',
    'const other = 5 * 1024 ** 3;',
    'new CreateMultipartUploadCommand({}); const MAX_UPLOAD_BYTES = 5 * 1024 ** 3;',
  ];
  const rulesOf = async (line: string): Promise<string[]> => {
    const text = `${head}${line}\ngetSignedUrl(c, ${put}, { expiresIn: 3600 });`;
    return (await scanText(text, 'typescript')).advice.map(({ rule }) => rule);
  };
  for (const line of over) {
    it(`sees one over 100 MB in ${line}`, async () => {
      assert.deepEqual(await rulesOf(line), ['single-put-for-large-files']);
    });
  }
  for (const line of notOver) {
    it(`sees none over 100 MB in ${line}`, async () => {
      assert.deepEqual(await rulesOf(line), []);
    });
  }

  it('sees them in Python', async () => {
    const text = (line: string): string =>
      `${line}\nclient.generate_presigned_url("put_object", Params={})\n`;
    const found = async (line: string): Promise<number> =>
      (await scanText(text(line), 'python')).advice.length;
    assert.equal(await found('MAX_FILE_SIZE = 2 * 1024**3'), 1);
    assert.equal(await found('if size_bytes > 200_000_000: pass'), 1);
    assert.equal(await found('MAX_FILE_SIZE = 50 * 1024**2'), 0);
    assert.equal(await found('MULTIPART_THRESHOLD_BYTES = 200_000_000'), 0);
  });
});
