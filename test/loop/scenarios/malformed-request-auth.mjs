export const cases = [
  {
    name: 'a parameter of the signature got lost',
    async fail(bench) {
      const place = await bench.place();
      const url = (await bench.presign(place)).replace(/&X-Amz-SignedHeaders=[^&]*/, '');
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
  {
    name: 'an interceptor adds the application’s Authorization header to a presigned PUT',
    cannot: { versitygw: 'it doesn’t look at the header' },
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place);
      const headers = { Authorization: 'Bearer not-a-real-token' };
      return { ...place, url, paste: (await bench.curl('PUT', url, { headers, body: 'film' })).text };
    },
  },
];
