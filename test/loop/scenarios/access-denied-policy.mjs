import { randomBytes } from 'node:crypto';
import { PutBucketPolicyCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { renderTask } from '../programs.mjs';
import { ask, temporary } from '../temporary.mjs';

/** How each server attaches a policy to the user whose upload it refused, and the user to upload with afterwards. */
const attach = {
  // A policy of the session: the credentials are given out anew, with the document as it stands.
  minio: async (bench, _bucket, document) => (await temporary(bench, { policy: document })).user,
  // It has policies of buckets only, where a statement names who it is for.
  versitygw: async (bench, bucket, document) => {
    const policy = JSON.parse(document);
    for (const statement of policy.Statement) statement.Principal = { AWS: [bench.server.other.accessKeyId] };
    // It stands above the bucket's owner, who is to read the object afterwards.
    const Principal = { AWS: [bench.server.user.accessKeyId] };
    const Resource = `arn:aws:s3:::${bucket}/*`;
    policy.Statement.push({ Effect: 'Allow', Principal, Action: 's3:GetObject', Resource });
    await bench.s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: JSON.stringify(policy) }));
    return bench.server.other;
  },
  // The user's own policy, with the document as it stands.
  ceph: async (bench, _bucket, document) => {
    const form = {
      Action: 'PutUserPolicy',
      UserName: 'other',
      PolicyName: 'upload',
      PolicyDocument: document,
    };
    await ask(bench, bench.server.endpoint, 'iam', form);
    return bench.server.other;
  },
};

const readOnly = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' }],
});

export const cases = [
  {
    name: 'the signer may not write to the bucket',
    fix: { minio: 'allow-on-store', versitygw: 'allow-on-store', ceph: 'allow-user' },
    async fail(bench) {
      const place = await bench.place();
      const credentials = bench.server.other ?? (await temporary(bench, { policy: readOnly })).user;
      const url = await bench.presign(place, { client: bench.client({ credentials }) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
    async apply(bench, { bucket, key }, { values }) {
      const { file, text } = renderTask(bench, 'least-privilege', 'json', values);
      const credentials = await attach[bench.server.name](bench, bucket, text);
      const sent = randomBytes(500);
      const put = new PutObjectCommand({ Bucket: bucket, Key: key, Body: sent });
      await bench.client({ credentials }).send(put);
      // On Ceph an object is its uploader's.
      const reader = bench.server.name === 'ceph' ? credentials : bench.server.user;
      return { sent, ran: [file], reader };
    },
  },
];
