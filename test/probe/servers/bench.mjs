import assert from 'node:assert/strict';
import {
  AbortMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

export const origin = 'https://app.example';
export const key = '2026/beach day.mp4';

/** A bucket on a running server, the URLs that tests ask about, and what proves that asking changed nothing. */
export async function openBench(server, probe) {
  const client = new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    credentials: server.user,
    forcePathStyle: true,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  const bucket = server.buckets?.[0] ?? 'holiday-films';
  if (!server.buckets) await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const put = new PutObjectCommand({ Bucket: bucket, Key: key });
  const sign = (command, options) => getSignedUrl(client, command, { expiresIn: 900, ...options });
  const good = await sign(put);
  const send = probe.nodeSend();
  const never = new AbortController().signal;
  const uploads = [];

  const ask = async (check, url, wishes = {}) => {
    const target = probe.findTarget(url, Date.now(), {
      origin,
      contentType: 'video/mp4',
      bytes: 2048,
      ...wishes,
    });
    assert.equal(typeof target, 'object', String(target));
    const result = await probe.runCheck(check, target, send, never);
    return { ...result, cause: probe.judgeTogether(url, [result], Date.now()).cause };
  };

  return {
    server,
    probe,
    client,
    bucket,
    ask,
    never,
    urls: {
      good,
      expired: await sign(put, { expiresIn: 60, signingDate: new Date(Date.now() - 600_000) }),
      altered: good.replace('beach', 'beech'),
      noBucket: await sign(new PutObjectCommand({ Bucket: 'nobody-has-this-bucket', Key: key })),
    },
    account: (more = {}) =>
      probe.openAccount({
        profile: null,
        endpoint: server.endpoint,
        region: server.region,
        credentials: server.user,
        ...more,
      }),
    async beginUpload() {
      const { UploadId } = await client.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key: key }));
      uploads.push(UploadId);
      const part = { Bucket: bucket, Key: key, UploadId, PartNumber: 1 };
      return { UploadId, url: await sign(new UploadPartCommand(part)), part };
    },
    /** No object and no part came of what was asked. */
    async storedNothing() {
      if (server.buckets) {
        // It lists nothing to those who sign with this SDK, and shows objects to everybody.
        const answer = await fetch(good.replace(/\?.*/, ''));
        await answer.arrayBuffer();
        assert.equal(answer.status, 404, 'the object is there');
        return;
      }
      const { KeyCount } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
      assert.equal(KeyCount, 0, 'an object was stored');
      for (const UploadId of uploads.splice(0)) {
        const { Parts = [] } = await client.send(
          new ListPartsCommand({ Bucket: bucket, Key: key, UploadId }),
        );
        assert.deepEqual(Parts, [], 'a part was stored');
        await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId }));
      }
    },
    /** Leaves an upload, and its part, to the test that put it there. */
    async abort(UploadId) {
      uploads.splice(uploads.indexOf(UploadId), 1);
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key: key, UploadId }));
    },
  };
}
