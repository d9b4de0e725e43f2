export const cases = [
  {
    name: 'a file of 6 GiB is sent in one PUT',
    cannot: {
      minio: 'it takes up to 5 TiB in one PUT, which is the most that an object may have',
      versitygw: 'it takes any size in one PUT',
    },
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place);
      // The refusal comes before the body.
      const headers = ['-H', 'Content-Length: 6442450944'];
      return { ...place, paste: (await bench.curl('PUT', url, { args: headers })).text };
    },
  },
];
