export const cases = [
  {
    name: 'a PUT is presigned for another region',
    cannot: { ceph: 'it takes a signature for any region' },
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place, { client: bench.client({ region: 'eu-central-1' }) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
