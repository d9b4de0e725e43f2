import { randomBytes } from 'node:crypto';
import { PutObjectCommand } from '@aws-sdk/client-s3';

const hourMs = 3_600_000;

/** Setting the clock right is a change of the machine: here the signer's clock is no longer moved. */
async function applyClock(bench, { bucket, key }) {
  const sent = randomBytes(500);
  await bench.s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: sent }));
  return { sent };
}

export const cases = [
  {
    name: 'an SDK signs on a machine whose clock is an hour late',
    fix: 'fix-clock',
    async fail(bench) {
      const place = await bench.place();
      const date = new Date(Date.now() - hourMs).toISOString().replace(/[-:]|\.\d+/g, '');
      const path = `/${place.bucket}/${place.key}`;
      const { text } = await bench.send('PUT', path, { headers: { 'X-Amz-Date': date }, body: 'film' });
      return { ...place, paste: text };
    },
    apply: applyClock,
  },
  {
    name: 'a URL is presigned on a machine whose clock is an hour ahead',
    fix: 'fix-clock',
    cannot: {
      versitygw: 'it takes URLs that are signed in the future',
      ceph: 'it takes URLs that are signed in the future',
    },
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place, { signingDate: new Date(Date.now() + hourMs) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
    apply: applyClock,
  },
];
