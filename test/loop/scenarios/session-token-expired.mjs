import { temporary } from '../temporary.mjs';

export const cases = [
  {
    name: 'a URL is signed with temporary credentials that have ended; both are pasted',
    needsClock: true,
    cannot: {
      minio:
        'its temporary credentials live 15 minutes at least, longer than a test may wait, and its clock can’t be moved',
      versitygw: 'it has no temporary credentials',
    },
    async fail(bench) {
      const place = await bench.place();
      const { user: old, client } = await temporary(bench, { agoSeconds: 1_000 });
      const url = await bench.presign(place, { client: client(old) });
      const { text } = await bench.curl('PUT', url, { body: 'film' });
      const { endsAt, accessKeyId, sessionToken } = old;
      // As the command line prints them, without the secret.
      const Credentials = { AccessKeyId: accessKeyId, SessionToken: sessionToken, Expiration: endsAt };
      const { user } = await temporary(bench);
      return { ...place, user, paste: `${JSON.stringify({ Credentials }, null, 2)}\n${text}` };
    },
  },
];
