const withoutRequest =
  'its answer holds no canonical request, so a wrong secret looks like any other difference';

export const cases = [
  {
    name: 'the secret key was copied with a character too many; boto3’s debug log is pasted',
    needsPython: true,
    cannot: { minio: withoutRequest, ceph: withoutRequest },
    async fail(bench) {
      const place = await bench.place();
      const { user } = bench.server;
      const mangled = { ...user, secretAccessKey: `${user.secretAccessKey}"` };
      return { ...place, paste: await bench.debugLog(place, mangled) };
    },
  },
];
