export const cases = [
  {
    name: 'a PUT with If-None-Match and an ETag',
    async fail(bench) {
      const place = await bench.place();
      const headers = { 'If-None-Match': '"d41d8cd98f00b204e9800998ecf8427e"' };
      const path = `/${place.bucket}/${place.key}`;
      return { ...place, paste: (await bench.send('PUT', path, { headers, body: 'film' })).text };
    },
  },
  {
    name: 'a storage class that the store does not have',
    async fail(bench) {
      const place = await bench.place();
      const headers = { 'x-amz-storage-class': 'GLACIER' };
      const path = `/${place.bucket}/${place.key}`;
      return { ...place, paste: (await bench.send('PUT', path, { headers, body: 'film' })).text };
    },
  },
];
