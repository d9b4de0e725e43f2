import { complete, startUpload } from '../multipart.mjs';

export const cases = [
  {
    name: 'an upload is completed with a document that is cut off',
    async fail(bench) {
      const place = await bench.place();
      const { uploadId } = await startUpload(bench, place, [5_242_880]);
      const document = '<CompleteMultipartUpload><Part><PartNumber>1</PartNumber>';
      return { ...place, paste: await complete(bench, place, uploadId, document) };
    },
  },
];
