import { createHmac } from 'node:crypto';
import { URLSearchParams } from 'node:url';

/** A presigned PUT of signature version 2, as older signers make it. */
function presignV2(bench, { bucket, key }) {
  const { accessKeyId, secretAccessKey } = bench.server.user;
  const expires = Math.floor(Date.now() / 1_000) + 900;
  const resource = `/${bucket}/${key}`;
  const signature = createHmac('sha1', secretAccessKey)
    .update(`PUT\n\n\n${expires}\n${resource}`)
    .digest('base64');
  const query = new URLSearchParams({ AWSAccessKeyId: accessKeyId, Expires: expires, Signature: signature });
  return `${bench.server.endpoint}${resource}?${query}`;
}

export const cases = [
  {
    name: 'a PUT is presigned with version 2',
    cannot: { minio: 'it takes version 2', ceph: 'it takes version 2' },
    async fail(bench) {
      const place = await bench.place();
      const url = presignV2(bench, place);
      return { ...place, paste: (await bench.curl('PUT', url, { body: 'film' })).text };
    },
  },
];
