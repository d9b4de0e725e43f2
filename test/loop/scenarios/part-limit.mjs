import { UploadPartCommand } from '@aws-sdk/client-s3';
import { startUpload } from '../multipart.mjs';

export const cases = [
  {
    name: 'a part has the number 10,001',
    cannot: { ceph: 'it takes numbers over 10,000' },
    async fail(bench) {
      const place = await bench.place();
      const { uploadId } = await startUpload(bench, place, []);
      const part = { Bucket: place.bucket, Key: place.key, UploadId: uploadId, PartNumber: 10_001 };
      const url = await bench.presign(place, { command: new UploadPartCommand(part) });
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
