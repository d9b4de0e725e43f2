import { createServer } from 'node:http';
import { PutObjectCommand } from '@aws-sdk/client-s3';

export const cases = [
  {
    name: 'the SDK’s request timeout is shorter than a slow line needs',
    async fail(bench) {
      const place = await bench.place();
      // A line so slow that nothing comes back in time.
      const line = createServer(() => {});
      await new Promise((done) => line.listen(0, '127.0.0.1', done));
      const client = bench.client({
        endpoint: `http://127.0.0.1:${line.address().port}`,
        maxAttempts: 1,
        requestHandler: { requestTimeout: 200, throwOnRequestTimeout: true },
      });
      const put = new PutObjectCommand({ Bucket: place.bucket, Key: place.key, Body: 'film' });
      try {
        return { ...place, paste: await bench.refusal(client.send(put)) };
      } finally {
        line.closeAllConnections();
        line.close();
      }
    },
  },
];
