import { randomBytes } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';

export const cases = [
  {
    name: 'the key is longer than 1,024 bytes',
    fix: 'shorter-key',
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign({ ...place, key: `uploads/${'x'.repeat(1_030)}.bin` });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
    async apply(bench, { bucket, key }) {
      const sent = randomBytes(500);
      await bench.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: sent }));
      return { sent };
    },
  },
];
