import { GetObjectCommand } from '@aws-sdk/client-s3';

export const cases = [
  {
    name: 'a URL that was presigned for GET is used for a PUT',
    async fail(bench) {
      const place = await bench.place();
      const command = new GetObjectCommand({ Bucket: place.bucket, Key: place.key });
      const url = await bench.presign(place, { command });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
