import { randomBytes } from 'node:crypto';
import { HeadObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';

export const cases = [
  {
    name: 'a PUT with If-None-Match: * meets an object',
    fix: 'check-condition',
    async fail(bench) {
      const place = await bench.place();
      await bench.s3.send(new PutObjectCommand({ Bucket: place.bucket, Key: place.key, Body: 'older' }));
      const headers = { 'If-None-Match': '*' };
      const path = `/${place.bucket}/${place.key}`;
      return { ...place, paste: (await bench.send('PUT', path, { headers, body: 'film' })).text };
    },
    async apply(bench, { bucket, key }) {
      const sent = randomBytes(500);
      const { ETag } = await bench.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }));
      // Ceph compares the ETag with its quotes to one without, so there the condition is left out.
      const condition = bench.server.name === 'ceph' ? {} : { IfMatch: ETag };
      await bench.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: sent, ...condition }));
      return { sent };
    },
  },
];
