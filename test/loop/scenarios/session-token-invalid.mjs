import { temporary } from '../temporary.mjs';

const cannot = {
  versitygw: 'it has no temporary credentials',
  ceph: 'with temporary credentials switched on it refuses without a reason',
};

export const cases = [
  {
    name: 'temporary credentials are used without their session token',
    cannot,
    async fail(bench) {
      const place = await bench.place();
      const { user, client } = await temporary(bench);
      const bare = { accessKeyId: user.accessKeyId, secretAccessKey: user.secretAccessKey };
      const url = await bench.presign(place, { client: client(bare) });
      const { text } = await bench.curl('PUT', url, { body: 'film' });
      return { ...place, user, paste: text };
    },
  },
  {
    name: 'the session token is cut off',
    cannot,
    async fail(bench) {
      const place = await bench.place();
      const { user, client } = await temporary(bench);
      const cut = { ...user, sessionToken: user.sessionToken.slice(0, -20) };
      const url = await bench.presign(place, { client: client(cut) });
      const { text } = await bench.curl('PUT', url, { body: 'film' });
      return { ...place, user, paste: text };
    },
  },
];
