import { complete, completion, startUpload } from '../multipart.mjs';

export const cases = [
  {
    name: 'an upload is completed with an ETag that the page could not read',
    async fail(bench) {
      const place = await bench.place();
      const { uploadId, etags } = await startUpload(bench, place, [5_242_880, 1_000]);
      const document = completion([
        [1, etags[0]],
        [2, 'null'],
      ]);
      return { ...place, paste: await complete(bench, place, uploadId, document) };
    },
  },
];
