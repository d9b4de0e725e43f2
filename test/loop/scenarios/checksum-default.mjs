import { PutObjectCommand } from '@aws-sdk/client-s3';

export const cases = [
  {
    name: 'the SDK signs the checksum of an empty body into a presigned PUT',
    only: ['minio', 'versitygw', 'ceph', 's3rver'],
    async fail(bench) {
      const place = await bench.place();
      const client = bench.client({ requestChecksumCalculation: 'WHEN_SUPPORTED' });
      const url = await bench.presign(place, { client });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
  {
    name: 'the SDK sends a stream with a checksum behind it',
    only: ['minio', 'versitygw', 'ceph', 's3rver'],
    async fail(bench) {
      const place = await bench.place();
      const client = bench.client({ requestChecksumCalculation: 'WHEN_SUPPORTED' });
      const { createReadStream } = await import('node:fs');
      const put = new PutObjectCommand({
        Bucket: place.bucket,
        Key: place.key,
        Body: createReadStream(bench.file('film')),
        ContentLength: 4,
      });
      return { ...place, paste: await bench.refusal(client.send(put)) };
    },
  },
];
