export const cases = [
  {
    name: 'the upload goes to the root of the endpoint',
    async fail(bench) {
      const place = await bench.place();
      return { ...place, paste: (await bench.send('PUT', '/', { body: 'film' })).text, reader: { ...place } };
    },
  },
];
