import { PutObjectCommand } from '@aws-sdk/client-s3';

export const cases = [
  {
    name: 'a signed content type is not sent',
    async fail(bench) {
      const place = await bench.place();
      const command = new PutObjectCommand({
        Bucket: place.bucket,
        Key: place.key,
        ContentType: 'video/mp4',
      });
      const url = await bench.presign(place, { command, signableHeaders: new Set(['content-type']) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
  {
    name: 'a header is sent that is not signed',
    cannot: { ceph: 'it takes headers that are not signed' },
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place);
      const headers = { 'x-amz-meta-author': 'ada' };
      return { ...place, paste: (await bench.curl('PUT', url, { headers, body: 'film' })).text };
    },
  },
  {
    name: 'the SDK signs the headers of a checksum into a presigned PUT',
    async fail(bench) {
      const place = await bench.place();
      const client = bench.client({ requestChecksumCalculation: 'WHEN_SUPPORTED' });
      // As the presigners of other languages do, which keep headers out of the query.
      const names = new Set(['x-amz-checksum-crc32', 'x-amz-sdk-checksum-algorithm']);
      const url = await bench.presign(place, { client, unhoistableHeaders: names });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
