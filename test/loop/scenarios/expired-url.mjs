import { setTimeout as sleep } from 'node:timers/promises';

export const cases = [
  {
    name: 'a presigned PUT is used after its lifetime',
    async fail(bench) {
      const place = await bench.place();
      const url = await bench.presign(place, { expiresIn: 1 });
      await sleep(2_100);
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
