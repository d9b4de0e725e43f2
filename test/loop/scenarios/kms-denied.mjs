import { randomBytes } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';

/** The only key that the test's key store has. */
const knownKey = 'known-key';

export const cases = [
  {
    name: 'the KMS key is unknown',
    fix: 'allow-kms',
    cannot: {
      minio: 'it runs without a key store, and says that it has no encryption',
      versitygw: 'it has no encryption with keys of a key store',
    },
    async fail(bench) {
      const place = await bench.place();
      const headers = {
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': 'unknown-key',
      };
      const path = `/${place.bucket}/${place.key}`;
      return { ...place, paste: (await bench.send('PUT', path, { headers, body: 'film' })).text };
    },
    async apply(bench, { bucket, key }) {
      const sent = randomBytes(500);
      await bench.s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: sent,
          ServerSideEncryption: 'aws:kms',
          SSEKMSKeyId: knownKey,
        }),
      );
      return { sent };
    },
  },
];
