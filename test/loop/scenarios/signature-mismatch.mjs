export const cases = [
  {
    name: 'the secret key is another one, and the store says no more than that the signature differs',
    cannot: { versitygw: 'its answer holds the canonical request, so it says more than that' },
    async fail(bench) {
      const place = await bench.place();
      const credentials = { ...bench.server.user, secretAccessKey: 'of-an-older-key-pair' };
      const url = await bench.presign(place, { client: bench.client({ credentials }) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
