import { complete, completion, startUpload } from '../multipart.mjs';

export const cases = [
  {
    name: 'an upload is completed whose first part has 1 MiB',
    async fail(bench) {
      const place = await bench.place();
      const { uploadId, etags } = await startUpload(bench, place, [1_048_576, 1_000]);
      const document = completion(etags.map((etag, index) => [index + 1, etag]));
      return { ...place, paste: await complete(bench, place, uploadId, document) };
    },
  },
];
