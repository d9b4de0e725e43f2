export const cases = [
  {
    name: 'the bucket is missing from the address',
    async fail(bench) {
      const place = await bench.place();
      const path = `/${place.key.split('/').at(-1)}`;
      return {
        ...place,
        paste: (await bench.send('PUT', path, { body: 'film' })).text,
        reader: { ...place },
      };
    },
  },
  {
    name: 'the upload goes to the root of the endpoint',
    async fail(bench) {
      const place = await bench.place();
      return { ...place, paste: (await bench.send('PUT', '/', { body: 'film' })).text, reader: { ...place } };
    },
  },
];
