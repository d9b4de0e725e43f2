export const cases = [
  {
    name: 'the KMS key is unknown',
    only: ['ceph'],
    async fail(bench) {
      const place = await bench.place();
      const headers = {
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': 'unknown-key',
      };
      const path = `/${place.bucket}/${place.key}`;
      return { ...place, paste: (await bench.send('PUT', path, { headers, body: 'film' })).text };
    },
  },
];
