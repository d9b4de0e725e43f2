export const cases = [
  {
    name: 'the access key belongs to another store',
    async fail(bench) {
      const place = await bench.place();
      const credentials = { ...bench.server.user, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' };
      const url = await bench.presign(place, { client: bench.client({ credentials }) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
