import {
  CreateBucketCommand,
  GetBucketCorsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { startCountingProxy } from './countingProxy.mjs';

process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
const bucket = 'holiday-films';

/** A real store with a bucket, and before it a proxy that counts who comes. `endpoint` is the proxy's. */
export async function startStore(server, cleanUp) {
  await server.prepare();
  const running = await server.start();
  cleanUp.push(running.stop);
  const proxy = await startCountingProxy(Number(new URL(running.endpoint).port));
  cleanUp.push(proxy.stop);
  const clientAt = (endpoint) =>
    new S3Client({ endpoint, region: running.region, credentials: running.user, forcePathStyle: true });
  const client = clientAt(running.endpoint);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const put = new PutObjectCommand({ Bucket: bucket, Key: '2026/beach.mp4' });
  const sign = (options) => getSignedUrl(clientAt(proxy.endpoint), put, options);
  return {
    endpoint: proxy.endpoint,
    host: new URL(proxy.endpoint).host,
    connections: proxy.connections,
    user: running.user,
    bucket,
    goodUrl: await sign({ expiresIn: 900 }),
    expiredUrl: await sign({ expiresIn: 60, signingDate: new Date(Date.now() - 600_000) }),
    objects: async () => (await client.send(new ListObjectsV2Command({ Bucket: bucket }))).KeyCount,
    /** Null where the bucket has none. */
    rules: () =>
      client.send(new GetBucketCorsCommand({ Bucket: bucket })).then(
        ({ CORSRules }) => CORSRules,
        (error) => {
          if (error.name === 'NoSuchCORSConfiguration') return null;
          throw error;
        },
      ),
  };
}
