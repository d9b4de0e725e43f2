export const cases = [
  {
    name: 'the URL is signed for a container’s name and called by another',
    async fail(bench) {
      const place = await bench.place();
      const inside = bench.client({ endpoint: 'http://minio:9000' });
      const url = await bench.presign(place, { client: inside });
      const outside = url.replace('http://minio:9000', bench.server.endpoint);
      const { text } = await bench.curl('PUT', outside, { body: 'film' });
      return { ...place, paste: `signed: ${url}\n${text}` };
    },
  },
];
