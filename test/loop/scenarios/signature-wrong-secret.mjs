export const cases = [
  {
    name: 'the secret key was copied with a line break',
    async fail(bench) {
      const place = await bench.place();
      const { user } = bench.server;
      const mangled = { ...user, secretAccessKey: `${user.secretAccessKey}\r` };
      const url = await bench.presign(place, { client: bench.client({ credentials: mangled }) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
