export const cases = [
  {
    name: 'the bucket’s name has a slip in it',
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign({ ...place, bucket: `${place.bucket}x` });
      const { text } = await bench.curl('PUT', url, { body: 'film' });
      return { ...place, paste: text, reader: { bucket: place.bucket } };
    },
  },
];
