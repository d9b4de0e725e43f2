import { rmSync } from 'node:fs';
import S3rver from '@20minutes/s3rver';
import { dataFolder } from './serverProcess.mjs';

// Its signature check fails on requests that make a bucket, so it starts with those that tests use.
const buckets = ['snippets-ts', 'snippets-js', 'snippets-py', 'snippets-sh', 'snippets-sdk'];

/** An S3 server inside this process, wherever Node is: it verifies signatures and expiry. */
export const s3rver = {
  name: 's3rver',
  label: 's3rver 4.0.4',
  lacks: () => null,
  prepare: async () => {},
  async start() {
    const directory = dataFolder('s3rver');
    const server = new S3rver({
      address: '127.0.0.1',
      port: 0,
      silent: true,
      directory,
      configureBuckets: buckets.map((name) => ({ name })),
    });
    const { port } = await server.run();
    return {
      name: 's3rver',
      label: s3rver.label,
      endpoint: `http://127.0.0.1:${port}`,
      region: 'us-east-1',
      // The only key it knows.
      user: { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' },
      buckets,
      // It judges no POST policy, lists and aborts no multipart upload, and has no ETags of its own for them.
      isPartial: true,
      pid: process.pid,
      stop: async () => {
        await server.close();
        rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
      },
    };
  },
};
