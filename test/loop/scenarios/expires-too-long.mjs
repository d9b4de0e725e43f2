export const cases = [
  {
    name: 'a PUT is presigned for 30 days',
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place, { expiresIn: 600_000 });
      // The SDK would not sign so long, as other signers do.
      const tooLong = url.replace('X-Amz-Expires=600000', 'X-Amz-Expires=2592000');
      return { ...place, paste: (await bench.curl('PUT', tooLong, { body: 'film' })).text };
    },
  },
];
