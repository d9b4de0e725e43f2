import type { Case } from './case.js';

/**
 * Whether a digest that does not fit may come from a store that hashes the chunks of a default checksum as if they were the file:
 * the client is version 2 of the Go SDK, or names itself as one with the new default, and the store is not Amazon's.
 *
 * @see https://github.com/aws/aws-sdk-go-v2/discussions/2960
 */
export function mayHashChunks(c: Case): boolean {
  return (
    c.code === 'XAmzContentSHA256Mismatch' &&
    c.provider !== 'aws' &&
    c.element('ClientComputedContentSHA256') === undefined &&
    (addsChecksumsByDefault(c) ||
      c.find(/operation error S3: \w{2,60}, [^\n]{0,60}https response error/) !== undefined)
  );
}

/** Google refuses the headers of default checksums with a message that names nothing. */
export function isOpenRefusalOfGoogle(c: Case): boolean {
  return (
    c.provider === 'gcs' &&
    c.code === 'InvalidArgument' &&
    /^(?:invalid argument\.?)?$/i.test(c.message) &&
    (addsChecksumsByDefault(c) ||
      c.find(/operation error S3: \w{2,60}, [^\n]{0,60}https response error/) !== undefined)
  );
}

/**
 * Whether the client names itself as a version that adds checksums to uploads by default: from January 2025 on.
 *
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-dataintegrity.html
 */
export function addsChecksumsByDefault(c: Case): boolean {
  const botocore = c.find(/boto(?:3|core)(?:==|\/)1\.(?<minor>\d{1,3})\./);
  if (Number(botocore?.groups['minor'] ?? 0) >= 36) return true;
  const cli = c.find(/aws-cli\/(?<major>[12])\.(?<minor>\d{1,3})\./);
  return cli !== undefined && Number(cli.groups['minor']) >= (cli.groups['major'] === '1' ? 37 : 23);
}
