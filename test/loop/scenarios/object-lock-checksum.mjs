export const cases = [
  {
    name: 'an object is to be locked, and comes without a checksum',
    async fail(bench) {
      const place = await bench.place('bin', { ObjectLockEnabledForBucket: true });
      const headers = {
        'x-amz-object-lock-mode': 'GOVERNANCE',
        'x-amz-object-lock-retain-until-date': new Date(Date.now() + 86_400_000).toISOString(),
      };
      const path = `/${place.bucket}/${place.key}`;
      return { ...place, paste: (await bench.send('PUT', path, { headers, body: 'film' })).text };
    },
  },
];
