export const cases = [
  {
    name: 'a stream is sent in chunks of unknown total',
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place);
      const args = ['-H', 'Transfer-Encoding: chunked', '-T', bench.file('film')];
      return { ...place, paste: (await bench.curl('PUT', url, { args })).text };
    },
  },
];
