import { AbortMultipartUploadCommand, UploadPartCommand } from '@aws-sdk/client-s3';
import { startUpload } from '../multipart.mjs';

export const cases = [
  {
    name: 'a part is sent to an upload that was aborted',
    async fail(bench) {
      const place = await bench.place();
      const { uploadId } = await startUpload(bench, place, []);
      const upload = { Bucket: place.bucket, Key: place.key, UploadId: uploadId };
      const url = await bench.presign(place, {
        command: new UploadPartCommand({ ...upload, PartNumber: 1 }),
      });
      await bench.s3.send(new AbortMultipartUploadCommand(upload));
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
