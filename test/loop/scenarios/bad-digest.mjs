import { createHash } from 'node:crypto';

const pathOf = ({ bucket, key }) => `/${bucket}/${key}`;

export const cases = [
  {
    name: 'Content-MD5 is that of another body',
    async fail(bench) {
      const place = await bench.place();
      const headers = { 'Content-MD5': createHash('md5').update('another film').digest('base64') };
      const { text } = await bench.send('PUT', pathOf(place), { headers, body: 'film' });
      return { ...place, paste: text };
    },
  },
  {
    name: 'Content-MD5 is the text of its hex digits',
    async fail(bench) {
      const place = await bench.place();
      const headers = { 'Content-MD5': createHash('md5').update('film').digest('hex') };
      const { text } = await bench.send('PUT', pathOf(place), { headers, body: 'film' });
      return { ...place, paste: text };
    },
  },
  {
    name: 'x-amz-content-sha256 is that of another body',
    async fail(bench) {
      const place = await bench.place();
      const headers = { 'X-Amz-Content-Sha256': createHash('sha256').update('another film').digest('hex') };
      const { text } = await bench.send('PUT', pathOf(place), { headers, body: 'film' });
      return { ...place, paste: text };
    },
  },
];
