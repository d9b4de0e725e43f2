import {
  GetBucketEncryptionCommand,
  GetBucketLocationCommand,
  GetBucketOwnershipControlsCommand,
  GetPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import { judgeUpload } from '../../core/cors/upload.js';
import { formatCount } from '../../core/text/units.js';
import type { Account } from './account.js';
import { accountSentence, codeOf } from './accountErrors.js';
import { readPermission, readRules } from './corsRules.js';
import type { CheckTarget } from '../target.js';

/** One setting of a bucket that can make an upload fail. */
interface Setting {
  readonly name: string;
  /** The request that reads it. */
  readonly request: string;
  readonly permission: string;
  /** What it means for this upload, in a sentence. */
  readonly read: (
    account: Account,
    bucket: string,
    target: CheckTarget,
    signal: AbortSignal,
  ) => Promise<string>;
}

/**
 * The settings in the order in which they are read.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
export const bucketSettings: readonly Setting[] = [
  {
    name: 'CORS rules',
    request: 'GET ?cors',
    permission: readPermission,
    async read(account, bucket, target, signal) {
      const rules = await readRules(account, bucket, signal);
      if (rules === null) return 'None, so a browser may not upload.';
      const count = formatCount(rules.length, 'rule');
      if (target.origin === null) return `${count}; which page uploads is not known.`;
      const { origin, method, headers, url } = target;
      const reads = /[?&]partNumber=/i.test(url) ? ['ETag'] : [];
      const names = headers.map(([name]) => name);
      const { story } = judgeUpload(rules, { origin, method, headers: names, credentials: false, reads });
      return `${count}. ${story.join(' ')}`;
    },
  },
  {
    name: 'Region',
    request: 'GET ?location',
    permission: 's3:GetBucketLocation',
    async read({ client, choice }, bucket, { signedRegion }, abortSignal) {
      const answer = await client.send(new GetBucketLocationCommand({ Bucket: bucket }), { abortSignal });
      const constraint: string = answer.LocationConstraint ?? '';
      const region = constraint === '' ? 'us-east-1' : constraint === 'EU' ? 'eu-west-1' : constraint;
      // Other stores name a zone of their own here, which no signature has.
      return choice.endpoint !== null || signedRegion === null || signedRegion === region
        ? `${region}.`
        : `${region}, and the URL was signed for ${signedRegion}.`;
    },
  },
  {
    name: 'Encryption',
    request: 'GET ?encryption',
    permission: 's3:GetEncryptionConfiguration',
    async read({ client }, bucket, _target, abortSignal) {
      const answer = await client.send(new GetBucketEncryptionCommand({ Bucket: bucket }), { abortSignal });
      const [rule] = answer.ServerSideEncryptionConfiguration?.Rules ?? [];
      const algorithm = rule?.ApplyServerSideEncryptionByDefault?.SSEAlgorithm;
      return algorithm === 'aws:kms' || algorithm === 'aws:kms:dsse'
        ? `${algorithm}: the signer needs kms:GenerateDataKey on the key, and kms:Decrypt for parts.`
        : `${algorithm ?? 'none'}: it asks nothing of the signer.`;
    },
  },
  {
    name: 'Object ownership',
    request: 'GET ?ownershipControls',
    permission: 's3:GetBucketOwnershipControls',
    async read({ client }, bucket, target, abortSignal) {
      const answer = await client.send(new GetBucketOwnershipControlsCommand({ Bucket: bucket }), {
        abortSignal,
      });
      const ownership: string = answer.OwnershipControls?.Rules?.[0]?.ObjectOwnership ?? 'not set';
      const acl = aclOf(target);
      return ownership === 'BucketOwnerEnforced' && acl !== undefined && acl !== 'bucket-owner-full-control'
        ? `${ownership}, so this upload with the ACL ${acl} is refused.`
        : `${ownership}.`;
    },
  },
  {
    name: 'Public access block',
    request: 'GET ?publicAccessBlock',
    permission: 's3:GetBucketPublicAccessBlock',
    async read({ client }, bucket, target, abortSignal) {
      const answer = await client.send(new GetPublicAccessBlockCommand({ Bucket: bucket }), { abortSignal });
      const blocksAcls = answer.PublicAccessBlockConfiguration?.BlockPublicAcls === true;
      const acl = aclOf(target) ?? '';
      if (blocksAcls && acl.startsWith('public-'))
        return `Public ACLs are blocked, so this upload with ${acl} is refused.`;
      return blocksAcls
        ? 'Public ACLs are blocked; this upload asks for none.'
        : 'Public ACLs are not blocked.';
    },
  },
];

/** What a store answers where a setting was never made. */
const unset = new Set([
  'ServerSideEncryptionConfigurationNotFoundError',
  'OwnershipControlsNotFoundError',
  'NoSuchPublicAccessBlockConfiguration',
]);

/** Reads the settings one after the other. One that can't be read says why and stops none of the others. */
export async function readBucketSettings(
  account: Account,
  bucket: string,
  target: CheckTarget,
  signal: AbortSignal,
): Promise<string[]> {
  const lines: string[] = [];
  for (const { name, permission, read } of bucketSettings) {
    if (signal.aborted) break;
    lines.push(`${name}: ${await settingInWords(() => read(account, bucket, target, signal), permission)}`);
  }
  return lines;
}

async function settingInWords(read: () => Promise<string>, permission: string): Promise<string> {
  try {
    return await read();
  } catch (error) {
    return unset.has(codeOf(error)) ? 'not set.' : accountSentence(error, permission);
  }
}

function aclOf({ headers, url }: CheckTarget): string | undefined {
  return (
    headers.find(([name]) => name === 'x-amz-acl')?.[1] ?? /[?&]x-amz-acl=([a-z-]{1,40})/i.exec(url)?.[1]
  );
}
