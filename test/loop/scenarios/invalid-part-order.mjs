import { complete, completion, startUpload } from '../multipart.mjs';

export const cases = [
  {
    name: 'the parts are listed as they arrived, the last one first',
    cannot: { ceph: 'it puts them in order itself' },
    async fail(bench) {
      const place = await bench.place();
      const { uploadId, etags } = await startUpload(bench, place, [5_242_880, 5_242_880]);
      const document = completion([
        [2, etags[1]],
        [1, etags[0]],
      ]);
      return { ...place, paste: await complete(bench, place, uploadId, document) };
    },
  },
];
