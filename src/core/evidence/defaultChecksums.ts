import type { Case } from './case.js';

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
