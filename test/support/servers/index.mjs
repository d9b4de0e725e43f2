import { ceph } from './ceph.mjs';
import { minio } from './minio.mjs';
import { s3rver } from './s3rver.mjs';
import { versitygw } from './versitygw.mjs';

// A machine that cannot have one of them says so, and no test counts it as missing: `S3_SERVERS_WITHOUT=ceph`.
const without = (process.env.S3_SERVERS_WITHOUT ?? '').split(',');

/**
 * The S3 servers that tests run against, each a real implementation that verifies signatures and expiry. One more is a
 * file beside these: `name`, `label`, `lacks()` (what this machine must have first, or null), `prepare()` and `start()`,
 * which gives `endpoint`, `region`, `user`, `stop()` and, where the server can't do all that S3 does, `isPartial`.
 */
export const allServers = [s3rver, minio, versitygw, ceph].filter(({ name }) => !without.includes(name));

/** Those that answer as Amazon S3 does wherever the snippets look: Ceph knows no unknown upload, only an unknown key. */
export const servers = allServers.filter((server) => server !== ceph);
