export const cases = [
  {
    name: 'the secret key is another one, and only the URL and the answer are pasted',
    async fail(bench) {
      const place = await bench.place();
      const credentials = { ...bench.server.user, secretAccessKey: 'of-an-older-key-pair' };
      const url = await bench.presign(place, { client: bench.client({ credentials }) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
