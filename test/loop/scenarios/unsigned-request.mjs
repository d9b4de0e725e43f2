export const cases = [
  {
    name: 'the URL is used without its query',
    async fail(bench) {
      const place = await bench.place();
      const [url] = (await bench.presign(place)).split('?');
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
