import assert from 'node:assert/strict';
import { signedUploadIn } from '../../../src/presign/signedUpload.js';

const cases: readonly { name: string; text: string; headers: readonly string[]; parts?: boolean }[] = [
  { name: 'nothing of the kind', text: 'const ContentType = "text/plain";', headers: [] },
  {
    name: 'boto3, which signs what it is given',
    text: `s3.generate_presigned_url('put_object', Params={'Bucket': b, 'Key': k, 'ContentType': t, 'ACL': 'private', 'Metadata': {'User': u}}, ExpiresIn=900)`,
    headers: ['content-type', 'x-amz-acl', 'x-amz-meta-user'],
  },
  {
    name: 'boto3 by keyword, over several lines',
    text: `client.generate_presigned_url(\n    ClientMethod="put_object",\n    Params={"Tagging": "a=b"},\n)`,
    headers: ['x-amz-tagging'],
  },
  {
    name: 'only the arguments of the call',
    text: `s3.generate_presigned_url('put_object', Params={'Key': k})\nother = {'ContentType': 'text/plain'}`,
    headers: [],
  },
  {
    name: 'SDK v2, which moves x-amz-* into the query',
    text: `s3.getSignedUrl('putObject', { Bucket, Key, ContentType: type, ACL: 'private' })`,
    headers: ['content-type'],
  },
  {
    name: 'SDK v3, which signs no Content-Type',
    text: `getSignedUrl(client, new PutObjectCommand({ Bucket, Key, ContentType: type }), { expiresIn: 900 })`,
    headers: [],
  },
  {
    name: 'SDK v3 that was told to sign it',
    text: `getSignedUrl(client, new PutObjectCommand({ ContentType }), { signableHeaders: new Set(['content-type']) })`,
    headers: ['content-type'],
  },
  { name: 'parts', text: 'new UploadPartCommand({ PartNumber: 1 })', headers: [], parts: true },
  {
    name: 'a call that never ends',
    text: `s3.generate_presigned_url('put_object', {'ContentType': t${'('.repeat(5000)}`,
    headers: ['content-type'],
  },
];

describe('what presign calls make a page send', () => {
  for (const { name, text, headers, parts = false } of cases) {
    it(`is read from ${name}`, () => {
      assert.deepEqual(signedUploadIn(text), { signedHeaders: headers, uploadsParts: parts });
    });
  }
});
