export const cases = [
  {
    name: 'a PUT asks for a public ACL',
    cannot: { minio: 'it takes the header and does nothing' },
    async fail(bench) {
      const place = await bench.place();
      const headers = { 'x-amz-acl': 'public-read' };
      const path = `/${place.bucket}/${place.key}`;
      return { ...place, paste: (await bench.send('PUT', path, { headers, body: 'film' })).text };
    },
  },
];
