import { minio } from './minio.mjs';
import { s3rver } from './s3rver.mjs';
import { versitygw } from './versitygw.mjs';

/**
 * The S3 servers that tests run against, each a real implementation that verifies signatures and expiry. One more is a
 * file beside these: `name`, `label`, `lacks()` (what this machine must have first, or null), `prepare()` and `start()`,
 * which gives `endpoint`, `region`, `user`, `stop()` and, where the server can't do all that S3 does, `isPartial`.
 */
export const servers = [s3rver, minio, versitygw];
